"""`gongkai book`: the bound catalogue as one PDF or one Word file."""

from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli import exits
from generator.cli.ids import find_codes, need_domain, split_ids
from generator.cli.printing import font_folders, read_catalogue
from generator.clock import build_day
from generator.model.book import Layout
from generator.model.catalogue import Catalogue
from generator.pipeline.book import make_book, write_docx, write_pdf
from generator.pipeline.printing import write_prints

ENDINGS = (".pdf", ".docx")
LONGEST = 40
"""Characters of an edition: it stands in the foot of every page."""


def run_book(
    out: Path, catalog: Path, domains: str, layout: str, edition: str, fonts: str, family: str, *, quiet: bool = False
) -> int:
    """Write the book whole, or nothing when the catalogue has errors."""
    ending = out.suffix.lower()
    if ending not in ENDINGS:
        raise click.UsageError(f"“{out.name}”要以 .pdf 或者 .docx 结尾，才知道生成哪一种")
    if out.is_dir():
        raise click.UsageError(f"“{out}”是文件夹，要写一个文件名")
    if ending != ".pdf" and layout != Layout.TABLE.value:
        raise click.UsageError("--layout 只用于 PDF，Word 文件总是官方表格")
    _refuse_unprintable(edition)
    catalogue = read_catalogue(catalog)
    if catalogue is None:
        return exits.DATA
    book = make_book(catalogue, build_day(), _chosen(catalogue, domains), edition.strip())
    if ending == ".pdf":
        content = write_pdf(book, font_folders(catalog, fonts), family, Layout(layout))
    else:
        content = write_docx(book)
    write_prints({out: content}, catalogue)
    if not quiet:
        part = book.catalogue
        size = f"{len(content) / 1000:,.0f} KB"
        click.echo(f"写好了：{out}，{len(part.domains)} 个领域，{len(part.items)} 个事项，{size}。")
        if ending == ".docx":
            click.echo("用 Word 打开时问是否更新域，选“是”；WPS 里按 Ctrl+A 再按 F9，页码就有了。")
    return exits.OK


def _refuse_unprintable(edition: str) -> None:
    if len(edition) > LONGEST:
        raise click.UsageError(f"--edition 最多 {LONGEST} 个字，例如“2026年版”")
    if not edition.isprintable():
        raise click.UsageError("--edition 里有换行或者看不见的字符")


def _chosen(catalogue: Catalogue, wanted: str) -> Sequence[str]:
    """Codes of the domains asked for.

    Raises:
        UsageError: one of them is not in the catalogue.
    """
    words = find_codes(catalogue, split_ids((wanted,)))
    if wanted and not words:
        raise click.UsageError("--domain 没有写领域，例如 01,05")
    return [need_domain(catalogue, word).code for word in words]
