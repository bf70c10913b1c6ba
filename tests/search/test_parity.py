"""The index built in Python and queried in JavaScript cut text alike."""

import json
import shutil
import subprocess
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.derive.search.hanzi import traditional_forms
from generator.model.search import fold_text, parts_of, tokens_of
from generator.model.sounds import HEADS, TAILS, sign_of
from tests.site.support import ROOT, lacking

SYLLABLES = ROOT / "generator" / "scripts" / "engine" / "syllables.js"

TRICKY = [
    "",
    " ",
    "征",
    "征地",
    "征地补偿CA证书",
    "ＰＭ２．５　空气",
    "第〇条〡㐀䶿一鿿",
    "徵地補償與臺灣",
    "a征1地b",
    "𠮷田𠀀a",
    "é ß İ ı Ａ",
    "征\u200b地\u00a0补\u3000偿",
    "constructor __proto__ toString",
    "﹏～｡､〖〗",
]


def pieces() -> st.SearchStrategy[str]:
    """Chinese, letters, wide letters, marks and whatever else a key can send."""
    han = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=6)
    wide = st.text(st.characters(min_codepoint=0xFF00, max_codepoint=0xFF5F), max_size=4)
    traditional = st.text(st.sampled_from(sorted(traditional_forms())), max_size=4)
    anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
    return st.lists(st.one_of(han, wide, traditional, anything, st.sampled_from(TRICKY)), max_size=4).map("".join)


def test_tokens_are_the_same_on_both_sides(engine: Any) -> None:
    made: list[str] = list(TRICKY)

    @settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None)
    @given(pieces())
    def collect(text: str) -> None:
        made.append(text)

    collect()
    there = engine(tokens=made)["tokens"]
    forms = traditional_forms()
    for text, tokens in zip(made, there, strict=True):
        assert tokens == tokens_of(text, forms), text


def test_folding_keeps_the_length() -> None:
    forms = traditional_forms()
    for text in TRICKY:
        assert len(fold_text(text, forms)) == len(text)


def test_parts_are_the_same_on_both_sides(engine: Any) -> None:
    for text, parts in zip(TRICKY, engine(parts=TRICKY)["parts"], strict=True):
        assert set(parts) == parts_of(text, traditional_forms()), text


def test_syllables_have_the_same_sign_on_both_sides() -> None:
    """Every head before every tail, as they are spelled: zhuang, hv, nge; most of them no syllable at all."""
    heads = [*HEADS, "zh", "ch", "sh", "n", "r", "v", "q"]
    made = [head + tail + more for head in heads for tail in (*TAILS, "v", "ve", "") for more in ("", "g", "n", "ng")]
    node = shutil.which("node")
    if node is None:
        lacking("没有 Node：运行 sh tests/prepare.sh")
    program = (
        f'import {{ signOf }} from "{SYLLABLES.as_uri()}";'
        'import fs from "node:fs";'
        'process.stdout.write(JSON.stringify(JSON.parse(fs.readFileSync(0, "utf8")).map(signOf)));'
    )
    done = subprocess.run(
        [str(node), "--input-type=module", "-e", program],
        input=json.dumps(made), capture_output=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [sign_of(text) for text in made]
