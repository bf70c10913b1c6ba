"""Enumerations of the standard table (国办发〔2019〕54号; columns and ticks as in the 26 ministry guides).

Each value is the Chinese word that stands in the catalogue, so a value can be printed as it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Generic, Self, TypeVar


class StandardTerm(Enum):
    """A list whose words an office may call otherwise (`Own`)."""

    @property
    def standard(self) -> Self:
        return self


T = TypeVar("T", bound=Enum)


@dataclass(frozen=True, slots=True)
class Own(Generic[T]):
    """An office's own word for a term (office.yml, `channels` and `levels`): shown as it is, judged as the term.

    `value` and `standard` are asked of a term of the list and of an own word alike.
    """

    value: str
    standard: T


def standard_terms(terms: Iterable["T | Own[T]"]) -> tuple[T, ...]:
    """The terms of the list that words stand for, each once: what filters and rules look at."""
    return tuple(dict.fromkeys(term.standard if isinstance(term, Own) else term for term in terms))


class Method(Enum):
    """公开方式: 政府信息公开条例 art. 13, the two ways in which information is made public."""

    PROACTIVE = "主动公开"
    ON_REQUEST = "依申请公开"


EVERYONE = "全社会"
"""公开对象 of everyone; every other entry is a named group of 特定群众."""


class Level(StandardTerm):
    """公开层级: who of the three tiers publishes."""

    COUNTY = "县级"
    TOWNSHIP = "乡级"
    VILLAGE = "村级"


class Stage(Enum):
    """五公开: the five openings of the pilot plan."""

    DECISION = "决策"
    EXECUTION = "执行"
    MANAGEMENT = "管理"
    SERVICE = "服务"
    RESULT = "结果"


class Nature(Enum):
    """公开性质: standing, periodic or for one occasion."""

    STANDING = "长期"
    PERIODIC = "定期"
    TEMPORARY = "临时"


class Power(Enum):
    """权力类型: step 1 of the pilot plan draws items from the lists of powers, duties and services."""

    LICENCE = "行政许可"
    PENALTY = "行政处罚"
    COERCION = "行政强制"
    EXPROPRIATION = "行政征收"
    PAYMENT = "行政给付"
    INSPECTION = "行政检查"
    CONFIRMATION = "行政确认"
    REWARD = "行政奖励"
    ADJUDICATION = "行政裁决"
    OTHER = "其他行政权力"
    SERVICE = "公共服务"


class Channel(StandardTerm):
    """公开渠道和载体: the 13 boxes of the ministry tables, in printed order."""

    WEBSITE = "政府网站"
    GAZETTE = "政府公报"
    SOCIAL = "两微一端"
    BRIEFING = "发布会/听证会"
    BROADCAST = "广播电视"
    PRINT = "纸质媒体"
    READING_POINT = "公开查阅点"
    SERVICE_CENTRE = "政务服务中心"
    SERVICE_STATION = "便民服务站"
    VISIT = "入户/现场"
    NOTICE_BOARD = "社区/企事业单位/村公示栏（电子屏）"
    TARGETED = "精准推送"
    OTHER = "其他"


PUBLIC_CHANNELS = frozenset(
    {
        Channel.WEBSITE,
        Channel.GAZETTE,
        Channel.SOCIAL,
        Channel.BRIEFING,
        Channel.BROADCAST,
        Channel.PRINT,
    }
)
"""Channels that reach everyone and cannot be confined to a named group."""


class DayKind(Enum):
    """What a local day is."""

    OFF = "放假"
    WORKING = "上班"


class LawStatus(Enum):
    """效力: whether a law may be cited."""

    IN_FORCE = "现行"
    AMENDED = "已修订"
    REPEALED = "已废止"
    UNKNOWN = "不详"


class LawCheck(Enum):
    """How a register entry was checked."""

    TEXT = "原文"
    QUOTED = "转引"
    MEMORY = "未核"


class DocumentKind(Enum):
    """文件类型: the two that belong together (国办发〔2016〕80号: 政策文件 and 解读 go on the web together)."""

    NORMATIVE = "规范性文件"
    EXPLANATION = "政策解读"


class OriginKind(Enum):
    """来源: where the wording of an item's row comes from. None of them says that it was compared."""

    NATIONAL = "国家标准目录原文"
    SUPERIOR = "上级目录"
    ELSEWHERE = "外地目录"
    OWN = "本县编写"


class Tier(Enum):
    """层级: which catalogue of a chain one is, from the national standard down to the township."""

    NATIONAL = "国家标准"
    PROVINCE = "省级"
    CITY = "市级"
    COUNTY = "县级"
    TOWNSHIP = "乡级"


class Effect(Enum):
    """What a change does to a duty. The value is what machines call it."""

    LOOSENS = "loosens"
    TIGHTENS = "tightens"
    NEUTRAL = "neutral"


class BodyKind(Enum):
    """机构类别, for grouping the list of bodies."""

    GOVERNMENT = "人民政府"
    DEPARTMENT = "政府部门"
    GRASSROOTS = "乡村组织"
    UNIT = "企事业单位"
    PARTY = "其他主体"


class Fate(Enum):
    """What became of an id that is no longer live. The value is the word of the register."""

    WITHDRAWN = "撤销"
    MERGED = "合并"
    SPLIT = "拆分"
    MOVED = "移交"

    @property
    def english(self) -> str:
        """The word for machines: `withdrawn`, `merged`, `split`, `moved`."""
        return self.name.lower()


class ChangeKind(Enum):
    """修订: kinds of change of a catalogue."""

    ADDED = "新增"
    WITHDRAWN = "撤销"
    MERGED = "合并"
    SPLIT = "拆分"
    HANDED_OVER = "移交"
    LOST = "删去"
    MOVED = "改归类"
    RENAMED = "改名"
    LIMIT_SHORTENED = "时限缩短"
    LIMIT_LENGTHENED = "时限延长"
    LIMIT_CHANGED = "时限改变"
    CHANNEL_ADDED = "渠道增加"
    CHANNEL_REMOVED = "渠道减少"
    AUDIENCE_WIDENED = "对象扩大"
    AUDIENCE_NARROWED = "对象缩小"
    LEVEL_WIDENED = "层级扩大"
    LEVEL_NARROWED = "层级缩小"
    METHOD_WIDENED = "方式放开"
    METHOD_NARROWED = "方式收紧"
    SUBJECT_CHANGED = "主体改变"
    BASIS_CHANGED = "依据改变"
    TEXT_CHANGED = "文字修改"
    REGISTER_CHANGED = "登记修改"
    REORDERED = "顺序调整"

    @property
    def english(self) -> str:
        return self.name.lower()
