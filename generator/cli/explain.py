"""`gongkai explain`."""

from collections.abc import Sequence

import click

from generator.cli import exits
from generator.pipeline.explaining import all_codes, by_group, find_code
from generator.render.report import write_code


def run_explain(typed: Sequence[str]) -> int:
    """Print what codes mean; without any, the list of all."""
    if not typed:
        click.echo(_list_all())
        return exits.OK
    codes = [find_code(one) for one in typed]
    unknown = [one for one, code in zip(typed, codes, strict=True) if code is None]
    if unknown:
        raise click.UsageError(
            f"没有“{'”“'.join(unknown)}”这个编号；编号是 GK 加三位数字，例如 GK404，不写编号就列出全部"
        )
    click.echo("\n\n".join(write_code(code) for code in codes if code is not None))
    return exits.OK


def _list_all() -> str:
    parts = []
    for heading, codes in by_group(all_codes()):
        parts.append("\n".join([heading, *(f"  {code.number} {code.title}（{code.label}）" for code in codes)]))
    return "\n\n".join([*parts, "看一条怎样改：gongkai explain GK404"])
