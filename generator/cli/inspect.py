"""`gongkai inspect`: what an evaluator of 政务公开 counts on a built site, before the evaluator does."""

from pathlib import Path

import click

from generator.cli import exits
from generator.cli.limit import read_day
from generator.cli.recovery import need_folder
from generator.clock import build_day
from generator.model.evaluation import Grade
from generator.pipeline.checking import check_folder
from generator.pipeline.evaluating import evaluate_site, write_sheet
from generator.render.report import write_text


def run_inspect(site: Path, folder: Path, day: str, form: str, *, strict: bool) -> int:
    """Print the sheet. 1 where a point is 差; with `strict` also where one is 一般.

    Raises:
        UsageError: the site is none.
    """
    if not site.is_dir():
        raise click.UsageError(f"没有“{site}”这个文件夹。先运行 gongkai build")
    if not (site / "build.json").is_file():
        raise click.UsageError(f"“{site}”里没有 build.json，不是生成好的网站。先运行 gongkai build")
    need_folder(folder)
    today = read_day(day) if day else build_day()
    checked = check_folder(folder, today)
    if checked.unread:
        click.echo(write_text(checked.unread), err=True)
        click.echo("目录有文件读不出来，先改好再自查。", err=True)
        return exits.DATA
    found = evaluate_site(site, checked, today)
    click.echo(write_sheet(found, form))
    bad = {Grade.POOR, Grade.FAIR} if strict else {Grade.POOR}
    return exits.DATA if any(point.grade in bad for point in found.points) else exits.OK
