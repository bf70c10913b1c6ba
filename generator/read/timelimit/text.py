"""公开时限 as written → TimeLimit: typed clauses in order of appearance, the wording kept beside them.

Quantities become marks, the tokens (`moments`, `quantities`); the wording is made ready (`cutting`) and cut into
sentences (；。, ① 1.), which are read piece by piece (`sentence`, `rules`); clauses of a sentence are compared
(`merge`); what no clause holds and no warning names is named at the end (`accounts`).

Rules followed: standards.md section 2 (kinds, test table); 政府信息公开条例 art. 26 (override: 法律、法规对…期限
另有规定的，从其规定). A number is never invented; every token is in a clause or in a warning (ADR 0025).
Counting of days is left to `derive.workdays`.
"""

import re
from dataclasses import replace
from functools import lru_cache

from generator.model.numerals import EVERYDAY, SIGNS
from generator.model.timelimit import Clause, Kind, TimeLimit
from generator.read.impossible import find_impossible
from generator.read.timelimit.accounts import find_dropped
from generator.read.timelimit.cutting import EXCEPTS, cut_numbering, mend_slips, move_asides, say_once, take_override
from generator.read.timelimit.joining import except_from
from generator.read.timelimit.marks import Marked, clean
from generator.read.timelimit.merge import Entry, find_merged_cells, is_superfluous
from generator.read.timelimit.quantities import mark_quantities
from generator.read.timelimit.sentence import CONDITION_LEAD, PUBLISH, Sentence

_SENTENCE = re.compile("[。；]")
_UNREAD_NUMBER = re.compile(
    rf"(?<![0-9.第〔近])(?<!未来|今后|过去)(?!(?:19|20)[0-9]{{2}}年)(?:[0-9][0-9.]*[{SIGNS}]*|[{EVERYDAY}]+|[{SIGNS}]{{2,}})(?:余|多)?个?(?:工作日|工作|日|天|小时|分钟|周|星期|月|年)(?![度级份版代])(?=[之以]?[内前后]|$|[，。；])"
)
_NO_UNIT = re.compile(r"(?<![0-9])[0-9]{1,3}个?(?:工作)?[之以]?内")


def _sentence_entries(sentence: str, marked: Marked, earlier: list[Clause]) -> list[Entry]:
    entries = Sentence(marked, earlier).read(sentence)
    kept = [entry for entry in entries if not is_superfluous(entry, entries)]
    irregular = [
        entry
        for entry in entries
        if entry.clause
        and "不定期" in entry.clause.text
        and entry not in kept
        and any(other.piece == entry.piece for other in kept)
    ]
    entries = kept
    warnings = [*find_merged_cells(entries), *(warning for entry in irregular for warning in entry.warnings)]
    told = [warning for entry in entries for warning in entry.warnings]
    missing = _UNREAD_NUMBER.search(sentence)
    if missing and not any(missing[0] in warning for warning in told):
        warnings.append(f"“{marked.expand(sentence)}”中的“{missing[0]}”没有看懂，没有计入，请改写。")
    elif not missing and (missing := _NO_UNIT.search(sentence)):
        warnings.append(f"“{missing[0]}”没有写明计算单位，请写成“个工作日”或者“日”。")
    if missing and "分钟" in missing[0]:
        entries = [_unread_event(entry, missing[0]) for entry in entries]
    if warnings:
        entries.append(Entry(None, warnings, -1))
    return entries


def _unread_event(entry: Entry, missing: str) -> Entry:
    """接到报警后5分钟内出警: without its number the event says nothing that is due."""
    clause = entry.clause
    if clause is None or clause.kind is not Kind.EVENT or missing not in clause.text:
        return entry
    return Entry(Clause(Kind.UNPARSED, text=clause.text), entry.warnings, entry.piece)


def _silent_sentence(sentence: str, marked: Marked) -> list[str]:
    """The warning for a sentence that says no time beside others that do."""
    said = marked.expand(sentence)
    if "依申请" in said:
        return [f"“{said}”说的是公开方式，不是时限，请写到“公开方式”一栏。"]
    return [f"“{said}”没有写明时限。"] if PUBLISH.search(said) else []


def _without_clauses(raw: str, text: str, rest: str, exception: str, warnings: list[str]) -> TimeLimit:
    if exception and not rest.strip("，。；、"):  # nothing stands before it
        clause = Clause(Kind.REF, text=text, event=text)
        return TimeLimit(
            raw, (clause,), True, ("只写了另有规定的从其规定，没有写出时限，请补写。",), exception=exception
        )
    if re.search("依申请", text):
        warnings = [f"“{text}”说的是公开方式，不是时限，请写到“公开方式”一栏，这里写明时限。"]
    clause = Clause(Kind.UNPARSED, text=text)
    told = tuple(warnings) or (f"“{text}”没有看懂，请改写或者人工核对。",)
    return TimeLimit(raw, (clause,), bool(exception), told, exception=exception)


@lru_cache(maxsize=4096)
def parse_time_limit(text: str) -> TimeLimit:
    """Read one 公开时限 wording.

    Never raises: what cannot be understood is one `unparsed` clause with a warning; warnings are Chinese
    sentences for the editor. An empty wording has no clauses and no warnings. Pure, so
    results are remembered: a catalogue repeats few wordings.
    """
    cleaned = clean(text)
    if not cleaned:
        return TimeLimit(text)
    limit = _parse(text, cleaned)
    faults = find_impossible(text, cleaned)
    return replace(limit, faults=faults) if faults else limit


def _parse(text: str, cleaned: str) -> TimeLimit:
    cleaned, slips = mend_slips(cleaned)
    cleaned = say_once(cleaned)
    rest, exception = take_override(cleaned)
    override = bool(exception)
    marked = mark_quantities(cut_numbering(rest))
    earlier: list[Clause] = []
    entries: list[Entry] = []
    silent: list[str] = []
    for sentence in filter(None, _SENTENCE.split(move_asides(marked.text))):
        if EXCEPTS.search(sentence) and not marked.holds_time(sentence) and entries:
            except_from(entries, CONDITION_LEAD.sub("", sentence))
            continue
        found = _sentence_entries(sentence, marked, earlier)
        entries += found
        if not found:
            silent += _silent_sentence(sentence, marked)
    clauses = tuple(entry.clause for entry in entries if entry.clause)
    warnings = [warning for entry in entries for warning in entry.warnings]
    if not clauses:
        return _without_clauses(text, cleaned, rest, exception, [*slips, *warnings])
    warnings = [*slips, *warnings, *silent]
    warnings += find_dropped(marked, clauses, warnings)
    return TimeLimit(text, clauses, override, tuple(dict.fromkeys(warnings)), exception=exception)
