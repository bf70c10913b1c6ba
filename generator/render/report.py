"""One list of diagnostics, several writers: text, JSON, GitHub and GitLab annotations, SARIF."""

import difflib
import hashlib
import json
import re
from collections.abc import Callable, Sequence
from urllib.parse import quote

from generator.model.diagnostic import Code, Diagnostic, Place

INFORMATION = "https://gongkai.example/"
"""The name space of this program, as in the `$id` of its schemas; SARIF wants every tool to have one."""

Writer = Callable[[Sequence[Diagnostic]], str]


def write_text(problems: Sequence[Diagnostic]) -> str:
    """`file:line:col: 错误 GK203 message（path）`, then why and how to mend, indented."""
    lines = []
    for problem in problems:
        place = problem.place
        where = f"（{place.words}）" if place.words else ""
        head = f"{place.file}:{place.line}:{place.column}: {problem.severity.value} {problem.code}"
        lines.append(f"{head} {problem.message}{where}")
        if problem.why:
            lines.append(f"  依据：{problem.why}")
        if problem.fix:
            lines.append(f"  修改：{problem.fix}")
        if problem.also:
            lines.append(f"  {_say_also(problem.also)}")
        lines.append(f"  {say_help(problem.kind)}")
    return "\n".join(lines)


def say_help(code: Code) -> str:
    """Where the guide's page of a code is opened."""
    return f"帮助：gongkai guide {code.number}"


MAX_PLACES = 40
"""Places of one problem that are named; of the others their number is told."""


def _say_also(places: Sequence[Place]) -> str:
    """同样的还有 3 处：catalog/01-….yml 第 5、9 行；catalog/02-….yml 第 7 行."""
    lines: dict[str, list[str]] = {}
    for place in places[:MAX_PLACES]:
        lines.setdefault(place.file, []).append(str(place.line))
    named = "；".join(f"{file} 第 {'、'.join(dict.fromkeys(numbers))} 行" for file, numbers in lines.items())
    more = "……" if len(places) > MAX_PLACES else ""
    return f"同样的还有 {len(places)} 处：{named}{more}。一次都改。"


def _as_dict(problem: Diagnostic) -> dict[str, object]:
    place = problem.place
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_column": place.end or None,
        "path": place.words,
        "code": problem.code,
        "severity": "error" if problem.is_error else "warning",
        "message": problem.message,
        "why": problem.why,
        "fix": problem.fix,
        "help": f"gongkai guide {problem.code}",
        "also": [_as_spot(one) for one in problem.also],
    }


def _as_spot(place: Place) -> dict[str, object]:
    return {"file": place.file, "line": place.line, "column": place.column, "path": place.words}


def write_json(problems: Sequence[Diagnostic]) -> str:
    """One object: counts and the list of problems."""
    errors = sum(problem.is_error for problem in problems)
    summary = {
        "errors": errors,
        "warnings": len(problems) - errors,
        "problems": [_as_dict(problem) for problem in problems],
    }
    return json.dumps(summary, ensure_ascii=False, indent=2)


def _whole(problem: Diagnostic) -> str:
    """Message, remedy and other places where there is one field for all, never run together."""
    also = f"\n{_say_also(problem.also)}" if problem.also else ""
    return (f"{problem.message}\n修改：{problem.fix}" if problem.fix else problem.message) + also


def _with_help(problem: Diagnostic) -> str:
    return f"{_whole(problem)}\n{say_help(problem.kind)}"


