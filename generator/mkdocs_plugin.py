"""The adapter: host events → pipeline calls, no rendering. All that knows MkDocs is here and in `theme/`.

`mkdocs build` and `gongkai build` run the same code: the host writes into a staging folder, the generator fills the
shells there, counts the pages and only then puts the new site in the place of the old one.
"""

import logging
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Literal, TypeVar, cast

from mkdocs.config import config_options as options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel, file_sort_key
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.utils.templates import TemplateContext

from generator.clock import build_day, forget_blank_variable
from generator.model.address import relative_root
from generator.model.errors import GeneratorError
from generator.model.gather import gather
from generator.model.page import Page
from generator.model.personal.hide import hide_personal
from generator.model.snapshot import Prose
from generator.pipeline.building import SLOT_BODY, SLOT_HEAD, Site
from generator.pipeline.checking import Checked, check_folder
from generator.pipeline.gate import guard_site
from generator.pipeline.inheriting import base_folders
from generator.pipeline.pages import (
    STANDARD,
    address_in_site,
    is_page,
    sanitise_prose,
    standard_files,
    standard_page,
)
from generator.pipeline.publishing import SHELL, Release, recover, take_shells, write_site
from generator.pipeline.remembering import remember
from generator.render.report import write_text
from generator.resources import THEME_DIR

log = logging.getLogger("mkdocs.plugins.gongkai")

T = TypeVar("T")
NOWHERE = "gongkai-reads-no-folder"
"""What the host is told to walk: nothing is there. All it gets stands in memory (`on_files`)."""


class GongkaiConfig(Config):  # type: ignore[no-untyped-call]
    """Settings in mkdocs.yml under `plugins: - gongkai:`."""

    catalog = options.Type(str, default="catalog")
    keep = options.Type((list, str), default=[])
    cache = options.Optional(options.Type(str))
    """Of no effect; settings of earlier versions may still hold it."""


