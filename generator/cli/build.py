"""`gongkai build` and `gongkai serve`: the host's own commands, with its settings found or made up."""

import logging
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from generator.cli import exits
from generator.cli.check import DEFAULT, exit_code, summarize
from generator.cli.recovery import finish_edits, need_folder
from generator.clock import build_day
from generator.model.errors import BusyTargetError, PersonalDataError, SetupError
from generator.model.gather import gather
from generator.pipeline.checking import Checked, check_folder
from generator.pipeline.publishing import recover, scratch
from generator.render.report import write_text
from generator.resources import HOST_CONFIG

CONFIG = "mkdocs.yml"
_ADDRESS = re.compile(r"[^\s:]+:[0-9]{1,5}|\[[0-9a-fA-F:]+\]:[0-9]{1,5}")
_LAST_PORT = 65535
_AS_THEY_ARE = (PersonalDataError, BusyTargetError)
"""Errors of ours that the host hands on in one of its own, and that somebody tells apart."""


def run_build(
    catalog: str | None,
    site_dir: str | None,
    *,
    strict: bool,
    quiet: bool,
    discards_foreign: bool = False,
    is_cold: bool = False,
) -> int:
    """Check, then build into staging and switch. Data errors stop before anything is written."""
    folder = _folder(catalog)
    target = _target(site_dir or "site", folder)
    finish_edits(folder)
    if done := recover(target):
        click.echo(done, err=True)
    checked = check_folder(folder, build_day(), site=target)
    if checked.problems:
        click.echo(write_text(gather(checked.problems)), err=True)
        click.echo(summarize(checked), err=True)
    if exit_code(checked, strict=strict):
        click.echo("没有生成网站，原来的网站没有改动。", err=True)
        return exits.DATA
    with _host_config(folder, _find_config(folder), site_dir=str(target)) as config:
        plugin = config.plugins["gongkai"]
        plugin.discards_foreign, plugin.is_cold = discards_foreign, is_cold
        _run_host(config, checked, quiet)
        for note in plugin.notes:
            click.echo(f"提示：{note}", err=True)
        changed, same = plugin.counts
    if not quiet:
        click.echo(
            f"网站已生成在 {site_dir or 'site'}：{len(checked.catalogue.domains)} 个领域，"
            f"{len(checked.catalogue.items)} 个事项；{changed} 个文件变了，{same} 个和原来一样。\n"
            f"看一看：打开 {site_dir or 'site'}/index.html，或者运行 gongkai serve。"
            "发布：gongkai publish 服务器上的文件夹。"
        )
        if not checked.remembered:
            click.echo("没有找到以前生成的网站、生成记录和 git 历史，没法核对有没有丢编码。第一次生成的不用管。")
    return exits.OK


def find_settings(beside: Path) -> Path | None:
    """The host's settings that stand beside a file, for all offices it lists."""
    place = beside.parent / CONFIG
    return place if place.is_file() else None


@dataclass(frozen=True, slots=True)
class Built:
    """A site that was put in its place. `notes`: what the publisher should know although all went well."""

    pages: int
    notes: tuple[str, ...]


def build_checked(folder: Path, target: Path, checked: Checked, today: date, settings: Path | None) -> Built:
    """Build one checked catalogue into `target`, whole or not at all, without a word.

    Args:
        folder: the catalogue's own folder.
        target: where the site goes.
        checked: without errors.
        today: the day of the build.
        settings: the host's, or None for the shipped ones.

    Raises:
        GeneratorError: it could not be built; what stood there before stands there still.
    """
    with _host_config(folder, settings, site_dir=str(target)) as config:
        plugin = config.plugins["gongkai"]
        plugin.today = today
        _run_host(config, checked, quiet=True)
        return Built(plugin.page_count, tuple(plugin.notes))


def load_host() -> None:
    """Import the host, for processes that are about to be forked."""
    import mkdocs.commands.build
    import mkdocs.config  # noqa: F401


def run_serve(catalog: str | None, addr: str, *, quiet: bool) -> int:
    """Serve with live reload; a catalogue with errors keeps the last good pages."""
    if not _ADDRESS.fullmatch(addr) or int(addr.rpartition(":")[2]) > _LAST_PORT:
        raise click.UsageError(f"网址“{addr}”不对，写成 127.0.0.1:8000 这样")
    folder = _folder(catalog)
    checked = check_folder(folder, build_day())
    if checked.problems:
        click.echo(write_text(gather(checked.problems)), err=True)
    if checked.errors:
        click.echo("改好上面的错误再预览。", err=True)
        return exits.DATA
    _quiet_host(quiet)
    from mkdocs.commands.serve import serve
    from mkdocs.exceptions import Abort, BuildError, ConfigurationError

    if not quiet:
        click.echo(f"打开 http://{addr}/ ，按 Ctrl+C 结束。")
    with _config_source(folder, _find_config(folder)) as settings, _host_scratch():
        try:
            serve(dev_addr=addr, **settings)
        except (Abort, BuildError, ConfigurationError) as error:
            raise SetupError(f"不能预览：{error}") from error
    return exits.OK


