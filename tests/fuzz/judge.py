"""What must hold of findings and of pages, whatever was read."""

import re
from collections.abc import Iterable

from generator.model.diagnostic import Diagnostic
from generator.render.report import WRITERS
from tests.site.support import parse

_ADDRESS = re.compile(r"[\s\x00-\x20]*(javascript|vbscript|data)\s*:", re.IGNORECASE)
_OF_ADDRESS = ("href", "src", "action", "formaction", "data", "poster", "srcset", "xlink:href")


def judge_findings(problems: Iterable[Diagnostic]) -> None:
    """Each says where, what and how to mend it, on one line; and all writers can write it."""
    problems = list(problems)
    for problem in problems:
        assert problem.place.file, problem
        assert problem.place.line >= 1 and problem.place.column >= 1, problem
        assert problem.message and "\n" not in problem.message, problem.message
        assert problem.fix, problem
        assert len(problem.message) < 2_000, problem.message[:200]
    for write in WRITERS.values():
        write(problems[:50]).encode("utf-8")


def judge_markup(html: str, scripts: str = "", frames: str = "") -> None:
    """No text became markup: no script of another's, no handler, no address that runs.

    Args:
        html: a page.
        scripts: what addresses of scripts may match, a pattern; empty for none.
        frames: how addresses of frames may begin; empty for no frames.
    """
    for element in parse(html).walk():
        for name, value in element.attributes.items():
            assert not name.startswith("on"), f"handler {name} in <{element.tag}>"
            assert name not in _OF_ADDRESS or not _ADDRESS.match(value), f"{name} that runs in <{element.tag}>"
            assert name != "style" or element.tag == "svg", "style in a page"
        if element.tag == "script":
            assert scripts and re.fullmatch(scripts, element.attributes.get("src", "")), f"script {element.attributes}"
            assert not "".join(child for child in element.children if isinstance(child, str)).strip(), "inline script"
        if element.tag == "iframe" and frames and element.attributes.get("src", "").startswith(frames):
            continue
        assert element.tag not in ("iframe", "object", "embed", "base", "applet"), f"<{element.tag}>"