class GongkaiPlugin(BasePlugin[GongkaiConfig]):  # type: ignore[no-untyped-call]
    """One build of one catalogue."""

    def __init__(self) -> None:
        self.is_serving = False
        self.site: Site | None = None
        self.release: Release | None = None
        self.pages: dict[str, Page] = {}
        self.checked: Checked | None = None
        self.built: Checked | None = None
        self.prose: dict[str, Prose] = {}
        self.progress: Callable[[int], None] | None = None
        self.discards_foreign = False
        self.notes: list[str] = []
        self.today: date | None = None
        self.page_count = 0

    # --- before ---------------------------------------------------------------------------------

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.is_serving = command == "serve"
        self.release = None  # the host keeps plugins: a preview after a build publishes nothing

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        folder = self._catalog_folder(config)
        if not self.is_serving and (done := recover(Path(config.site_dir))):
            log.warning(done)
        forget_blank_variable()
        today = self.today or _translate(build_day)
        checked = self.checked or check_folder(folder, today, name=self.config.catalog, site=Path(config.site_dir))
        self.checked = None
        if checked.problems and not (self.is_serving and self.site):
            log.info("目录检查：%d 个错误，%d 个警告", checked.errors, checked.warnings)
        if checked.errors:
            self._refuse(checked)
        else:
            self.site = _translate(lambda: Site(checked.catalogue, today.year, today, checked.snapshot.digest))
            self.pages = {page.path: page for page in self.site.frame_pages()}
            self.built = checked
            self.prose = dict(checked.prose)
        assert self.site is not None
        office = self.site.catalogue.office
        config.site_name = office.site_name
        config.theme.dirs.insert(0, str(THEME_DIR))
        config.docs_dir = str(THEME_DIR / NOWHERE)
        if not self.is_serving:
            config.site_url = office.site_url or None
            target, kept = Path(config.site_dir), self.config.keep
            keep = [kept] if isinstance(kept, str) else [str(name) for name in kept]
            self.release = Release(target, keep, discards_foreign=self.discards_foreign)
            _translate(self.release.open)
            config.site_dir = str(self.release.staging)
        return config

    def _refuse(self, checked: Checked) -> None:
        """Stop a build; a preview that has a site goes on with it, for the host would answer nothing after an error.

        Raises:
            PluginError: there is nothing good to show.
        """
        problems = write_text(gather([problem for problem in checked.problems if problem.is_error]))
        if not (self.is_serving and self.site):
            raise PluginError("目录有错误，没有生成网站：\n" + problems)
        log.error("目录有错误，网页还是改错以前的样子；改好以后会自动更新：\n%s", problems)

    def _catalog_folder(self, config: MkDocsConfig) -> Path:
        base = Path(config.config_file_path).parent if config.config_file_path else Path()
        folder = base / self.config.catalog
        if not folder.is_dir():
            raise PluginError(hide_personal(f"没有目录文件夹“{self.config.catalog}”。"))
        return folder

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """The office's files as they were judged, from memory; then the theme's; then our own."""
        assert self.site is not None
        files = Files([*self._offices_files(config), *(f for f in files if f.src_dir != config.docs_dir)])
        for path in self.pages:
            _put(files, File.generated(config, f"{path}index.md", content=""))
        for domain in self.site.catalogue.domains:
            _put(files, File.generated(config, f"{domain.code}/{SHELL}/index.md", content=""))
        for name in STANDARD:
            if files.get_file_from_path(name) is None:
                self.prose[name] = standard_page(name)
                files.append(_generated(config, name, self.prose[name].text))
                for path, data in standard_files(name).items():
                    if files.get_file_from_path(path) is None:
                        files.append(_generated(config, path, data))
        return files

    def _offices_files(self, config: MkDocsConfig) -> list[File]:
        assert self.built is not None
        found = []
        for path, data in self.built.snapshot.pages.items():
            page = self.built.prose.get(path)
            if page is not None:
                found.append(_generated(config, path, f"\n{page.text}"))  # the blank line: the host finds no head
            elif not is_page(path):
                found.append(_generated(config, path, data))
        return sorted(found, key=file_sort_key)

    # --- pages ----------------------------------------------------------------------------------

    def on_page_markdown(self, markdown: str, *, page: HostPage, config: MkDocsConfig, files: Files) -> str:
        if page.url.endswith(f"/{SHELL}/"):
            page.meta["template"] = "shell.html"
        elif _path(page) in self.pages:
            page.meta["template"] = "page.html"
        elif page.file.src_uri in self.prose and self.prose[page.file.src_uri].title:
            page.meta["title"] = self.prose[page.file.src_uri].title
        return markdown

    def on_page_content(self, html: str, *, page: HostPage, config: MkDocsConfig, files: Files) -> str:
        """Prose before the theme gets it: whatever the office's own extensions made of it."""
        return sanitise_prose(html) if page.file.src_uri in self.prose else html

    def on_page_context(
        self, context: TemplateContext, *, page: HostPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        assert self.site is not None
        path = _path(page)
        own = self.pages.get(path)
        if own is not None:
            head, body = own.head, own.body
        elif path.endswith(f"/{SHELL}/"):
            head, body = SLOT_HEAD, SLOT_BODY
        else:
            own_words = self.prose[page.file.src_uri].description if page.file.src_uri in self.prose else ""
            prose = self.site.prose(path, str(page.title), own_words)
            head, body = prose.head, prose.body
        cast("dict[str, Any]", context)["gk"] = self._frame(
            relative_root(path), head, body, is_search=path == "search/"
        )
        return context

    def _frame(self, root: str, head: str, body: str, *, is_search: bool = False) -> dict[str, str]:
        assert self.site is not None
        frame = self.site.frame(root, is_search=is_search)
        return {
            "root": root,
            "head": head,
            "body": body,
            "header": frame.header,
            "footer": frame.footer,
        }

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        assert self.site is not None
        page = self.site.not_found()
        cast("dict[str, Any]", context)["gk"] = self._frame(self.site.server_root(), page.head, page.body)
        return context

    # --- after ----------------------------------------------------------------------------------

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        assert self.site is not None
        out = Path(config.site_dir)
        site = self.site
        shells = take_shells(site, out)
        prose = sorted(address_in_site(path) for path in self.prose)
        written = _translate(lambda: write_site(site, shells, out, prose, self.progress))
        if self.release is not None:
            release = self.release
            _translate(lambda: guard_site(out, site.catalogue))
            self.notes = _translate(lambda: release.publish(written))
            remember(self._catalog_folder(config), site.catalogue)
            for note in self.notes:
                log.warning(note)
            self.page_count = sum(output.is_page for output in site.outputs(prose))
            log.info("网站已生成：%s（%d 个页面）", self.release.target, self.page_count)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing half built beside the site."""
        if self.release is not None:
            self.release.abandon()

    def on_shutdown(self) -> None:
        """The same for a build that was interrupted; what was published is no longer staged."""
        if self.release is not None:
            self.release.abandon()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        server.unwatch(config.docs_dir)
        folder = self._catalog_folder(config)
        for watched in (folder, *base_folders(folder)):
            server.watch(str(watched))
        return server


def _put(files: Files, file: File) -> None:
    """Add a generated file; one of the office's with the same name gives way."""
    present = files.get_file_from_path(file.src_uri)
    if present is not None:
        files.remove(present)
    files.append(file)


def _generated(config: MkDocsConfig, path: str, content: str | bytes) -> File:
    """A file in memory, published whatever the settings leave out: what was checked is what is built.

    Raises:
        PluginError: the machine's locale has no way to write the name.
    """
    try:
        os.fsencode(path)
    except UnicodeEncodeError as error:
        what = f"这台电脑的系统编码是 {sys.getfilesystemencoding()}，写不出文件名“{path}”。"
        raise PluginError(f"{what}把环境变量 PYTHONUTF8 设成 1 再运行。") from error
    return File.generated(config, path, content=content, inclusion=InclusionLevel.INCLUDED)


def _path(page: HostPage) -> str:
    return "" if page.url in (".", "./", "") else page.url


def _translate(run: Callable[[], T]) -> T:
    """Our faults in the host's own error, with the same words."""
    try:
        return run()
    except GeneratorError as error:
        raise PluginError(hide_personal(str(error))) from error
