"""`gongkai export --format opensearch`: a folder of files to be sent to OpenSearch, with the commands that do so."""

from pathlib import Path

import click

from generator.cli import exits
from generator.cli.printing import read_catalogue
from generator.clock import build_day
from generator.model.gather import gather
from generator.model.officefacts import INDEX
from generator.pipeline.offices import check_list
from generator.pipeline.opensearch import INDEX_FILE, write_catalogue, write_offices
from generator.render.report import write_text


def run_opensearch(offices: Path | None, catalog: Path, sites: Path, folder: Path, *, quiet: bool) -> int:
    """Write the files of one catalogue, or of all offices of a list."""
    if folder.is_file():
        raise click.UsageError(f"“{folder}”是文件，要写一个文件夹")
    if offices is None:
        catalogue = read_catalogue(catalog, "导出")
        if catalogue is None:
            return exits.DATA
        return _say(folder, 1, write_catalogue(catalogue, folder), quiet=quiet)
    if not offices.is_file():
        raise click.UsageError(f"没有“{offices}”这个文件")
    listed = check_list(offices)
    if listed.errors:
        click.echo(write_text(gather(listed.problems)), err=True)
        return exits.DATA
    count = items = failed = 0
    for entry, number, problems in write_offices(listed, sites.absolute(), folder, build_day()):
        if problems:
            failed += 1
            click.echo(f"{entry.name}：目录有错误，没有导出。\n{write_text(gather(problems))}", err=True)
        else:
            count, items = count + 1, items + number
    _say(folder, count, items, quiet=quiet)
    return exits.DATA if failed else exits.OK


def _say(folder: Path, count: int, items: int, *, quiet: bool) -> int:
    if not quiet:
        click.echo(f"写好了：{folder}，{count} 个单位，{items} 个事项。送进 OpenSearch：")
        click.echo(
            f"  curl -X PUT 地址/{INDEX} -H 'Content-Type: application/json' --data-binary @{folder}/{INDEX_FILE}"
        )
        click.echo(
            f"  for f in {folder}/*.ndjson; do curl -X POST 地址/_bulk -H 'Content-Type: application/x-ndjson' "
            '--data-binary "@$f"; done'
        )
    return exits.OK
