"""`gongkai check`."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from generator.cli import exits
from generator.cli.guide import guide_address
from generator.cli.recovery import finish_edits, where_to_go
from generator.clock import build_day
from generator.model.gather import gather
from generator.model.office import Office
from generator.pipeline.checking import Checked
from generator.pipeline.hinting import refresh_schemas
from generator.pipeline.pathchecks import check_paths
from generator.render.report import write_as
from generator.version import VERSION

DEFAULT = "catalog"


def run_check(paths: Sequence[str], form: str, *, strict: bool, quiet: bool) -> int:
    """Check files and folders and print what was found, in the form asked for."""
    wanted = [Path(path) for path in paths or (DEFAULT,)]
    for path in wanted:
        if not path.exists() and not path.is_symlink():
            raise click.UsageError(f"没有“{path}”这个文件或文件夹{where_to_go()}")
        finish_edits(path, may_fail=True)
    checked = check_paths(wanted, build_day())
    if len(wanted) == 1 and wanted[0].is_dir() and not checked.unread:
        tell_schemas(wanted[0], checked.catalogue.office)
    checked = replace(checked, problems=gather(checked.problems))
    output = write_as(form, checked.problems, VERSION, guide_address())
    if output:
        click.echo(output)
    if form == "text" and not (quiet and not checked.problems):
        click.echo(summarize(checked), err=bool(checked.problems))
    return exit_code(checked, strict=strict)


def tell_schemas(folder: Path, office: Office) -> None:
    """Have the editor's schemas know the office's own words, and say that they changed: they are committed."""
    if names := refresh_schemas(folder.resolve(), office):
        words = f"{'、'.join(names)} 按本单位的叫法写好了（schema 文件夹，编辑器提示用），和目录一起提交。"
        click.echo(words, err=True)


def summarize(checked: Checked) -> str:
    """One line: how many problems, or how much was found in order."""
    if checked.problems:
        return f"共 {checked.errors} 个错误，{checked.warnings} 个警告。"
    catalogue = checked.catalogue
    return f"没有发现问题：{len(catalogue.domains)} 个领域，{len(catalogue.items)} 个事项。"


def exit_code(checked: Checked, *, strict: bool) -> int:
    return exits.DATA if checked.errors or (strict and checked.warnings) else exits.OK
