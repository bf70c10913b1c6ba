"""Faults that are not in anybody's data: the machine's, or our own. Trouble in data is a `Diagnostic`."""

import errno


class GeneratorError(Exception):
    """Root of our exceptions; the message is Chinese and meant for the user."""


class SetupError(GeneratorError):
    """Something on the machine is missing or failed (exit code 3)."""


class PublishError(GeneratorError):
    """The site could not be written whole; what was published before is untouched (exit code 3)."""


class BusyTargetError(PublishError):
    """Another build is at work on the same site; it may be making the very same."""


class PrintError(GeneratorError):
    """What was set does not read back as it should; nothing was written (exit code 3)."""


class PersonalDataError(GeneratorError):
    """What was made holds personal data; it was not published (exit code 1, for the cause lies in the data)."""


_REASONS = {
    errno.ENOENT: "找不到这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENOTDIR: "路径里有一段是文件，不是文件夹",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.EEXIST: "已经有同名的文件或文件夹",
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "磁盘配额用完了",
    errno.EROFS: "磁盘是只读的",
    errno.ENAMETOOLONG: "名称太长",
    errno.ELOOP: "链接绕成了圈",
    errno.EMFILE: "打开的文件太多",
    errno.EBUSY: "正在被别的程序使用，或者是挂载的磁盘",
    errno.EXDEV: "不在同一个磁盘上",
    errno.ENXIO: "这是管道或者设备，不是文件",
    errno.EIO: "磁盘读写出错，可能坏了",
    errno.ENOTEMPTY: "文件夹里还有东西",
    errno.ENOTSUP: "这个磁盘不支持",
    errno.ESTALE: "网络磁盘断开过",
    errno.EADDRINUSE: "端口已经被别的程序占用",
}


def explain_os_error(error: OSError) -> str:
    """What the machine refused, in Chinese; its own number where we have no word for it."""
    known = _REASONS.get(error.errno or 0)
    return known or f"系统错误 {error.errno}"
