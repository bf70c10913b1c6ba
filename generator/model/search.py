"""What the search knows: one entry an item, and the small tables that let a browser understand a query.

Filled by `derive.search.terms`, written out by `render.search.index`. Also the functions that the builder and the
browser must share letter for letter: `fold_text`, `tokens_of` and `parts_of` (their twins: `scripts/engine/text.js`,
`scripts/engine/depth/tokens.js` and `scripts/engine/asked.js`; `tests/search/test_parity.py` holds them equal).
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from generator.model.sounds import sign_of

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff"
_RUN = re.compile(f"[{HAN}]+|[0-9a-z]+")


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One item as the search sees it.

    `basis` holds one line a law: title, document number and the checked articles. `when` and `who` are the
    display lines. `asked`: how residents ask for it, which no page shows.
    """

    id: str
    title: str
    category: str
    domain: str
    domain_title: str
    summary: str
    keywords: tuple[str, ...]
    questions: tuple[str, ...]
    content: tuple[str, ...]
    basis: tuple[str, ...]
    bodies: tuple[str, ...]
    when: str
    who: str
    stage: str
    levels: tuple[str, ...]
    audience: tuple[str, ...]
    methods: tuple[str, ...]
    asked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoneEntry:
    """A withdrawn item, category or domain as the search sees it; its own page says what replaces it.

    `fate`: 撤销, 合并, 拆分 or 移交. `domain_title`: that of its domain, live or withdrawn itself; its kind (领域…)
    where it has none.
    """

    id: str
    title: str
    fate: str
    domain_title: str


@dataclass(frozen=True, slots=True)
class SearchData:
    """Everything the browser gets, in the order of the catalogue; iterating gives the live entries.

    Shapes: `readings` character of the catalogue → its toneless syllables, the commonest first;
    `common` the same for everyday characters that the catalogue does not use; `traditional` → simplified
    character; `shapes` groups of characters that are mistaken for one another by their look; `renamed` name that a body
    had → its name today, for addresses (`search/?body=`) that were linked by the former one.
    """

    entries: tuple[SearchEntry, ...]
    readings: Mapping[str, tuple[str, ...]]
    common: Mapping[str, tuple[str, ...]]
    traditional: Mapping[str, str]
    shapes: tuple[str, ...]
    gone: tuple[GoneEntry, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)

    def __iter__(self) -> Iterator[SearchEntry]:
        return iter(self.entries)


_NARROW = {code: chr(code - 0xFEE0).lower() for code in range(0xFF01, 0xFF5F)}
_FOLD = str.maketrans({**_NARROW, 0x3000: " ", **{code: chr(code + 0x20) for code in range(0x41, 0x5B)}})


def fold_text(text: str, traditional: Mapping[str, str]) -> str:
    """Full width → half width, A–Z → a–z, traditional → simplified. Length (in UTF-16 units) is kept."""
    folded = text.translate(_FOLD)
    if traditional.keys().isdisjoint(folded):
        return folded
    return "".join(traditional.get(char, char) for char in folded)


def runs_of(folded: str) -> Iterator[str]:
    """Unbroken runs of Chinese characters, and of letters and digits; everything else parts them."""
    yield from _RUN.findall(folded)


def tokens_of(text: str, traditional: Mapping[str, str]) -> list[str]:
    """Overlapping pairs of each Chinese run (a lone character as itself), letters and digits whole.

    Repetitions are kept, order is that of the text: `征地补偿 CA` → 征地 地补 补偿 ca.
    """
    tokens: list[str] = []
    for run in runs_of(fold_text(text, traditional)):
        if run[0] < "\u0080" or len(run) == 1:
            tokens.append(run)
        else:
            tokens.extend(run[i : i + 2] for i in range(len(run) - 1))
    return tokens


def parts_of(text: str, traditional: Mapping[str, str]) -> frozenset[str]:
    """The different characters and pairs of characters of each Chinese run, letters and digits whole.

    `几个钱 ok` → 几 个 钱 几个 个钱 ok. Twin of `partsOf` in `scripts/engine/asked.js`.
    """
    found: set[str] = set()
    for run in runs_of(fold_text(text, traditional)):
        if run[0] < "\u0080":
            found.add(run)
        else:
            found.update(run)
            found.update([run[i : i + 2] for i in range(len(run) - 1)])
    return frozenset(found)


def sounds_of(text: str, readings: Callable[[str], Sequence[str]], traditional: Mapping[str, str]) -> frozenset[str]:
    """The same of a text's sounds: signs (`model.sounds`), and pairs of signs, of each Chinese run.

    A character with several readings stands for each of them. Letters and digits have no sound here.
    """
    found: set[str] = set()
    for run in runs_of(fold_text(text, traditional)):
        if run[0] < "\u0080":
            continue
        signs = [tuple(filter(None, map(sign_of, readings(char)))) for char in run]
        if all(len(choices) == 1 for choices in signs):  # nearly always
            said = "".join([choices[0] for choices in signs])
            found.update(said)
            found.update([said[i : i + 2] for i in range(len(said) - 1)])
            continue
        found.update(sign for choices in signs for sign in choices)
        found.update(a + b for one, other in pairwise(signs) for a in one for b in other)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class ReadingQuestion:
    """What has to be asked to know how a place is called.

    `characters`: those that may be read in several ways, each with its toneless readings; `line`: what `readings` of
    words.yml would hold, with a guess.
    """

    characters: tuple[tuple[str, tuple[str, ...]], ...]
    line: str

    @property
    def question(self) -> str:
        """“长”可能读 chang 或者 zhang."""
        return "，".join(f"“{char}”可能读 {' 或者 '.join(readings)}" for char, readings in self.characters)
