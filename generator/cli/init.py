"""`gongkai init`: a new office's repository, complete and ready to be checked and built."""

import os
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import click

from generator.cli import exits
from generator.cli.starting import begin_git, choose_source, is_repository, lay_out, write_source
from generator.clock import build_day
from generator.install.source import SCRIPT
from generator.pipeline.history import HISTORY
from generator.pipeline.naming import add_reading, ask_name, is_reading_of
from generator.resources import HOST_CONFIG, NATIONAL_CATALOG_DIR, SCHEMA_DIR

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


def run_init(
    folder: Path, name: str, reading: str, origin: tuple[str, str] = ("", ""), *, git: bool = True, quiet: bool
) -> int:
    """Lay out `folder`; refuses one that already holds something.

    Args:
        folder: new or empty; with an `origin` it may be an office's repository, where only CI's source is changed.
        name: of the place.
        reading: how the name is read, where it is in no list.
        origin: what CI installs: a wheel's file, or an address that names its bytes.
        git: whether a git repository is begun where git is there; nothing is committed.
        quiet: says nothing but questions.
    """
    source = choose_source(*origin)
    if any(origin) and is_repository(folder) and not (name or reading):
        write_source(folder, source, origin[0])
        if not quiet:
            click.echo(f"已写好 {folder / SCRIPT}：自动检查以后从这里安装。把改动提交上去。")
        return exits.OK
    _refuse_wrong_usage(folder, name, reading)
    shutil.copytree(NATIONAL_CATALOG_DIR, folder / "catalog", ignore=shutil.ignore_patterns(HISTORY))
    shutil.copytree(SCHEMA_DIR, folder / "schema")
    shutil.copy(HOST_CONFIG, folder / "mkdocs.yml")
    lay_out(folder, lambda text: _localize(text, name))
    write_source(folder, source, origin[0])
    for path in sorted((folder / "catalog").glob("*.yml")):
        text = _begin_history(path.name, _localize(path.read_text("utf-8"), name))
        if path.name == "words.yml" and reading:
            text = add_reading(text, name, reading)
        path.write_text(text, "utf-8")
    if name and not reading:
        _ask_reading(folder, name)
    begun = git and begin_git(folder)
    if not quiet:
        click.echo(
            f"已建好 {folder}。下一步：\n"
            f"  1. 改 {folder}/catalog/office.yml、bodies.yml 和 posters.yml，换成本单位的名称、电话、网址\n"
            f"  2. 运行 cd {_quoted(folder)}，再运行 gongkai check\n"
            f"  3. 运行 gongkai build，网站在 site 文件夹里\n"
            f"不会的，运行 gongkai guide 看使用说明；docs 文件夹里也有一份。"
        )
        for note in _notes(git, begun, any(origin)):
            click.echo(note)
    return exits.OK


def _notes(git: bool, begun: bool, known: bool) -> Iterator[str]:
    if begun:
        yield "已建好 git 仓库，还没有提交：换好本单位的内容、去掉本地没有的事项以后，再做第一次提交。"
    elif git:
        yield "没有建 git 仓库：没有装 git，或者这里已经是一个仓库的一部分。要留修改记录的，装好以后运行 git init。"
    if not known:
        yield "自动检查还不知道从哪里安装 gongkai，要用的，在这个文件夹里运行 gongkai init . --wheel 安装包。"


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
