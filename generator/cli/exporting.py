"""`gongkai export`: the catalogue as a table to send upward, a sheet to circulate, or data."""

import re
from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli import exits
from generator.cli.ids import find_codes, find_domain, need_domain, split_ids
from generator.cli.printing import read_catalogue
from generator.model.catalogue import Catalogue
from generator.model.sheets import PAPERS
from generator.pipeline.exporting import (
    SCHEMA,
    Export,
    data_schema,
    export_csv,
    export_json,
    export_linked,
    export_official,
    export_working,
    part_of,
    title_of_part,
)
from generator.pipeline.printing import write_prints

_NO_FILE_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f\s]+')
"""What Windows refuses in the name of a file."""
_LONGEST = 80
"""Characters of a name; 255 bytes is the most that file systems take."""


def run_export(
    kind: str, form: str, domains: str, body: str, paper: str, output: str, folder: Path, *, quiet: bool = False
) -> int:
    """Write one file, whole or not at all."""
    _refuse_wrong(kind, form, body)
    catalogue = read_catalogue(folder, "导出")
    if catalogue is None:
        return exits.DATA
    codes = _chosen(catalogue, domains)
    if body and body not in catalogue.bodies:
        raise click.UsageError(f"bodies.yml 里没有“{body}”这个机构")
    made = _make(catalogue, kind, form, codes, body, paper)
    if not made.items:
        raise click.UsageError(f"没有“{body}”负责的事项" if body else "没有事项可以导出")
    out = Path(output) if output else Path(_usual_name(catalogue, kind, form, codes, body))
    if out.is_dir():
        raise click.UsageError(f"“{out}”是文件夹，要写一个文件名")
    schema = {out.with_name(SCHEMA): made.schema} if made.schema else {}
    if out in schema:
        raise click.UsageError(f"“{SCHEMA}”是格式说明的名称，请换一个文件名")
    write_prints({out: made.content, **schema}, catalogue)
    if not quiet:
        beside = f"，格式说明在旁边的 {SCHEMA}" if schema else ""
        click.echo(f"写好了：{out}，{made.items} 个事项，{len(made.content) / 1000:,.0f} KB{beside}。")
        if form == "working":
            click.echo("填好以后，几份一起收回：gongkai import 收到的文件…")
    return exits.OK


def _refuse_wrong(kind: str, form: str, body: str) -> None:
    if form == "working" and kind != "xlsx":
        raise click.UsageError("征求意见表（--form working）只有 xlsx 一种格式")
    if body and form != "working":
        raise click.UsageError("--body 只用于征求意见表，加上 --form working")


def _chosen(catalogue: Catalogue, wanted: str) -> Sequence[str]:
    """Codes of the domains asked for; none means all.

    Raises:
        UsageError: one of them is not in the catalogue.
    """
    if not wanted:
        return ()
    if found := find_domain(catalogue, wanted):
        return (found.code,)
    words = find_codes(catalogue, split_ids((wanted,)))
    if not words:
        raise click.UsageError("--domain 没有写领域，例如 01,05")
    return [need_domain(catalogue, word).code for word in words]


def _make(catalogue: Catalogue, kind: str, form: str, codes: Sequence[str], body: str, paper: str) -> Export:
    if form == "working":
        return export_working(catalogue, codes, body)
    count = len(part_of(catalogue, codes).items)
    if kind == "csv":
        return Export(export_csv(catalogue, codes), items=count)
    if kind == "json":
        return Export(export_json(catalogue, codes), data_schema(), count)
    if kind == "jsonld":
        return Export(export_linked(catalogue, codes), items=count)
    return Export(export_official(catalogue, kind, codes, PAPERS[paper]) if count else b"", items=count)


def _usual_name(catalogue: Catalogue, kind: str, form: str, codes: Sequence[str], body: str) -> str:
    what = f"-征求意见{f'-{body}' if body else ''}" if form == "working" else ""
    name = _NO_FILE_NAME.sub("", title_of_part(catalogue, codes) + what)
    return f"{name[:_LONGEST]}.{kind}"
