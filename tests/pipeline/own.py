"""The small catalogue of the examples with something changed, read and checked without a folder."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from generator.derive.views.item import ItemView, item_page
from generator.derive.views.lists import BodyGroup, bodies_page
from generator.derive.views.official import OfficialRow, official_row
from generator.model.catalogue import Catalogue
from generator.pipeline.checking import Checked, check_changed
from generator.pipeline.words import field_words
from generator.read.snapshot import take_snapshot
from tests.site.support import ROOT

TODAY = date(2026, 12, 1)
BASE = ROOT / "tests" / "examples" / "base"
FULL = {
    "office.yml": (("", "channels: {官方微信公众号: 两微一端}\nlevels: {区级: 县级, 镇街: 乡级}\n"),),
    "bodies.yml": (
        ("  - name: 县自然资源局\n", "  - name: 县自然资源局\n    formerly: [县国土资源局]\n    also: [县林业局]\n"),
    ),
    "01-land.yml": (
        (
            '        date: "2026-05-06"\n        body: 县自然资源局\n',
            (
                '        date: "2026-05-06"\n        number: 示政发〔2026〕3号\n        made: 2026-04-30\n'
                "        body: 县自然资源局\n        issuers: [县财政局]\n"
                "      - title: 一图读懂2026年片区综合地价\n        url: https://www.example.gov.cn/jd.html\n"
                "        date: 2026-05-06\n        kind: 政策解读\n        explains: files/price-2026.txt\n"
            ),
        ),
        ("      - 政府网站\n      - 社区/", "      - 官方微信公众号\n      - 社区/"),
        ("level: [县级, 乡级]", "level: [区级, 镇街]"),
        ("    summary: 本县每块地", "    path: [征地补偿, 补偿标准]\n    summary: 本县每块地"),
        (
            "    subject:\n      - 县自然资源局\n    time_limit: 信息",
            "    subject:\n      - body: 县自然资源局\n        section: 征地股\n    time_limit: 信息",
        ),
        (
            "    time_limit: 信息形成或者变更之日起20个工作日内\n",
            (
                "    time_limit: 信息形成或者变更之日起20个工作日内\n    duration: 长期\n    cycle: 每三年更新一次\n"
                "    portal:\n      - 征地信息公开\n      - name: 政策文件\n        url: https://www.example.gov.cn/zc/\n"
            ),
        ),
        ("    keywords: [占地, 补多少钱]\n", "    keywords: [占地, 补多少钱]\n    remark: 按片区分别公布\n"),
        ("        level: 乡级\n        note: 在村里张贴", "        level: 镇街\n        note: 在村里张贴"),
    ),
}
"""Changes that use every field which the shipped catalogue does without."""


def check_with(changes: Mapping[str, tuple[tuple[str, str], ...]]) -> Checked:
    """File → (text that stands there once, what takes its place); an empty text stands for the end of the file."""
    files: dict[str, bytes | None] = {}
    for name, pairs in changes.items():
        text = (BASE / name).read_text("utf-8")
        for old, new in pairs:
            assert not old or text.count(old) == 1, old
            text = text.replace(old, new) if old else text + new
        files[name] = text.encode()
    return check_changed(take_snapshot(BASE, "catalog"), TODAY, files)


def row_of(catalogue: Catalogue, item_id: str) -> OfficialRow:
    item = catalogue.find_item(item_id)
    assert item is not None
    domain = next(domain for domain in catalogue.domains if domain.code == item.domain_code)
    return official_row(item, domain.category_of(item), catalogue.laws, field_words())


def view_of(catalogue: Catalogue, item_id: str) -> ItemView:
    item = catalogue.find_item(item_id)
    assert item is not None
    domain = next(domain for domain in catalogue.domains if domain.code == item.domain_code)
    parts: dict[str, Any] = {"related": (), "history": (), "recorded": (), "common_history": (), "words": field_words()}
    return item_page(
        item,
        replace(domain, items=()),
        domain.category_of(item),
        catalogue.laws,
        catalogue.bodies,
        catalogue.office,
        **parts,
    ).body


def bodies_of(catalogue: Catalogue) -> tuple[BodyGroup, ...]:
    """The list of bodies, each with the items it answers for."""
    duties = {name: [i for i in catalogue.items if name in (s.body for s in i.subject)] for name in catalogue.bodies}
    titles = {domain.code: domain.title for domain in catalogue.domains}
    return bodies_page(catalogue.bodies.values(), duties, titles, len(catalogue.items), catalogue.office).body.groups
