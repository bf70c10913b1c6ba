"""`python -m tools.mutants`: mutants of tables and patterns, which no mutation tool makes; how many the tests kill.

mutmut (settings in pyproject.toml, `python -m mutmut run`) changes code in functions and leaves out module constants, tables
and patterns. These are changed here by hand, one at a time, in a copy of the repository. The result is in `tools/mutants.md`.
"""

import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent
ROOM = "generator/model/personal"
TESTS = ("tests/check/test_privacy.py", "tests/check/personal/test_grid.py", "tests/check/personal/test_hide.py")
QUICK = "decide or province or told_of_a_cell or found_at or left_alone or no_persons or cut_short or phone_may or addresses"
"""Tests that kill most and take a second; the others are asked about what survives these."""
LEFT_OUT = "not hostile and not megabyte and not guides and not command and not schema_faults"

MUTANTS: tuple[tuple[str, str, str], ...] = (
    ("phones", '_MOBILE = "1[3-9][0-9]{9}"', '_MOBILE = "1[3-8][0-9]{9}"'),
    ("phones", '_MOBILE = "1[3-9][0-9]{9}"', '_MOBILE = "1[4-9][0-9]{9}"'),
    ("phones", '_MOBILE = "1[3-9][0-9]{9}"', '_MOBILE = "1[2-9][0-9]{9}"'),
    ("phones", "(?:0086|086|86|0)?", "(?:086|86|0)?"),
    ("phones", "(?:0086|086|86|0)?", "(?:0086|086|86)?"),
    ("phones", "len(group.digits) < 11", "len(group.digits) < 12"),
    ("phones", "(3, 4, 4),", ""),
    ("phones", "if label in (Label.CODE, Label.ACCOUNT) or has_unit(reading, end):", "if label is Label.ACCOUNT:"),
    ("identity", "(*range(11, 16)", "(*range(12, 16)"),
    ("identity", "range(61, 66)", "range(61, 65)"),
    ("identity", "71, 81, 82, 83", "81, 82, 83"),
    ("identity", "(?:19|20)[0-9]{{2}}{_DAY}", "(?:19)[0-9]{{2}}{_DAY}"),
    ("identity", "(?:19|20)[0-9]{{2}}{_DAY}", "(?:20)[0-9]{{2}}{_DAY}"),
    ("identity", '_CHECK = "10X98765432"', '_CHECK = "01X98765432"'),
    ("identity", "_WEIGHTS = (7, 9,", "_WEIGHTS = (9, 7,"),
    ("identity", "_LAST_BIRTH = 2039", "_LAST_BIRTH = 1999"),
    ("identity", "1900 <= date", "1950 <= date"),
    ("accounts", "value - 9 if value > 9", "value - 9 if value > 10"),
    ("accounts", "return total % 10 == 0", "return True"),
    ("accounts", "_CARD_LENGTHS = range(16, 20)", "_CARD_LENGTHS = range(17, 20)"),
    ("accounts", "_CARD_LENGTHS = range(16, 20)", "_CARD_LENGTHS = range(16, 19)"),
    ("accounts", "_ACCOUNT_LENGTHS = range(10, 33)", "_ACCOUNT_LENGTHS = range(10, 23)"),
    ("accounts", 'startswith("62")', 'startswith("6")'),
    ("numbers", "_READABLE = 14", "_READABLE = 15"),
    ("numbers", "_READABLE = 14", "_READABLE = 18"),
    ("numbers", "_RECENT = 2010", "_RECENT = 2100"),
    ("numbers", "_SHOWN_BESIDE_A_NAME = 9", "_SHOWN_BESIDE_A_NAME = 12"),
    ("numbers", "[1-7][1-4]", "[1-6][1-4]"),
    ("find", "if about.is_address or", "if"),
    ("find", "if not about.is_contact:", "if True:"),
    ("find", "SHOWN = 3", "SHOWN = 4"),
    ("hide", "_LONG = 9", "_LONG = 11"),
    ("reading", '"零〇"', '"零"'),
    ("reading", '_ZEROS = "Oo', '_ZEROS = "o'),
    ("reading", '"Cf", "Mn", "Me"', '"Mn", "Me"'),
    ("reading", '_DASHES = "-−ー―', '_DASHES = "-ー―'),
    ("reading", '_DOTS = ".．。｡·', '_DOTS = ".．。｡'),
    ("papers", "京津冀晋", "京津晋"),
    ("papers", "台胞证|回乡证", "回乡证"),
    ("homes", "小区|家园", "家园"),
    ("homes", "(?!地|楼", "(?!楼"),
    ("people", "尿毒症|", ""),
    ("people", "特困|", ""),
    ("people", "幼儿园|", ""),
    ("surnames", '"欧阳"', '"欧洋"'),
    ("surnames", '"王李张刘陈', '"王李刘陈'),
    ("words", "统一社会信用代码|社会信用代码|", ""),
    ("words", "招标|", ""),
    ("words", "一卡通|", ""),
    ("words", "财政|工会", "工会"),
)
"""Module, what stands there, what is put in its place."""


def kills(mutant: tuple[str, str, str]) -> bool:
    """Whether a test fails with the mutant."""
    module, old, new = mutant
    with tempfile.TemporaryDirectory(prefix="gongkai-mutant-") as name:
        copy = Path(name)
        for part in ("generator", "tests", "catalog", "schema", "docs"):
            shutil.copytree(
                REPOSITORY / part, copy / part, ignore=shutil.ignore_patterns("node_modules", "__pycache__")
            )
        for file in ("pyproject.toml", "mkdocs.yml"):
            shutil.copy(REPOSITORY / file, copy / file)
        path = copy / ROOM / f"{module}.py"
        text = path.read_text("utf-8")
        if old not in text:
            raise SystemExit(f"{module}: {old} 已经不在了，改 tools/mutants.py")
        path.write_text(text.replace(old, new, 1), "utf-8")
        dead = any(_fails(copy, chosen) for chosen in (QUICK, LEFT_OUT))
        sys.stderr.write(f"{'killed' if dead else 'SURVIVED'} {module}: {old} -> {new}\n")
        return dead


def _fails(copy: Path, chosen: str) -> bool:
    command = [sys.executable, "-m", "pytest", *TESTS, "-x", "-q", "-p", "no:cacheprovider", "-k", chosen]
    done = subprocess.run(
        command, cwd=copy, env={"PYTHONPATH": str(copy), "PATH": "/usr/bin:/bin"}, capture_output=True, check=False
    )
    return done.returncode == 1


def main() -> int:
    with ThreadPoolExecutor(2) as pool:
        killed = list(pool.map(kills, MUTANTS))
    lines = [
        f"- {'killed' if dead else 'SURVIVED'}: {m[0]}: `{m[1]}` → `{m[2]}`"
        for m, dead in zip(MUTANTS, killed, strict=True)
    ]
    head = f"# Hand-made mutants of the detector of personal data\n\nMade by `python -m tools.mutants`: {sum(killed)} of {len(killed)} killed.\n"
    Path(__file__).with_suffix(".md").write_text("\n".join((head, *lines, "")), "utf-8")
    sys.stdout.write(f"{sum(killed)}/{len(killed)}\n")
    return 0 if sum(killed) >= 0.9 * len(killed) else 1


if __name__ == "__main__":
    sys.exit(main())
