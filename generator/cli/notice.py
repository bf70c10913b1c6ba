"""`gongkai notice`: which publications, in which forms, onto the screen or into files."""

from dataclasses import dataclass, replace
from pathlib import Path

import click

from generator.cli import exits
from generator.cli.ids import split_names, tidy_id
from generator.cli.limit import read_day
from generator.cli.printing import font_folders, read_catalogue
from generator.clock import build_day
from generator.model.catalogue import Catalogue
from generator.model.notice import Form
from generator.pipeline.notices import ENDINGS, Made, Order, find_doubts, ids_since, make_notices, source_of
from generator.pipeline.printing import write_prints

_TEXTS = (Form.BROADCAST, Form.SMS, Form.WECHAT)
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Wanted:
    """The command line as it was typed."""

    ids: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    since: str = ""
    posted: str = ""
    output: str = ""
    font: str = ""
    fonts: str = ""


def run_notice(folder: Path, wanted: Wanted, *, quiet: bool = False) -> int:
    """Show texts, or write files: all of them or none."""
    named = tuple(tidy_id(part) for text in split_names(wanted.ids) for part in text.split())
    if not named and not wanted.since:
        raise click.UsageError("没有写哪一份：发布记录的编号（2026-0001）、事项编码（01-018），或者 --since 日期")
    since = read_day(wanted.since) if wanted.since else None
    posted = read_day(wanted.posted) if wanted.posted else None
    order = _order(wanted, is_one=len(named) == 1 and since is None)
    catalogue = read_catalogue(folder, "写")
    if catalogue is None:
        return exits.DATA
    if not catalogue.office.site_url:
        click.echo("office.yml 里没有写 site_url，不知道群众到哪里看，不能写。先写上网站最终的地址。", err=True)
        return exits.DATA
    ids = (*named, *(ids_since(catalogue, since) if since else ()))
    if not ids:
        click.echo(f"{wanted.since} 以来没有登记过公开的文件。")
        return exits.OK
    order = replace(order, fonts=tuple(font_folders(folder, wanted.fonts)), family=wanted.font)
    made = make_notices(source_of(catalogue, posted), ids, order)
    _tell(catalogue, made, quiet=quiet)
    if made.refused and len(ids) == 1:
        return exits.DATA
    _hand_over(made, wanted.output, catalogue, quiet=quiet)
    return exits.DATA if made.refused else exits.OK


def _order(wanted: Wanted, *, is_one: bool) -> Order:
    """Forms and endings, by the options and the ending of `-o`.

    Raises:
        UsageError: they don't go together.
    """
    forms = tuple(form for form in Form if form.value in wanted.forms)
    order = Order(forms or (tuple(Form) if wanted.output else _TEXTS), build_day())
    output = Path(wanted.output)
    ending = output.suffix.lower().lstrip(".")
    if not wanted.output:
        if Form.BOARD in forms:
            raise click.UsageError("公示要写成文件：加 -o 公示.pdf、-o 公示.docx，或者 -o 文件夹")
        return order
    if ending not in (*ENDINGS, "txt") or output.is_dir():
        if output.is_file():
            raise click.UsageError(f"“{output}”是文件；-o 写文件夹，或者以 .pdf、.docx、.txt 结尾的文件名")
        return order
    if not is_one:
        raise click.UsageError("有几份的，-o 要写文件夹，一份一个文件")
    if ending in ENDINGS:
        if forms not in ((), (Form.BOARD,)):
            raise click.UsageError(f".{ending} 只用于公示；其他的写 .txt，或者 -o 文件夹")
        return replace(order, forms=(Form.BOARD,), endings=(ending,))
    if len(forms) != 1 or forms[0] is Form.BOARD:
        raise click.UsageError(".txt 里只写一种，加上 --as 大喇叭、短信或者微信；几种的，-o 写文件夹")
    return order


def _tell(catalogue: Catalogue, made: Made, *, quiet: bool) -> None:
    if (doubts := find_doubts(catalogue)) and not quiet:
        where = f"网址（{catalogue.office.site_url}）{'，'.join(doubts)}"
        click.echo(f"提示：{where}。发出去、贴出去以前先想好。", err=True)
    if not quiet:
        for line in made.told[:_SHOWN]:
            click.echo(line, err=True)
        if len(made.told) > _SHOWN:
            click.echo(f"……还有 {len(made.told) - _SHOWN} 条", err=True)
    for line in made.refused:
        click.echo(f"没有写：{line}。", err=True)


def _hand_over(made: Made, output: str, catalogue: Catalogue, *, quiet: bool) -> None:
    """Onto the screen, into one file, or into a folder. What is shown has been looked into like what is written."""
    if not output:
        for name, content in made.files.items():
            click.echo(f"—— {name.removesuffix('.txt')} ——\n{content.decode()}")
        return
    if not made.files:
        return
    target = Path(output)
    is_file = target.suffix.lower().lstrip(".") in (*ENDINGS, "txt") and not target.is_dir()
    files = {target if is_file else target / name: content for name, content in made.files.items()}
    write_prints(files, catalogue)
    if not quiet:
        click.echo(f"写好了：{target}" + ("" if is_file else f"，{len(files)} 个文件") + "。")
