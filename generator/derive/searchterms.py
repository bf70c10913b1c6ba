"""Catalogue → what the search knows about each item, and the tables that let it understand a query.

Rules followed:
- only what the page shows may be found: the article of a basis that is not `checked` is left out, its law's
  name stays; bodies and laws stand with the names residents see;
- what was withdrawn is found by its id and its title, for codes of years ago still hang on walls;
- numbers of documents and articles stand in Arabic numerals (第四十八条 → 第48条); the browser turns a typed
  numeral the same way, so that both kinds are found.

Left to others: the form of the shipped files (`render.index`), ranking (`scripts/engine`).
"""

import re
from collections.abc import Iterator, Mapping

from generator.derive.hanzi import common_characters, shape_groups, traditional_forms
from generator.derive.pinyin import everyday_readings, read_text, reading_table
from generator.model.address import kind_of_id
from generator.model.catalogue import Catalogue, Domain, Item, Law, LegalBasis, Words
from generator.model.search import GoneEntry, SearchData, SearchEntry

_DIGITS = "零一二三四五六七八九"
_NUMBERED = re.compile(r"第([零一二三四五六七八九十百千]+)(?=[条号])")
EVERYONE = "全社会"
GROUP = "特定群众"


def derive_search(catalogue: Catalogue) -> SearchData:
    """Entries in the order of the catalogue, and the tables. Nothing here depends on the day or the machine."""
    entries = tuple(
        _entry(catalogue, domain, item, catalogue.words) for domain in catalogue.domains for item in domain.items
    )
    gone = tuple(_gone_entries(catalogue))
    spoken = (*_spoken_texts(entries), *(entry.title for entry in gone))
    readings = reading_table(spoken, catalogue.words.readings)
    said = "".join(word for group in catalogue.words.synonyms for word in (*group.say, *group.mean))
    readings |= {char: everyday_readings(char) for char in said if char not in readings}
    common = {c: everyday_readings(c) for c in common_characters() if c not in readings}
    return SearchData(
        entries=entries,
        readings={char: readings[char] for char in sorted(readings) if readings[char]},
        common=common,
        traditional=traditional_forms(),
        shapes=shape_groups(),
        gone=gone,
    )


def _entry(catalogue: Catalogue, domain: Domain, item: Item, words: Words) -> SearchEntry:
    syllables = [word for word in read_text(item.title, words.readings) if word]
    bodies = tuple(dict.fromkeys(subject.body for subject in item.subject))
    return SearchEntry(
        id=item.id,
        title=item.title,
        category=item.category,
        domain=domain.code,
        domain_title=domain.title,
        summary=item.summary,
        keywords=tuple(dict.fromkeys(item.keywords)),
        questions=tuple(question.ask for question in domain.questions if question.item == item.id),
        content=item.content,
        basis=tuple(dict.fromkeys(_basis_lines(catalogue.laws, domain, item))),
        bodies=bodies,
        when=item.time_limit[0].limit.raw if item.time_limit else "",
        who=bodies[0] + ("等" if len(bodies) > 1 else "") if bodies else "",
        stage=item.stage.value,
        levels=tuple(level.value for level in item.scope.levels),
        audience=((EVERYONE,) if item.scope.everyone else ()) + ((GROUP,) if item.scope.groups else ()),
        methods=tuple(method.value for method in item.scope.methods),
        pinyin=" ".join(syllables),
        initials="".join(word[0] for word in syllables),
    )


def _gone_entries(catalogue: Catalogue) -> Iterator[GoneEntry]:
    """In the order of their ids; an id that is live as well (GK491) is found as live."""
    fates, live = catalogue.permalinks.fates, catalogue.addresses
    titles = {code: entry.title for code, entry in fates.items()} | {d.code: d.title for d in catalogue.domains}
    for entry_id, entry in sorted(fates.items()):
        if entry_id not in live:
            kind = kind_of_id(entry_id)
            beside = kind if kind == "领域" else titles.get(entry_id[:2], kind)
            yield GoneEntry(entry_id, entry.title, entry.fate.value, beside)


def _basis_lines(laws: Mapping[str, Law], domain: Domain, item: Item) -> Iterator[str]:
    category = domain.category_of(item)
    for basis in (*item.basis, *(category.basis if category else ())):
        law = laws.get(basis.law)
        yield _basis_line(basis, law.title if law else basis.law, law.doc_no if law else "")


def _basis_line(basis: LegalBasis, title: str, doc_no: str) -> str:
    parts = [title, doc_no, *(basis.articles if basis.checked else ())]
    if basis.law not in title:
        parts.insert(1, basis.law)
    return arabic_numbers(" ".join(part for part in parts if part))


def arabic_numbers(text: str) -> str:
    """`第四十八条` → `第48条`, `第七十七号` → `第77号`; other text is left alone."""
    return _NUMBERED.sub(lambda match: f"第{_number(match[1])}", text)


def _number(numeral: str) -> int:
    """Chinese numeral below 10,000 → number: `一百一十三` → 113."""
    total = current = 0
    for char in numeral:
        if char in "十百千":
            total += (current or 1) * {"十": 10, "百": 100, "千": 1000}[char]
            current = 0
        else:
            current = _DIGITS.index(char)
    return total + current


def _spoken_texts(entries: tuple[SearchEntry, ...]) -> Iterator[str]:
    """Every distinct text whose characters may be typed by sound."""
    seen: set[str] = set()
    for entry in entries:
        own = (entry.title, entry.category, entry.domain_title, entry.summary, *entry.keywords, *entry.questions)
        for text in (*own, *entry.content, *entry.bodies, *entry.basis):
            if text not in seen:
                seen.add(text)
                yield text
