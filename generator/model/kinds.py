"""The kinds of file in a catalogue, one row a kind: what stands in it, and how its entries are referred to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.catalogue import Adjustment, Body, CalendarFile, Domain, Item, Law, Office, Words
from generator.model.poster import PosterSet
from generator.model.register import Retired


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind of file.

    Attributes:
        name: of the kind, of its schema (`laws.schema.json`) and of its file (`laws.yml`); of a domain's file any.
        label: what an editor calls it.
        whole: the record that the file is.
        parts: key at the top of the file → the record that stands there, alone or in a list.
        entries: the list whose entries others refer to; `key`: by which of their fields.
        expected: every catalogue has one.
    """

    name: str
    label: str
    whole: type | None = None
    parts: Mapping[str, type] = field(default_factory=dict)
    entries: str = ""
    key: str = ""
    expected: bool = False


KINDS: Mapping[str, FileKind] = {
    kind.name: kind
    for kind in (
        FileKind("domain", "一个领域一个文件", parts={"domain": Domain, "items": Item}, entries="items", key="id"),
        FileKind("office", "本单位信息", whole=Office, expected=True),
        FileKind("bodies", "责任主体", parts={"bodies": Body}, entries="bodies", key="name", expected=True),
        FileKind("laws", "法规文件", parts={"laws": Law}, entries="laws", key="key", expected=True),
        FileKind("permalinks", "编码登记", parts={"retired": Retired}, entries="retired", key="id", expected=True),
        FileKind("adjustments", "调整记录", parts={"adjustments": Adjustment}),
        FileKind("calendar", "工作日历", whole=CalendarFile),
        FileKind("words", "搜索用词", whole=Words),
        FileKind("posters", "张贴海报", parts={"posters": PosterSet}, entries="posters", key="name"),
    )
}
"""Kind → its row, in the order of the guides. Whatever is no register is a domain."""


def kind_of(file: str) -> str:
    """The kind of a file, by its name: `catalog/laws.yml` is `laws`, `catalog/01-land.yml` a `domain`."""
    stem = file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return stem if stem in KINDS else "domain"
