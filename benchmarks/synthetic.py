"""A catalogue of any size, made of the shipped one, the same bytes for the same seed.

    python -m benchmarks.synthetic N OUT --seed 1

An item takes its title, summary and content from one item of its domain, its basis from a second, its time limit
from a third and its body, channels and scope from a fourth, so lengths are those of real tables. Wordings are made the
item's own (`benchmarks.wordings`): a village or town with a body of its own, numbers, years, time limits, so that
nothing that is done once for equal texts comes cheaper here than in a real catalogue. A domain file holds at most 500
items, so larger catalogues have each domain several times (征地补偿, 征地补偿（二）…), as a city with several counties
does. `gongkai check` finds nothing wrong with the result, as long as it takes files of that size.
"""

import argparse
import random
import shutil
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from benchmarks import wordings

CATALOG = Path(__file__).resolve().parent.parent / "catalog"
DOMAINS = 13
PER_FILE = 500
MOST_FILES = 91
"""Domain codes have two digits: from 45,500 items on the files grow instead."""

LARGEST = 50_000

FIRST_DAY = "2026-11-24"
"""The day every id of the register was first published."""

_STEMS = "清河 白石 龙泉 青山 东风 柳林 石桥 双塔 新民 永安 太平 红旗 黄泥 大湾 小湖 南坪 北岭 西坝 中和 三岔"
_STEMS += " 马田 牛头 羊角 鹤鸣 凤仪 松坪 竹园 梅岭 桃源 杏花 兰溪 桂林坝 榆树 枫香 槐荫 莲塘 稻香 麦积 茶店 盐井"
_KINDS = "镇 乡 街道 村 社区 片区 农场 新区"
_NUMERALS = ("", "（二）", "（三）", "（四）", "（五）", "（六）", "（七）")
_REGISTERS = ("laws", "calendar", "words")
_OWN = ("category", "summary", "content", "keywords", "stage", "power", "verify", "updated")
_TIME = ("time_limit", "nature")
_DUTY = ("subject", "official_subject", "channel", "scope", "how_to_apply", "privacy")
_ORDER: tuple[str, ...] = (
    "id",
    "title",
    "category",
    "summary",
    "content",
    "subject",
    "official_subject",
    "time_limit",
    "channel",
)
_ORDER += ("scope", "how_to_apply", "basis", "stage", "nature", "power", "keywords", "privacy", "verify", "updated")

Tree = dict[str, Any]


def write_catalogue(count: int, out: Path, seed: int = 1) -> None:
    """Write a catalogue folder of `count` items with all registers and the office's prose pages.

    Raises:
        ValueError: `count` is below the number of domains or beyond what one catalogue may hold.
    """
    if not DOMAINS <= count <= LARGEST:
        raise ValueError(f"from {DOMAINS} to {LARGEST} items")
    rng = random.Random(seed)
    out.mkdir(parents=True, exist_ok=True)
    sources = [(path, _load(path)) for path in sorted(CATALOG.glob("[0-9][0-9]-*.yml"))]
    places = _shuffled_places(rng)
    issued: dict[str, str] = {}
    named: dict[str, dict[str, str]] = {"domains": {}, "categories": {}}
    subjects: set[str] = set()
    for code, size in enumerate(_sizes(count), 1):
        path, source = sources[(code - 1) % DOMAINS]
        copy = (code - 1) // DOMAINS
        tree = _domain(rng, source, f"{code:02}", copy, size, places)
        head = tree["domain"]
        named["domains"][head["code"]] = f"{FIRST_DAY} {head['title']}"
        named["categories"] |= {f"{head['code']}-{c['id']}": f"{FIRST_DAY} {c['name']}" for c in head["categories"]}
        issued |= {item["id"]: f"{FIRST_DAY} {item['title']}" for item in tree["items"]}
        subjects |= {item["subject"][-1] for item in tree["items"]}
        _dump(out / f"{code:02}-{path.stem[3:]}.yml", tree)
    _dump(out / "permalinks.yml", {**named, "issued": issued, "retired": []})
    _write_registers(out, issued)
    bodies = [body for body in map(wordings.body_of, sorted(places)) if body["name"] in subjects]
    _dump(out / "bodies.yml", {"bodies": [*_load(CATALOG / "bodies.yml")["bodies"], *bodies]})


