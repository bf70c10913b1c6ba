"""`gongkai init`: a new office's repository, complete and ready to be checked and built."""

import os
import re
import shlex
import shutil
from pathlib import Path

import click

from generator.cli import exits
from generator.clock import build_day
from generator.pipeline.history import HISTORY
from generator.pipeline.naming import add_reading, ask_name, is_reading_of
from generator.resources import HOST_CONFIG, NATIONAL_CATALOG_DIR, SCHEMA_DIR, STARTER_DIR
from generator.version import VERSION

_SAMPLE = "示例县"
_FIRST_DAY = re.compile(r"^( +\S+: )[0-9]{4}-[0-9]{2}-[0-9]{2}(?= )", re.MULTILINE)
"""In permalinks.yml, the day an id was first published on."""
_LAST_CHANGE = re.compile(r"^( +updated: )\"?[0-9]{4}-[0-9]{2}-[0-9]{2}\"?$", re.MULTILINE)
_CHANGES = re.compile(r"^adjustments:.*", re.MULTILINE | re.DOTALL)
"""In adjustments.yml, all that changed so far."""
_BEGUN = 'adjustments:\n  - on: "{day}"\n    text: 建立本目录。\n'
_SAFE = re.compile(r"[\w./\\:~-]+")
"""A path that a shell takes as one word, Chinese letters included."""
_PLACE_NAME = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff·]{1,20}")


def run_init(folder: Path, name: str, reading: str, *, quiet: bool) -> int:
    """Lay out `folder`; refuses one that already holds something. `reading`: of the name, where it is in no list."""
    _refuse_wrong_usage(folder, name, reading)
    shutil.copytree(NATIONAL_CATALOG_DIR, folder / "catalog", ignore=shutil.ignore_patterns(HISTORY))
    shutil.copytree(SCHEMA_DIR, folder / "schema")
    shutil.copy(HOST_CONFIG, folder / "mkdocs.yml")
    for source in sorted((STARTER_DIR / "repository").rglob("*")):
        if source.is_file():
            relative = source.relative_to(STARTER_DIR / "repository")
            target = folder / Path(*(part.replace("dot-", ".") for part in relative.parts))
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_localize(source.read_text("utf-8"), name).replace("@VERSION@", VERSION), "utf-8")
    for path in sorted((folder / "catalog").glob("*.yml")):
        text = _begin_history(path.name, _localize(path.read_text("utf-8"), name))
        if path.name == "words.yml" and reading:
            text = add_reading(text, name, reading)
        path.write_text(text, "utf-8")
    if name and not reading:
        _ask_reading(folder, name)
    if not quiet:
        click.echo(
            f"已建好 {folder}。下一步：\n"
            f"  1. 改 {folder}/catalog/office.yml、bodies.yml 和 posters.yml，换成本单位的名称、电话、网址\n"
            f"  2. 运行 cd {_quoted(folder)}，再运行 gongkai check\n"
            f"  3. 运行 gongkai build，网站在 site 文件夹里"
        )
    return exits.OK


def _quoted(folder: Path) -> str:
    """The folder as it is typed: in quotes where a blank or a sign would cut it in two."""
    text = str(folder)
    if _SAFE.fullmatch(text):
        return text
    return f'"{text}"' if os.name == "nt" else shlex.quote(text)


def _refuse_wrong_usage(folder: Path, name: str, reading: str) -> None:
    if name and not _PLACE_NAME.fullmatch(name):
        raise click.UsageError(f"地名“{name}”只能用汉字，例如“某某县”")
    if reading and not (name and is_reading_of(name, reading)):
        example = f"“{name}”是 {len(name)} 个字，" if name else "要和 --name 一起用，"
        raise click.UsageError(f"读音“{reading}”不对：{example}一个字一个音节，小写，用空格分开，例如“mou mou xian”")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise click.UsageError(f"“{folder}”已经有内容，请换一个新文件夹")


def _ask_reading(folder: Path, name: str) -> None:
    """Asks on the channel for errors, `quiet` or not: the answer is lasting, and `check` goes on asking (GK661)."""
    question = ask_name(name)
    if question is not None:
        click.echo(
            f"请核实“{name}”怎么读：{question.question}。在 {folder}/catalog/words.yml 的 readings 下面加一行，"
            f"例如“{question.line}”；新建时也可以写 --reading。按拼音搜索、按字母排列要用。",
            err=True,
        )


def _begin_history(file: str, text: str) -> str:
    """A file of the new office: nothing of it was published, changed or told before today."""
    day = build_day()
    if file == "permalinks.yml":
        return _FIRST_DAY.sub(rf"\g<1>{day}", text)
    if file == "adjustments.yml":
        return _CHANGES.sub(_BEGUN.format(day=day), text)
    return _LAST_CHANGE.sub(rf'\g<1>"{day}"', text)


def _localize(text: str, name: str) -> str:
    return text.replace(_SAMPLE, name) if name else text
