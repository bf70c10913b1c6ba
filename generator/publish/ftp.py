"""A site that can only be reached by FTP: file by file, each under another name until it is whole.

STOR empties the file it writes at once, and some servers call half a file complete when the line breaks. So a file goes
up beside its place, its length is asked for, and it takes the name over. TLS is used where the address says `ftps`.
"""

import ftplib
import io
import ssl
from contextlib import suppress

from generator.model.errors import PublishError

_PART = ".gk-part"
_SECONDS = 30
_MISSING = "550"


class FtpStore:
    """A folder on an FTP server. Close it when done."""

    def __init__(self, host: str, port: int, path: str, user: str, password: str, *, is_safe: bool) -> None:
        """Connect.

        Raises:
            PublishError: the server is not reached or lets nobody in, or there is no such folder.
        """
        self.name = f"{host}/{path.strip('/')}"
        self._made: set[str] = {""}
        self._ftp = ftplib.FTP_TLS(context=ssl.create_default_context()) if is_safe else ftplib.FTP()  # noqa: S321
        self._ftp.encoding = "utf-8"
        try:
            self._ftp.connect(host, port, timeout=_SECONDS)
            self._ftp.login(user or "anonymous", password)
            if isinstance(self._ftp, ftplib.FTP_TLS):
                self._ftp.prot_p()
            self._ftp.voidcmd("TYPE I")
            self._ftp.cwd(path or "/")
        except ftplib.error_perm as error:
            self._ftp.close()
            raise PublishError(f"FTP 服务器“{host}”不让进：用户名、密码或者文件夹不对（{error}）。") from error
        except (ftplib.Error, OSError, EOFError) as error:
            self._ftp.close()
            raise PublishError(f"连不上 FTP 服务器“{host}:{port}”。先看地址、端口对不对，服务器开没开。") from error

    def close(self) -> None:
        """Say good-bye."""
        with suppress(ftplib.Error, OSError, EOFError):
            self._ftp.quit()
        self._ftp.close()

    def read(self, path: str) -> bytes | None:
        out = io.BytesIO()
        try:
            self._ftp.retrbinary(f"RETR {path}", out.write)
        except ftplib.error_perm as error:
            if str(error).startswith(_MISSING):
                return None
            raise OSError(5, str(error)) from error
        except (ftplib.Error, EOFError) as error:
            raise OSError(5, str(error)) from error
        return out.getvalue()

    def put(self, path: str, data: bytes) -> None:
        """Put one file: whoever asks for it gets the old one or the new one."""
        folder, _, name = path.rpartition("/")
        part = f"{folder}/.{name}{_PART}" if folder else f".{name}{_PART}"
        try:
            self._make(folder)
            self._ftp.storbinary(f"STOR {part}", io.BytesIO(data))
            if self._ftp.size(part) != len(data):
                raise OSError(5, f"“{path}”没有传完整")
            self._ftp.rename(part, path)
        except (ftplib.Error, EOFError) as error:
            raise OSError(5, f"“{path}”传不上去：{error}") from error

    def remove(self, path: str) -> None:
        """Remove a file, and its folder where that is empty now."""
        try:
            self._ftp.delete(path)
        except ftplib.error_perm as error:
            if not str(error).startswith(_MISSING):
                raise OSError(5, f"“{path}”删不掉：{error}") from error
        except (ftplib.Error, EOFError) as error:
            raise OSError(5, f"“{path}”删不掉：{error}") from error
        with suppress(ftplib.error_perm):
            if folder := path.rpartition("/")[0]:
                self._ftp.rmd(folder)

    def _make(self, folder: str) -> None:
        if folder in self._made:
            return
        self._make(folder.rpartition("/")[0])
        with suppress(ftplib.error_perm):  # it is there already
            self._ftp.mkd(folder)
        self._made.add(folder)