def _sizes(count: int) -> list[int]:
    """Items of each domain file, as equal as may be."""
    files = min(DOMAINS * -(-count // (DOMAINS * PER_FILE)), MOST_FILES)
    return [count // files + (index < count % files) for index in range(files)]


def _shuffled_places(rng: random.Random) -> list[str]:
    places = [stem + kind for stem, kind in product(_STEMS.split(), _KINDS.split())]
    rng.shuffle(places)
    return places


# --- one domain -------------------------------------------------------------------------------------


def _domain(rng: random.Random, source: Tree, code: str, copy: int, size: int, places: list[str]) -> Tree:
    models: list[Tree] = source["items"]
    rounds = max(PER_FILE, size) // len(models) + 1
    items = []
    for number in range(size):
        place = places[copy * rounds + number // len(models)]
        items.append(_item(rng, models, models[number % len(models)], f"{code}-{number + 1:03}", place))
    used = {item["category"] for item in items}
    head = dict(source["domain"])
    head["code"] = code
    head["title"] += _NUMERALS[copy]
    head["questions"] = list(_answered(head["questions"], {item["id"] for item in items}, code))
    head["categories"] = [category for category in head["categories"] if category["name"] in used]
    return {"domain": head, "items": sorted(items, key=lambda item: item["id"])}


def _answered(questions: list[Tree], known: set[str], code: str) -> Iterator[Tree]:
    """The questions whose item is there, pointing into this domain."""
    for question in questions:
        item_id = code + question["item"][2:]
        if item_id in known:
            yield {"ask": question["ask"], "item": item_id}


def _item(rng: random.Random, models: list[Tree], own: Tree, item_id: str, place: str) -> Tree:
    basis, time, duty = rng.choice(models), rng.choice(models), rng.choice(models)
    item = {key: own[key] for key in _OWN if key in own}
    item |= {key: time[key] for key in _TIME}
    item |= {key: duty[key] for key in _DUTY if key in duty}
    item |= {
        "id": item_id,
        "title": place + own["title"],
        "summary": wordings.summary(rng, place, own["summary"]),
        "content": _content(rng, place, own, rng.choice(models)["content"]),
        "subject": [*duty["subject"], wordings.body_of(place)["name"]],
        "time_limit": wordings.time_limit(rng, place, own["title"], time["time_limit"]),
        "basis": basis["basis"],
        "keywords": [*own["keywords"][:-1], place + own["keywords"][0]],
    }
    return {key: item[key] for key in _ORDER if key in item}


def _content(rng: random.Random, place: str, own: Tree, other: list[str]) -> list[str]:
    """As many elements as the item has, one of them now and then a neighbour's; the first makes the list its own."""
    content = [f"{place}{own['title']}：{own['content'][0]}"]
    content += [wordings.element(rng, place, element) for element in own["content"][1:]]
    if len(content) > 1 and rng.random() < 0.5:
        content[rng.randrange(1, len(content))] = rng.choice(other)
    return content


# --- files ------------------------------------------------------------------------------------------


def _write_registers(out: Path, issued: dict[str, str]) -> None:
    for name in _REGISTERS:
        path = CATALOG / f"{name}.yml"
        if path.is_file():
            shutil.copyfile(path, out / path.name)
    office = _load(CATALOG / "office.yml")
    office["popular"] = [entry for entry in office["popular"] if entry["item"] in issued]
    _dump(out / "office.yml", office)
    adjustments = _load(CATALOG / "adjustments.yml")["adjustments"]
    _dump(out / "adjustments.yml", {"adjustments": [entry for entry in adjustments if not entry.get("items")]})
    shutil.copytree(CATALOG / "pages", out / "pages", dirs_exist_ok=True)


def _load(path: Path) -> Tree:
    """Every scalar as text, but for the fields that are true or false."""
    tree: Tree = yaml.load(path.read_bytes(), yaml.CBaseLoader)
    _restore_booleans(tree)
    return tree


def _restore_booleans(node: Any) -> None:
    if isinstance(node, list):
        for value in node:
            _restore_booleans(value)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key in ("checked", "example") and value in ("true", "false"):
                node[key] = value == "true"
            else:
                _restore_booleans(value)


class _Dumper(yaml.CSafeDumper):
    """Writes shared parts out: anchors have no place in a catalogue."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True


def _write_text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    """Digits in quotes: `08` is a text for PyYAML and a number for what editors use (GK152)."""
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if text.isdigit() else None)


_Dumper.add_representer(str, _write_text)


def _dump(path: Path, tree: Tree) -> None:
    text = yaml.dump(tree, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    path.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write a synthetic catalogue.")
    parser.add_argument("count", type=int, metavar="N")
    parser.add_argument("out", type=Path, metavar="OUT")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write_catalogue(options.count, options.out, options.seed)
