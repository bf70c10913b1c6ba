"""What is to be said of 公开层级 in an office's own words: 区级, 镇街 (which are tiers of a county), 市级, 经开区 (which are none).

The words are kept with the draft; those the office has registered (office.yml, ADR 0037) need no remark.
"""

from collections.abc import Collection, Iterable, Iterator

from generator.model.diagnostic import Code, Diagnostic, Severity
from generator.model.imported import ItemDraft
from generator.read.tables.headings import levels_of
from generator.read.tables.texts import short

GK725 = Code(
    "GK725",
    "公开层级用的是本单位的叫法",
    "表格里的层级不叫县级、乡级、村级。看得出意思的（区级、镇街），当作县、乡、村三级里的一级；看不出的（市级、经开区），"
    "公开层级里没有它。原来的叫法没有丢，按事项记在 imports.yml 里。",
    "要照原来的叫法公布的，在 office.yml 的 levels 下面写上，例如“镇街: 乡级”，再导入一次。",
    {
        "none": "看不出是哪一级的｜在 office.yml 的 levels 下面写上它是哪一级，例如“经开区: 乡级”，再导入一次；不需要的不用管。"
    },
    severity=Severity.WARNING,
)
LEVELS = "公开层级"
"""Under which heading the words are kept."""


def say_tiers(items: Iterable[ItemDraft], registered: Collection[str] = ()) -> Iterator[Diagnostic]:
    """Each word once, where it stands first. `registered`: words of office.yml."""
    told = set(registered)
    for item in items:
        for word in item.kept.get(LEVELS, "").split("、"):
            if not word or word in told:
                continue
            told.add(word)
            place = item.places.get("level", item.place)
            if tiers := "、".join(level.value for level in levels_of(word)):
                yield GK725.at(place, f"公开层级“{short(word)}”是本单位的叫法，当作{tiers}，原来的叫法记在旁边")
            elif word == "市级":
                yield GK725.at(
                    place, "公开层级“市级”只有县级市的才是县级（表里没有县级的，当作县级），原来的叫法记在旁边", "none"
                )
            else:
                yield GK725.at(place, f"公开层级“{short(word)}”不是县、乡、村里的一级，记在旁边", "none")
