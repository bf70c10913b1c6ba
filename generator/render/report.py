"""One list of diagnostics, several writers: text, JSON, GitHub and GitLab annotations, SARIF."""

import hashlib
import json
from collections.abc import Callable, Sequence
from urllib.parse import quote

from generator.model.diagnostic import Diagnostic, Severity

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
    return "\n".join(lines)


def _as_dict(problem: Diagnostic) -> dict[str, object]:
    place = problem.place
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "path": place.words,
        "code": problem.code,
        "severity": "error" if problem.is_error else "warning",
        "message": problem.message,
        "why": problem.why,
        "fix": problem.fix,
    }


def write_json(problems: Sequence[Diagnostic]) -> str:
    """One object: counts and the list of problems."""
    errors = sum(problem.is_error for problem in problems)
    summary = {
        "errors": errors,
        "warnings": len(problems) - errors,
        "problems": [_as_dict(problem) for problem in problems],
    }
    return json.dumps(summary, ensure_ascii=False, indent=2)


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
        body = "。".join(filter(None, (problem.message, problem.fix)))
        lines.append(f"::{level} {properties}::{_escape(body)}")
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
                "description": f"{problem.message} {problem.fix}".strip(),
                "check_name": problem.code,
                "fingerprint": digest,
                "severity": "major" if problem.is_error else "minor",
                "location": {"path": place.file, "lines": {"begin": place.line}},
            }
        )
    return json.dumps(entries, ensure_ascii=False, indent=2)


def write_sarif(problems: Sequence[Diagnostic]) -> str:
    """SARIF 2.1.0."""
    results = [
        {
            "ruleId": problem.code,
            "level": "error" if problem.severity is Severity.ERROR else "warning",
            "message": {"text": f"{problem.message} {problem.fix}".strip()},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": quote(problem.place.file)},
                        "region": {"startLine": problem.place.line, "startColumn": problem.place.column},
                    }
                }
            ],
        }
        for problem in problems
    ]
    rules = [{"id": code} for code in sorted({problem.code for problem in problems})]
    run = {
        "tool": {"driver": {"name": "gongkai", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


WRITERS: dict[str, Writer] = {
    "text": write_text,
    "json": write_json,
    "github": write_github,
    "gitlab": write_gitlab,
    "sarif": write_sarif,
}
