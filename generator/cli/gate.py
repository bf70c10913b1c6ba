"""`gongkai gate`: a built site, or any folder or file, looked through for personal data."""

from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli import exits
from generator.cli.guide import guide_address
from generator.clock import build_day
from generator.model.diagnostic import Diagnostic
from generator.pipeline.checking import check_folder
from generator.pipeline.gate import find_in_file, find_in_site
from generator.render.report import write_as
from generator.version import VERSION

DEFAULT = "site"


def run_gate(paths: Sequence[str], form: str, catalog: Path, *, strict: bool, quiet: bool) -> int:
    """Look through folders and files and print what was found."""
    wanted = [Path(path) for path in paths or (DEFAULT,)]
    for path in wanted:
        if not path.exists():
            raise click.UsageError(f"没有“{path}”这个文件或文件夹")
    catalogue = check_folder(catalog, build_day()).catalogue if catalog.is_dir() else None
    problems: list[Diagnostic] = []
    for path in wanted:
        find = find_in_site if path.is_dir() else find_in_file
        problems += find(path, catalogue, path.as_posix())
    if output := write_as(form, problems, VERSION, guide_address()):
        click.echo(output)
    errors = sum(problem.is_error for problem in problems)
    if form == "text" and not (quiet and not problems):
        said = f"共 {errors} 个错误，{len(problems) - errors} 个警告。" if problems else "没有发现个人信息。"
        click.echo(said, err=bool(problems))
    return exits.DATA if errors or (strict and problems) else exits.OK
