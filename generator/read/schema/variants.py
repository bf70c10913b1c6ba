"""What people write for a word that is fixed → the word; and what has none, with the reason.

Offices have written these columns for years in words of their own: those of the older tables, of their own web sites,
of other provinces. Each row was met in a published catalogue or follows one that was.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.model.likeness import Sound, find_typed, split_words, tidy_word

_VARIANTS: Mapping[str, str] = {
    # 公开层级
    "县级": (
        "县 区级 区县级 县区级 县（区）级 县（市、区）级 县市区级 县（市）级 区（县）级 县一级 本县 本级 县本级 "
        "县里 旗级"
    ),
    "乡级": (
        "乡 镇 镇级 乡镇 乡镇级 乡（镇）级 乡镇（街道） 乡镇街道 乡镇街道级 镇街 镇街级 镇（街）级 镇（街道）级 "
        "街道 街道级 街道办 乡一级 镇一级 乡（镇、街道）级 苏木级"
    ),
    "村级": (
        "村 村社 村社级 村居 村居级 村（居）级 村（社区）级 村（社区） 村社区 村社区级 社区 社区级 居委会 村委会 "
        "行政村 行政村级 村一级 村组级 嘎查级 组级"
    ),
    # 公开方式
    "主动公开": "主动 主动公示 主动发布 自主公开 主动向社会公开 向社会主动公开 全部主动公开",
    "依申请公开": (
        "依申请 申请公开 按申请公开 依申请的公开 依申请提供 依申请予以公开 申请后公开 凭申请公开 被动公开 依法申请公开"
    ),
    # 五公开
    "决策": "决策公开 决策环节 重大决策",
    "执行": "执行公开 执行环节 实施 实施公开 落实",
    "管理": "管理公开 管理环节 监管 监督管理",
    "服务": "服务公开 服务环节 公共服务 便民服务 办事服务",
    "结果": "结果公开 结果环节 办理结果",
    # 公开性质
    "长期": "长期公开 永久 永久公开 常年 常年公开 常态 常态化 长期性 一直公开 持续公开 固定",
    "定期": "定期公开 每年 每季度 按季度 按年 按月 每月 周期性 定期性 定期性公开",
    "临时": "临时公开 一次性 临时性 短期 临时性公开",
    # 权力类型
    "行政许可": "许可 许可类 行政审批 审批",
    "行政处罚": "处罚 处罚类",
    "行政强制": "强制 行政强制措施 行政强制执行 强制类",
    "行政征收": "征收 征收类",
    "行政给付": "给付 给付类 行政给予",
    "行政检查": "检查 监督检查 检查类 行政监督检查",
    "行政确认": "确认 确认类",
    "行政奖励": "奖励 奖励类",
    "行政裁决": "裁决 裁决类",
    "其他行政权力": "其他权力 其他行政职权 其他职权 其它行政权力 其他类 其它 其他 行政权力",
    "公共服务": "服务 服务类 公共服务事项 行政服务 便民服务",
    # 公开渠道
    "政府网站": (
        "网站 官网 官方网站 门户网站 政府门户网站 政府官网 政府官方网站 人民政府网站 县政府网站 县政府门户网站 "
        "政务网站 部门网站 县人民政府网站 县人民政府门户网站 区政府网站 市政府网站 区人民政府网站 市人民政府网站 "
        "网上公开 网络 互联网 政府信息公开专栏 信息公开专栏 政府网 政务网"
    ),
    "政府公报": "公报 县政府公报 人民政府公报 政报",
    "两微一端": (
        "微信 微博 微信公众号 公众号 政务微信 政务微博 官方微信 官方微博 微信公众平台 政务新媒体 新媒体 政府新媒体 "
        "客户端 手机客户端 政务客户端 APP app 政务APP 抖音 政务抖音 短视频 视频号 微信视频号 小程序 微信小程序 "
        "双微一端 两微 “两微一端” 两微一端一抖 两微两端 新闻客户端 移动客户端 融媒体 微信微博 微博微信"
    ),
    "发布会/听证会": "发布会 新闻发布会 听证会 发布会、听证会 发布会听证会 座谈会 听证 新闻发布会/听证会",
    "广播电视": "广播 电视 电视台 广播电台 电台 广播、电视 广播/电视 大喇叭 村广播 应急广播 县电视台 广播电视台",
    "纸质媒体": "报纸 报刊 日报 纸媒 纸质 纸质报刊 书面 宣传册 宣传单 明白纸 宣传资料 印刷品 报刊杂志",
    "公开查阅点": (
        "图书馆 档案馆 档案室 阅览室 政务公开专区 政务公开体验区 政务公开栏专区 政府信息查阅点 政务公开查阅点 "
        "信息公开查阅点 政府信息公开查阅点 政府信息查阅场所 查阅点 查阅场所 查阅室 国家档案馆 公共图书馆 公共查阅点 "
        "政务公开区 政务公开查阅室 信息查阅点 农家书屋 公开专区"
    ),
    "政务服务中心": (
        "政务大厅 政务服务大厅 办事大厅 行政服务中心 行政审批大厅 服务大厅 政务中心 服务窗口 办事窗口 大厅 市民中心 "
        "政务服务窗口 政务窗口 市民服务中心 为民服务中心 县政务服务中心 便民服务大厅"
    ),
    "便民服务站": (
        "便民服务中心 乡镇便民服务中心 村便民服务站 村级便民服务站 便民服务点 便民服务室 便民站 党群服务中心 "
        "社区服务站 社区服务中心"
    ),
    "入户/现场": "入户 现场 上门 入户现场 入户、现场 现场公开 现场公示 入户通知 上门告知 施工现场 入户送达 当面告知",
    "社区/企事业单位/村公示栏（电子屏）": (
        "公示栏 村公示栏 社区公示栏 公开栏 村务公开栏 村务公示栏 政务公开栏 公告栏 宣传栏 电子屏 电子显示屏 LED屏 "
        "LED显示屏 显示屏 信息公开栏 村级公示栏 村（社区）公示栏 单位公示栏 企事业单位公示栏 学校公示栏 村居公示栏 "
        "村公开栏 社区公告栏 村公告栏 公示墙 社区/企事业单位/村公示栏 村屯公示栏 公示牌 小区公示栏 镇公示栏 "
        "乡镇公示栏 村公示栏（电子屏） 社区、企事业单位、村公示栏（电子屏） 社区、企事业单位、村公示栏"
    ),
    "精准推送": (
        "短信 手机短信 短信推送 定向推送 精准告知 推送 短信通知 电话通知 点对点 点对点推送 邮件 电子邮件 微信群 "
        "短信告知"
    ),
    "其他": "其它 其他渠道 其它渠道 其他方式 其他公开渠道",
    # 公开对象
    "全社会": (
        "社会 社会公众 全体公民 公众 面向社会 面向全社会 向社会 向全社会 全体社会 所有人 社会各界 全县 全民 "
        "社会公开 不限 全社会公开 全体群众 全体社会公众"
    ),
    # 登记文件
    "现行": "有效 现行有效 在用 继续有效 生效",
    "已修订": "修订 修订过 修正 已修正 修改 已修改",
    "已废止": "废止 失效 作废 已失效 停止执行",
    "不详": "不清楚 未知 不知道 待查",
    "原文": "已核 已核对 核对过 对照原文",
    "转引": "引用 转载",
    "未核": "未核对 没核 没有核对 待核 未核实",
    "人民政府": "政府 县政府 乡镇政府 街道办事处",
    "政府部门": "部门 县直部门 职能部门 政府工作部门 行政机关 县级部门",
    "乡村组织": "村委会 村民委员会 居委会 居民委员会 村组织 村级组织 社区",
    "企事业单位": "事业单位 企业 国有企业 学校 医院",
    "其他主体": "其他 其它 其它主体 其他单位",
    "A4": "a4 A4纸 a4纸 A4纸张",
    "A3": "a3 A3纸 a3纸 A3纸张",
    "sticker": "标贴 贴纸 不干胶 标签 Sticker STICKER stickers",
    "放假": "休息 休假 假期 放假日 节假日 休",
    "上班": "调休 补班 调休上班 工作日 班",
}
"""Allowed word → other names for it, parted by blanks."""

_NO_EQUIVALENT: Mapping[str, tuple[str, str]] = {
    word: (marker, reason)
    for marker, reason, words in (
        (
            "乡级",
            "目录只写县级、乡级、村级，上级公开的不写，县里公开的写县级；就要这样叫的，先登记为本单位的叫法",
            "市级 地市级 设区的市级 省级 自治区级 国家级 中央 国家 省 市 州级 盟级 部级 市县级 省市级 省市县级",
        ),
        (
            "乡级",
            "要写明是哪几级，例如 [县级, 乡级, 村级]",
            "各级 三级 全部 所有层级 逐级 各级政府 基层 基层政府 本级及下级",
        ),
        (
            "主动公开",
            "要写明是主动公开还是依申请公开；不公开的内容不写进目录",
            "公开 不公开 不予公开 部分公开 内部公开 全部公开 选择公开",
        ),
        (
            "政府网站",
            "要写明是哪几种渠道，每种写成一条",
            "各种渠道 多种渠道 线上 线下 线上线下 媒体 新闻媒体 各类媒体 网站等 多渠道",
        ),
    )
    for word in words.split()
}


def _turned() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for right, words in _VARIANTS.items():
        for variant in dict.fromkeys(words.split()):
            found[variant] = (*found.get(variant, ()), right)
    return found


_RIGHT: Mapping[str, tuple[str, ...]] = _turned()
"""Other name → the words it stands for."""


class Choice(NamedTuple):
    """What a word stands for: one word (`words` of one), several, or none with a reason.

    `is_variant`: it is another name, no slip of typing.
    """

    words: tuple[str, ...] = ()
    reason: str = ""
    is_variant: bool = False


NO_CHOICE = Choice()


def choose(value: str, options: Sequence[str], sound: Sound) -> Choice:
    """What somebody meant who wrote a word that is not among those allowed; nothing where nobody can tell."""
    one = _one(value, options, sound)
    if one:
        return Choice((one,), is_variant=_is_variant(value))
    for parts in (*split_words(value), *_spread(value)):
        found = tuple(dict.fromkeys(_parts(parts, options, sound)))
        if found and all(found):
            return Choice(found)
    marker, reason = _NO_EQUIVALENT.get(tidy_word(value), ("", ""))
    return Choice(reason=reason) if marker in options else NO_CHOICE


_WHOSE = re.compile(r"^(?:本|我)?(?:县级|乡级|村级|乡镇|[县区市乡镇村])(?=.{3})")
"""Whose a channel is: 县政务服务大厅."""


def find_inside(name: str, options: Sequence[str]) -> str:
    """The word whose longest other name stands somewhere in a longer one; empty where none does."""
    inside = [variant for variant in _RIGHT if len(variant) > 1 and variant in name]
    for variant in sorted(inside, key=len, reverse=True):
        found = [right for right in _RIGHT[variant] if right in options]
        if len(found) == 1:
            return found[0]
    return ""


def _is_variant(value: str) -> bool:
    """Whether it is another name for a word, its owner's name before it or not."""
    word = tidy_word(value)
    return word in _RIGHT or _WHOSE.sub("", word.removesuffix("等")) in _RIGHT


def _one(value: str, options: Sequence[str], sound: Sound) -> str:
    word = tidy_word(value)
    if word in options:
        return word
    bare = _WHOSE.sub("", word.removesuffix("等"))
    known = [right for right in _RIGHT.get(word) or _RIGHT.get(bare, ()) if right in options]
    if known or (word in _NO_EQUIVALENT and _NO_EQUIVALENT[word][0] in options):
        return known[0] if len(known) == 1 else ""
    return find_typed(word, options, sound) or ""


def _parts(parts: Sequence[str], options: Sequence[str], sound: Sound) -> Iterator[str]:
    """Each part by itself, or with the end that only the last one has: 乡、村级; 主动、依申请公开."""
    last = parts[-1]
    for part in parts:
        ends = ("", last[-1:], last[-2:])
        yield next((one for end in ends if (one := _one(part + end, options, sound))), "")


_RUN_TOGETHER = re.compile(r"(?P<levels>[县区市乡镇村]{2,4})[两二三23]?级")


def _spread(value: str) -> Iterator[tuple[str, ...]]:
    """县乡村三级 → 县级, 乡级, 村级."""
    if found := _RUN_TOGETHER.fullmatch(tidy_word(value)):
        yield tuple(f"{level}级" for level in found["levels"])