def _folder(catalog: str | None) -> Path:
    folder = Path(catalog or DEFAULT)
    need_folder(folder)
    return folder


def _target(site_dir: str, folder: Path) -> Path:
    """Where the site goes; neither into the catalogue nor over it."""
    target, source = Path(site_dir).resolve(), folder.resolve()
    if target == source or target in source.parents or source in target.parents:
        raise click.UsageError(f"网站不能放在“{site_dir}”：它和目录文件夹“{folder}”一个在另一个里面，请换一个位置")
    return Path(site_dir).absolute()


def _quiet_host(quiet: bool) -> None:
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logging.getLogger("mkdocs").setLevel(logging.ERROR if quiet else logging.WARNING)


@contextmanager
def _config_source(folder: Path, own: Path | None) -> Iterator[dict[str, Any]]:
    """Settings for the host: `own`, an mkdocs.yml, where there is one, the shipped one otherwise."""
    # `docs_dir` has to be a folder; the plugin has the host read nothing there
    options = {"catalog": str(folder.absolute()), **_own_options(own)}
    settings = {"plugins": {"gongkai": options}}  # a list is emptied by its first reader
    if own is not None:
        yield {**settings, "config_file": str(own), "docs_dir": str(folder.absolute())}
        return
    with scratch() as place:
        shutil.copy(HOST_CONFIG, place / CONFIG)
        yield {**settings, "config_file": str(place / CONFIG), "docs_dir": str(folder.absolute())}


@contextmanager
def _host_scratch() -> Iterator[None]:
    """The host's own temporary folders go into one of ours: a killed preview's are found by the next."""
    before = tempfile.tempdir
    with scratch() as place:
        tempfile.tempdir = str(place)
        try:
            yield
        finally:
            tempfile.tempdir = before


def _find_config(folder: Path) -> Path | None:
    """The office's mkdocs.yml: beside its catalogue, or above it up to where the command was given."""
    here = Path().absolute()
    for place in folder.absolute().parents:
        if (place / CONFIG).is_file():
            return place / CONFIG
        if here not in place.parents:
            return None
    return None


def _own_options(config: Path | None) -> dict[str, Any]:
    """What the office's mkdocs.yml says of the publishing; the rest of the plugin's settings is the command's.

    What is wrong in the file the host itself tells, when it reads it.
    """
    from mkdocs.utils.yaml import yaml_load

    try:
        plugins = yaml_load(config.read_text("utf-8"))["plugins"] if config else {}
        entries = plugins.items() if isinstance(plugins, dict) else [item for one in plugins for item in one.items()]
        own = dict(entries).get("gongkai") or {}
        return {name: own[name] for name in ("keep", "cache") if name in own}
    except Exception:
        return {}


@contextmanager
def _host_config(folder: Path, own: Path | None, **overrides: Any) -> Iterator[Any]:
    _quiet_host(True)
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError

    with _config_source(folder, own) as settings:
        try:
            config = load_config(**settings, **overrides)
        except (Abort, ConfigurationError) as error:
            raise SetupError(f"{CONFIG} 有错误：{error}") from error
        yield config


def _run_host(config: Any, checked: Checked, quiet: bool) -> None:
    from mkdocs.commands.build import build
    from mkdocs.exceptions import Abort, BuildError

    plugin = config.plugins["gongkai"]
    plugin.checked = checked
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)  # what went wrong is told below, once
    try:
        if quiet or not sys.stderr.isatty():
            _build(build, config)
            return
        with click.progressbar(length=1, label="生成网页", file=sys.stderr) as bar:

            def advance(length: int) -> None:
                bar.length = length
                bar.update(1)

            plugin.progress = advance
            _build(build, config)
    except (Abort, BuildError) as error:
        cause: BaseException | None = error
        while cause is not None and not isinstance(cause, _AS_THEY_ARE):
            cause = cause.__cause__ or cause.__context__
        raise cause or SetupError(str(error.__context__ or error)) from error


def _build(build: Any, config: Any) -> None:
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
