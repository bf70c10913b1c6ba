"""Search entries → the files a browser fetches, one after the other and only when needed.

| file | what | fetched |
| --- | --- | --- |
| `search/names.js` | titles, categories, domains | at the first touch of the box |
| `search/everyday.js` | the first saying of each line of synonyms, stop words | for a query of characters |
| `search/sounds.js` | sounds of the names' characters | for a query with letters |
| `search/words.js` | keywords, questions, all other sayings and stop words | after the first answer |
| `search/details.js` | summaries, time limits, bodies, facets, sounds of the other characters | after the words |
| `search/asked/N.js` | what residents' own words say of which item | by the query's characters, when typing stops |
| `search/heard/N.js` | the same in sounds | by the query's syllables, for a query of nothing but letters |
| `search/chars.js` | traditional forms, look-alikes, sounds of other characters | for a word nobody knows |
| `search/gone.js` | withdrawn ids, titles; only where there are any | for an id or words nothing live settles |
| `search/laws.js` | lines of the legal basis, each once, and whose they are | for a law or a document number |
| `search/depth/DD.js` | lunr index and texts of a domain: content, bodies, basis | when the names do not settle it |

All are scripts that hand their data to `gkSearch.add`, so that they load from `file://` and under
`default-src 'self'` alike. Shapes are those `scripts/engine/unpack.js` unpacks; columns are joined by line breaks
because that packs best.

The files are joined by line number: one item more, and every line behind it means another item. So each says of which
release it is, and the scripts take nothing of another one (ADR 0017). The release is a hash of everything the search
has, data and scripts: the same catalogue and program give the same bytes, and any change another release.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from itertools import groupby, pairwise

from generator.model.search import SearchData, SearchEntry, fold_text, runs_of, tokens_of
from generator.model.vocabulary import Words
from generator.render.search.asked import Ways, asked_shards, count_shards, count_sounds, heard_shards
from generator.render.search.lunr_index import serialise_index
from generator.render.search.names import Copies, column, name_lines, one_line
from generator.render.search.scripts import SCRIPTS, render_scripts

FIRST_LINES = 370
FIRST_STOPS = 130
"""Lines of synonyms and stop words, in the order of `catalog/words.yml`, of which the first step holds the beginning:
what is asked most stands first there."""


Files = Iterable[tuple[str, str]]
"""Path and what the file hands over."""

Keep = Callable[[Sequence[str], tuple[object, ...], Callable[[], Files]], Files]
"""Paths of a group of files, all that they are made of, their maker → the files, made now or at an earlier time."""


def _anew(_paths: Sequence[str], _parts: tuple[object, ...], make: Callable[[], Files]) -> Files:
    return make()


def render_search(
    data: SearchData, words: Words, sources: Mapping[str, str], version: str, keep: Keep = _anew
) -> dict[str, bytes]:
    """Site-relative path → bytes of every file of the search, in a fixed order, scripts included.

    Args:
        data: what the search knows.
        words: the office's words.
        sources: the browser's modules, path → text (`render.search.scripts`).
        version: of the program.
        keep: makes the large groups of files, or has them.
    """
    files = dict(_data_files(data, words, keep))
    release = _release_of(files, sources, version)
    stamped = {path: f"{_HEAD}{release}{_MIDDLE}{arguments}{_END}".encode() for path, arguments in files.items()}
    return stamped | render_scripts(sources, release)


_HEAD, _MIDDLE, _END = 'gkSearch.add("', '",', ");\n"
_STAMP = 12
"""Hexadecimal figures of a release."""


def arguments_of(file: bytes) -> str:
    """What a data file hands over, whatever release it is of.

    Raises:
        ValueError: it is no data file of the search.
    """
    text = file.decode()
    start = len(_HEAD) + _STAMP + len(_MIDDLE)
    if not text.startswith(_HEAD) or text[start - len(_MIDDLE) : start] != _MIDDLE or not text.endswith(_END):
        raise ValueError(text[:start])
    return text[start : -len(_END)]


_STEPS = ("names", "everyday", "sounds", "words", "details", "chars", "laws")


def search_paths(data: SearchData, words: Words) -> tuple[str, ...]:
    """Paths of all files that `render_search` makes of these data, scripts included."""
    steps = (*_STEPS, "gone") if data.gone else _STEPS
    ways = _ways(data, words)
    asked = map(_asked_path, range(count_shards(ways)))
    heard = map(_heard_path, range(count_sounds(ways)))
    shards = dict.fromkeys(_depth_path(entry.domain) for entry in data.entries)
    return (
        *(f"search/{step}.js" for step in steps),
        *asked,
        *heard,
        *shards,
        *(f"assets/{script.name}.js" for script in SCRIPTS),
    )


def _release_of(files: Mapping[str, str], sources: Mapping[str, str], version: str) -> str:
    """Twelve hexadecimal figures."""
    whole = json.dumps([version, sorted(files.items()), sorted(sources.items())])
    return sha256(whole.encode()).hexdigest()[:_STAMP]


def _data_files(data: SearchData, words: Words, keep: Keep) -> Iterator[tuple[str, str]]:
    """Path and what the file hands over, as text: its kind (of a shard with the domain's code) and its value."""
    names = _named_characters(data)
    lines, copies = name_lines(data.entries)
    yield _file("names", {"t": "\n".join(lines), **({"g": 1} if data.gone else {})})
    yield _file("everyday", _everyday(data, words))
    yield _file("sounds", {"s": _sounds(data.readings, names)})
    yield _file("words", _words(data, words, copies))
    yield _file("details", _details(data, names, copies))
    yield _file("chars", _chars(data))
    yield _file("laws", _laws(data))
    if data.gone:
        yield _file("gone", _gone(data, names))
    ways, spoken = _ways(data, words), _readings(data)
    sounds = {char: spoken(char) for char in _characters(data, (text for group in ways for text in group))}
    asked = [_asked_path(number) for number in range(count_shards(ways))]
    heard = [_heard_path(number) for number in range(count_sounds(ways))]
    yield from keep(asked, (ways, data.traditional), lambda: _asked(ways, data.traditional))
    yield from keep(heard, (ways, sounds, data.traditional), lambda: _heard(ways, sounds, data.traditional))
    for code, entries in groupby(data.entries, key=lambda entry: entry.domain):
        own = _own_data(tuple(entries), data)
        yield from keep([_depth_path(code)], (own,), partial(_depth_file, code, own))


def _asked_path(number: int) -> str:
    return f"search/asked/{number}.js"


def _heard_path(number: int) -> str:
    return f"search/heard/{number}.js"


def _depth_path(code: str) -> str:
    return f"search/depth/{code}.js"


def _asked(ways: Ways, traditional: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for number, shard in enumerate(asked_shards(ways, traditional)):
        yield _asked_path(number), _arguments(f"asked{number}", shard)


def _heard(
    ways: Ways, sounds: Mapping[str, Sequence[str]], traditional: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    for number, shard in enumerate(heard_shards(ways, lambda char: sounds.get(char, ()), traditional)):
        yield _heard_path(number), _arguments(f"heard{number}", shard)


def _own_data(entries: tuple[SearchEntry, ...], data: SearchData) -> SearchData:
    """What the depth of a domain is made of: its entries, and the sounds of its own characters."""
    chars = _characters(data, (text for entry in entries for text in entry.content))
    readings = {char: data.readings[char] for char in chars if char in data.readings}
    return SearchData(entries, readings, {}, data.traditional, ())


def _depth_file(code: str, own: SearchData) -> Iterator[tuple[str, str]]:
    yield _depth_path(code), _arguments(f"depth{code}", _depth(list(own.entries), own))


def _characters(data: SearchData, texts: Iterable[str]) -> list[str]:
    """The characters of texts as the search compares them, in order."""
    return sorted(set(fold_text("".join(texts), data.traditional)))


def _file(kind: str, value: object) -> tuple[str, str]:
    return f"search/{kind}.js", _arguments(kind, value)


def _arguments(kind: str, value: object) -> str:
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"{json.dumps(kind)},{body}".replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _named_characters(data: SearchData) -> set[str]:
    texts = {text for entry in data.entries for text in (entry.title, entry.category, entry.domain_title)}
    return set("".join(texts))


def _sounds(readings: Mapping[str, Iterable[str]], wanted: Iterable[str]) -> str:
    """`zheng征证 di地`: each syllable with its characters; a character with several readings stands several times."""
    groups: dict[str, list[str]] = {}
    for char in sorted(wanted):
        for syllable in readings.get(char, ()):
            groups.setdefault(syllable, []).append(char)
    return " ".join(syllable + "".join(chars) for syllable, chars in sorted(groups.items()))


# --- everyday, words, details ---------------------------------------------------------------------


class _Sayings:
    """Synonyms in two steps, the same lines in both, `say|say=mean|mean`. First the first saying of each line with the
    first of its meanings that the names hold, for nothing else can be met before the words are there; then the rest."""

    def __init__(self, data: SearchData, words: Words) -> None:
        self.fold = _folder(data)
        named = "\n".join(text for e in data.entries for text in (e.title, e.category, e.domain_title))
        self.groups = [
            (group, [word for word in group.mean if word in named] if at < FIRST_LINES else [])
            for at, group in enumerate(words.synonyms)
        ]

    def first(self) -> str:
        return "\n".join(self._pair(group.say[:1], named[:1]) if named else "" for group, named in self.groups)

    def rest(self) -> str:
        return "\n".join(
            self._pair(group.say[1 if named else 0 :], [word for word in group.mean if word not in named[:1]])
            for group, named in self.groups
        )

    def _pair(self, say: Iterable[str], mean: Iterable[str]) -> str:
        return f"{_joined(self.fold, say)}={_joined(self.fold, mean)}"


def _everyday(data: SearchData, words: Words) -> dict[str, str]:
    """`y` the first step of the synonyms (see `_Sayings`); `x` stop words."""
    return {"y": _Sayings(data, words).first(), "x": _joined(_folder(data), words.stopwords[:FIRST_STOPS])}


def _words(data: SearchData, words: Words, copies: Copies) -> dict[str, object]:
    """`k` a line an item: keywords that its own names do not hold and, with a leading `?`, questions; `y` the rest of
    the synonyms (see `_Sayings`), `x` of the stop words; `o` what other offices do (see `_elsewhere`); `q` how many
    shards of residents' own words there are, of how many items and matters of others they are, and how many shards of
    their sounds."""
    fold = _folder(data)
    ways = _ways(data, words)
    return {
        "k": column([_keyword_line(entry, fold) for entry in data.entries], copies),
        "y": _Sayings(data, words).rest(),
        "x": _joined(fold, words.stopwords[FIRST_STOPS:]),
        "o": "\n".join(_elsewhere(data, words, fold)),
        "q": [count_shards(ways), sum(map(bool, ways)), count_sounds(ways)],
    }


def _elsewhere(data: SearchData, words: Words, fold: Callable[[str], str]) -> Iterator[str]:
    """Lines `say|say=where` of what other offices do, one a group. What a title of the catalogue holds is not
    elsewhere; a keyword may hold such a word beside its own matter (离婚分户)."""
    named = "\n".join(fold(text) for e in data.entries for text in (e.title, e.category, e.domain_title))
    for group in words.elsewhere:
        say = [word for word in map(fold, group.say) if word not in named]
        yield f"{_joined(fold, say)}={one_line(group.where)}"


def _ways(data: SearchData, words: Words) -> list[tuple[str, ...]]:
    """How residents ask for each item, and behind them for each matter of others."""
    return [*(entry.asked for entry in data.entries), *(group.ways for group in words.elsewhere)]


def _readings(data: SearchData) -> Callable[[str], Sequence[str]]:
    """What a character sounds like, one of the catalogue or not."""
    return lambda char: data.readings.get(char) or data.common.get(char, ())


def _keyword_line(entry: SearchEntry, fold: Callable[[str], str]) -> str:
    title = fold(one_line(entry.title))
    kept = (word for word in map(one_line, entry.keywords) if fold(word) not in title)
    return "|".join((*kept, *("?" + one_line(question) for question in entry.questions)))


def _details(data: SearchData, names: set[str], copies: Copies) -> dict[str, object]:
    """`m` summaries; `w`/`wi` distinct time limits and the index of each item's; `b`/`bi` the same for bodies, `f`/`fi`
    for facets (see `_facets`); `s` sounds of the characters that names have not; `v` bodies' former names, if any."""
    entries = data.entries
    limits, limit_of = _interned([(one_line(entry.when),) for entry in entries])
    facets, facets_of = _interned([(_facets(entry),) for entry in entries])
    bodies, bodies_of = _interned([tuple(one_line(body) for body in entry.bodies) for entry in entries])
    return {
        "m": column([one_line(entry.summary) for entry in entries], copies),
        "w": "\n".join(limits),
        "wi": [indexes[0] for indexes in limit_of],
        "b": "\n".join(bodies),
        "bi": "|".join(" ".join(map(str, indexes)) for indexes in bodies_of),
        "f": "\n".join(facets),
        "fi": [indexes[0] for indexes in facets_of],
        "s": _sounds(data.readings, set(data.readings) - names),
        **({"v": {one_line(old): one_line(new) for old, new in data.renamed.items()}} if data.renamed else {}),
    }


def _folder(data: SearchData) -> Callable[[str], str]:
    return lambda text: fold_text(text, data.traditional)


def _joined(fold: Callable[[str], str], words: Iterable[str]) -> str:
    return "|".join(fold(one_line(word)).replace("=", " ") for word in words)


def _interned(rows: list[tuple[str, ...]]) -> tuple[list[str], list[list[int]]]:
    """Distinct texts in order of appearance, and each row as indexes into them."""
    numbers: dict[str, int] = {}
    indexes = [[numbers.setdefault(text, len(numbers)) for text in row] for row in rows]
    return list(numbers), indexes


def _facets(entry: SearchEntry) -> str:
    """`服务|县级 乡级|全社会|主动公开`: stage, levels, audience, methods; no word of them has a blank."""
    return "|".join(map(" ".join, ((entry.stage,), entry.levels, entry.audience, entry.methods)))


# --- chars ----------------------------------------------------------------------------------------


def _chars(data: SearchData) -> dict[str, str]:
    """`t` simplified character and its traditional forms, by words; `h` groups of look-alikes with a character
    of the catalogue in them; `s` sounds of everyday characters that the catalogue does not use."""
    forms: dict[str, str] = {}
    for form, simple in sorted(data.traditional.items()):
        forms[simple] = forms.get(simple, "") + form
    known = set(data.readings)
    return {
        "t": " ".join(simple + forms[simple] for simple in sorted(forms)),
        "h": " ".join(group for group in data.shapes if known & set(group)),
        "s": _sounds(data.common, data.common),
    }


# --- gone -----------------------------------------------------------------------------------------


def _gone(data: SearchData, names: set[str]) -> dict[str, str]:
    """`t` a line an id: `id|fate|title|domain`; `s` sounds of the titles' characters that names have not."""
    rows = [(entry.id, entry.fate, entry.title, entry.domain_title) for entry in data.gone]
    return {
        "t": "\n".join("|".join(map(one_line, row)) for row in rows),
        "s": _sounds(data.readings, set("".join(entry.title for entry in data.gone)) - names),
    }


# --- laws ---------------------------------------------------------------------------------------------


def _laws(data: SearchData) -> dict[str, str]:
    """`l` lines of the legal basis, each once; `i` each item's, as indexes into them."""
    lines, lines_of = _interned([tuple(one_line(line) for line in entry.basis) for entry in data.entries])
    return {"l": "\n".join(lines), "i": "|".join(" ".join(map(str, indexes)) for indexes in lines_of)}


# --- depth ----------------------------------------------------------------------------------------


def _depth(entries: list[SearchEntry], data: SearchData) -> dict[str, object]:
    """`i` lunr's own serialised index, `d` the texts: `id, content lines, bodies, basis lines`."""
    return {
        "i": _lunr_index(entries, data),
        "d": [
            [e.id, *("\n".join(one_line(text) for text in part) for part in (e.content, e.bodies, e.basis))]
            for e in entries
        ],
    }


def _lunr_index(entries: list[SearchEntry], data: SearchData) -> object:
    """Fields `t` (pairs of characters) and `p` (pairs of syllables); no pipeline, for lunr's trimmer keeps Chinese
    in Python and drops it in JavaScript."""
    documents = (
        (
            entry.id,
            {
                "t": [
                    token
                    for text in (*entry.content, *entry.bodies, *entry.basis)
                    for token in tokens_of(text, data.traditional)
                ],
                "p": [token for text in entry.content for token in _sound_pairs(text, data)],
            },
        )
        for entry in entries
    )
    return serialise_index(documents, ("t", "p"))


def _sound_pairs(text: str, data: SearchData) -> Iterator[str]:
    """`征地` → `zhengdi`: two neighbouring syllables as one token, in their commonest reading."""
    for run in runs_of(fold_text(text, data.traditional)):
        for first, second in pairwise(run):
            if first in data.readings and second in data.readings:
                yield data.readings[first][0] + data.readings[second][0]