def _escape(text: str, *, prop: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if prop else text


def write_github(problems: Sequence[Diagnostic]) -> str:
    """Workflow commands. GitHub shows only the first ten of a kind, so errors come first."""
    lines = []
    for problem in sorted(problems, key=lambda p: not p.is_error):
        place = problem.place
        level = "error" if problem.is_error else "warning"
        properties = f"file={_escape(place.file, prop=True)},line={place.line},col={place.column},title={problem.code}"
        if place.end:
            properties += f",endColumn={place.end}"
        lines.append(f"::{level} {properties}::{_escape(_with_help(problem))}")
    return "\n".join(lines)


def write_gitlab(problems: Sequence[Diagnostic]) -> str:
    """Code quality report. The fingerprint leaves out the line, else every shift is a new fault."""
    entries = []
    seen: dict[str, int] = {}
    for problem in problems:
        place = problem.place
        key = f"{problem.code}|{place.file}|{place.words}|{problem.message}"
        seen[key] = seen.get(key, 0) + 1
        digest = hashlib.sha256(f"{key}|{seen[key]}".encode()).hexdigest()
        entries.append(
            {
                "description": _with_help(problem),
                "check_name": problem.code,
                "fingerprint": digest,
                "severity": "major" if problem.is_error else "minor",
                "location": {"path": place.file, "lines": {"begin": place.line}},
            }
        )
    return json.dumps(entries, ensure_ascii=False, indent=2)


def write_sarif(problems: Sequence[Diagnostic], version: str = "", guide: str = "") -> str:
    """SARIF 2.1.0, with all that is said of each code, so that a viewer needs no network.

    Args:
        problems: what was found.
        version: of the program.
        guide: address of the guide of this machine, with a stroke at its end; without one there is no `helpUri`.
    """
    codes = {problem.code: problem.kind for problem in problems}
    places = {number: index for index, number in enumerate(sorted(codes))}
    driver: dict[str, object] = {
        "name": "gongkai",
        "informationUri": INFORMATION,
        "rules": [_rule(codes[number], guide) for number in places],
    }
    if version:
        driver["version"] = version
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, places[problem.code]) for problem in problems],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(code: Code, guide: str) -> dict[str, object]:
    remedies = code.guide()
    rule: dict[str, object] = {
        "id": code.number,
        "shortDescription": {"text": code.title},
        "fullDescription": {"text": plain(code.explanation)},
        "help": {"text": "怎样改：\n" + "\n".join(remedies)},
        "defaultConfiguration": {"level": "error" if code.is_error else "warning"},
    }
    return {**rule, "helpUri": f"{guide}codes/{code.number.lower()}.html"} if guide else rule


def _result(problem: Diagnostic, rule: int) -> dict[str, object]:
    place = problem.place
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": "error" if problem.is_error else "warning",
        "message": {"text": _whole(problem)},
        "locations": [_location(place)],
        "relatedLocations": [_location(one) for one in (*problem.related, *problem.also) if one.file],
    }


def _location(place: Place) -> dict[str, object]:
    region = {"startLine": place.line, "startColumn": place.column}
    if place.end:
        region["endColumn"] = place.end
    return {"physicalLocation": {"artifactLocation": {"uri": quote(place.file)}, "region": region}}


def write_diff(name: str, before: bytes, after: bytes) -> str:
    """The lines of a file that change, as `diff -u` shows them; nothing where none does."""
    old, new = (data.decode("utf-8", "replace").splitlines(keepends=True) for data in (before, after))
    lines = difflib.unified_diff(old, new, name, name, n=1)
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


_LINK = re.compile(r"\[([^\]]*)\]\((?:[a-z-]+\.md)?(?:#[^)]*)?\)")


def plain(text: str) -> str:
    """An explanation, which may hold Markdown, as words: links by their text, commands without their marks."""
    return _LINK.sub(r"“\1”", text).replace("`", "")


def write_code(code: Code) -> str:
    """All that is said of one code, as plain text."""
    remedies = code.guide()
    mends = [f"怎样改：{remedies[0]}"] if len(remedies) == 1 else ["怎样改：", *(f"  · {one}" for one in remedies)]
    return "\n".join([f"{code.number} {code.title}（{code.label}）", plain(code.explanation), *mends])


def write_as(form: str, problems: Sequence[Diagnostic], version: str, guide: str = "") -> str:
    """The list in the form asked for; `version` of the program, address of the guide: for the form that names them."""
    return write_sarif(problems, version, guide) if form == "sarif" else WRITERS[form](problems)


WRITERS: dict[str, Writer] = {
    "text": write_text,
    "json": write_json,
    "github": write_github,
    "gitlab": write_gitlab,
    "sarif": write_sarif,
}
