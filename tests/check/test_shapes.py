"""Texts made to keep a renderer busy: each is refused, or rendered and judged in the time a clerk waits."""

import time

import pytest

from generator.model.catalogue import Catalogue
from generator.model.office import Office
from generator.model.snapshot import Snapshot
from generator.pipeline.pages import check_pages

EMPTY = Catalogue(Office("", "", "", ""), (), {}, {})
SECONDS = 2.0
"""Of the processor."""
TRIES = 3
"""Cores that share their caches with seven other programs count more seconds for the same work: the best try tells."""

HOSTILE = {
    "brackets": "[" * 20_000,
    "brackets in lines": ("[" * 50 + "\n") * 400,
    "brackets in paragraphs": ("[" * 50 + "\n\n") * 400,
    "closing brackets": "]" * 20_000,
    "bracket pairs": ("[" * 20 + "]" * 20 + "\n") * 200,
    "openers of pictures": ("![" * 10 + "\n\n") * 500,
    "openers of links": ("[a](" * 8 + "\n\n") * 500,
    "links without end": ("[a](b " * 9 + "\n\n") * 500,
    "links in angles": ("[a](<" * 9 + "\n\n") * 500,
    "references": ("[a][" * 9 + "\n\n") * 300,
    "reference loop": "[a]: b\n[b]: a\n\n" + "[a] [b] " * 500,
    "many references": "".join(f"[{n}]: http://a\n" for n in range(1_900)),
    "references that end oddly": "[a]: b\n-->:" * 2_000,
    "nested links": "[a " * 19 + "](b)" * 19,
    "quotations": ">" * 10_000 + " a",
    "quotations apart": "> " * 10_000 + "a",
    "quotations deeper and deeper": "\n\n".join(">" * n + " a" for n in range(1, 200)),
    "marks": "-" * 10_000,
    "list marks": "- " * 10_000 + "a",
    "list in list": "\n".join("    " * n + "- a" for n in range(200)),
    "numbered": "1. " * 5_000 + "a",
    "rules": "* " * 10_000,
    "stars": "*" * 10_000,
    "stars apart": "*a" * 2_400,
    "emphasis never closed": "*a **b " * 700,
    "emphasis both ways": "*_" * 2_400,
    "stars in lines": ("*a **b __c _d " * 300 + "\n") * 12,
    "underscores": "_" * 10_000,
    "ticks": "`" * 10_000,
    "ticks of every length": "".join("`" * n + "a" for n in range(1, 90)),
    "ticks in a table": "a|b\n-|-\n" + ("|`" * 2_400 + "\n") * 10,
    "angles": "<" * 10_000,
    "tags never closed": "<a " * 10_000,
    "tags never closed in lines": "<a\n" * 10_000,
    "tags never ended": "<b>" * 1_600,
    "tags never ended, each another": "\n".join(f"<b id=a{n}>x" for n in range(2_000)) + "\n\n<p>x" * 1_000,
    "boxes": "<div>\n" * 9_000,
    "declarations": "<![CDATA[" * 5_000,
    "instructions": "<?a " * 5_000,
    "comments": "<!--" * 5_000,
    "entities": "&#" * 20_000,
    "backslashes": "\\" * 20_000,
    "headings": "# a\n" * 10_000,
    "underlined headings": "a\n=\n" * 10_000,
    "contents": "[TOC]\n\n" * 8_000,
    "contents of headings": "# a\n\n" * 290 + "[TOC]\n\n" * 1_900,
    "fences": "```a\n" * 10_000,
    "fence of tildes": "~" * 20_000,
    "wide table": "|" + "a|" * 2_400 + "\n|" + "-|" * 2_400 + "\n" + ("|" + "a|" * 2_400 + "\n") * 9,
    "long table": "|a|b|\n|-|-|\n" + "|a|b|\n" * 9_000,
    "notes in notes": "\n".join("    " * n + "!!! note" for n in range(200)),
    "attributes": "# a {: " + "a=b " * 1_200 + "}",
    "attributes never ended": ("# a {: #a " + 'k="' * 1_500 + "\n\n") * 10,
    "blanks": "a" + " " * 50_000 + "b",
    "indentation": " " * 4_000 + "- a",
    "empty lines": "\n" * 59_000 + "a",
    "lines": "a\n" * 29_000,
    "paragraphs": "a\n\n" * 19_000,
    "addresses in angles": "<http://a> " * 5_000,
    "mail": "<a@b> " * 9_000,
    "one line": "县" * 1_000_000,
    "too long": ("县自然资源局。" * 300 + "\n\n") * 400,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_judged_in_two_seconds(name: str) -> None:
    text = f"# 说明\n\n{HOSTILE[name]}\n"
    spent = float("inf")
    for _ in range(TRIES):
        started = time.process_time()
        problems = check_pages(Snapshot("", {"pages/x.md": text.encode()}), EMPTY).problems
        spent = min(spent, time.process_time() - started)
        if spent < SECONDS:
            break
    assert spent < SECONDS, f"{name}: {spent:.1f} s, {[p.message for p in problems][:3]}"
    assert all(problem.place.file == "pages/x.md" and len(problem.message) < 200 for problem in problems)


@pytest.mark.parametrize(
    "text",
    [
        "（" * 500,
        "1. 甲\n    1. 乙\n        - 丙\n            - 丁\n",
        "> 甲\n>\n> > 乙\n",
        "------------------------------------------------------------",
        "* * * * * * * * * * * * * * *",
        "=" * 150,
        "___________（签字）　　　　年　　月　　日",
        "姓名：____________________ 电话：____________________",
        "| 序号 | 名称 |\n| --- | --- |\n"
        + "".join(f"| {n} | [附件{n}](https://www.example.gov.cn/{n}) |\n" for n in range(400)),
        "征地补偿安置方案（征求意见稿）（2026 年）。" * 200,
        "```\n" + "[" * 15 + "\n```\n",
    ],
)
def test_ordinary_text_is_not_too_complicated(text: str) -> None:
    problems = check_pages(Snapshot("", {"pages/x.md": f"# 说明\n\n{text}\n".encode()}), EMPTY).problems
    assert [(problem.code, problem.message) for problem in problems] == []
