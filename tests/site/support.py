"""What the tests of the built site share: builds in processes of their own, trees of files, HTML as a tree."""

import fcntl
import io
import os
import pickle
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.cli.main import main
from generator.model.catalogue import Catalogue
from generator.pipeline.checking import check_folder

ROOT = Path(__file__).resolve().parents[2]
DAY = datetime(2026, 12, 1, 4, tzinfo=UTC)
EPOCH = str(int(DAY.timestamp()))
"""The day of every build in these tests; later than every date of the shipped catalogue."""

TOMBSTONE = "01-900"
RETIRED = f"""retired:
  - id: {TOMBSTONE}
    title: 征地补偿旧标准
    since: "2026-11-24"
    "on": "2026-11-30"
    state: 合并
    reason: 和征地补偿标准合并。
    replaced_by: [01-002]
"""


def is_ci() -> bool:
    return os.environ.get("CI", "").lower() not in ("", "0", "false")


def lacking(reason: str) -> None:
    """A tool is missing: fail in CI, skip with the reason elsewhere."""
    if is_ci():
        pytest.fail(f"{reason}（CI 里不能跳过）", pytrace=False)
    pytest.skip(reason)


# --- building -----------------------------------------------------------------------------------------


def environment(**changes: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "COV", "GONGKAI"))}
    return {**kept, "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1", **changes}


def gongkai(
    *arguments: str | Path, cwd: Path, env: Mapping[str, str] | None = None, limit: Callable[[], None] | None = None
) -> "subprocess.CompletedProcess[str]":
    """`gongkai …` in this process; in one of its own where its environment or its limits are the point.

    A process of its own takes a second of processor time for its imports alone.
    """
    words = list(map(str, arguments))
    if env is None and limit is None:
        return _run_here(words, cwd)
    return subprocess.run(
        [sys.executable, "-m", "generator", *words],
        cwd=cwd,
        env=env or environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        preexec_fn=limit,
    )


def _run_here(words: list[str], cwd: Path) -> "subprocess.CompletedProcess[str]":
    out, err = io.StringIO(), io.StringIO()
    with chdir(cwd), pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        for name in set(os.environ) - set(environment()):
            patch.delenv(name)
        for name, value in environment().items():
            patch.setenv(name, value)
        code = main(words)
    return subprocess.CompletedProcess(words, code, out.getvalue(), err.getvalue())


def build(catalog: Path, site: Path, *, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> str:
    """Build or fail; returns what was printed."""
    done = gongkai("build", "--catalog", catalog, "--site-dir", site, cwd=cwd or catalog.parent, env=env)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def read_catalogue(folder: Path) -> Catalogue:
    return check_folder(folder, DAY.date(), name="catalog").catalogue


def lay_out(folder: Path) -> Path:
    """A repository as an office has it: mkdocs.yml and the shipped catalogue, with one withdrawn id if it has none."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "catalog", folder / "catalog")
    register = folder / "catalog" / "permalinks.yml"
    text = register.read_text("utf-8")
    register.write_text(text.replace("retired: []\n", RETIRED), "utf-8")
    return folder


def lay_out_small(folder: Path, code: str = "04") -> Path:
    """A repository of one domain, for tests that build often. Returns its catalogue folder."""
    shipped, catalog = ROOT / "catalog", folder / "catalog"
    catalog.mkdir(parents=True)
    for name in ("bodies.yml", "laws.yml", "calendar.yml"):
        shutil.copy(shipped / name, catalog)
    (source,) = shipped.glob(f"{code}-*.yml")
    shutil.copy(source, catalog)
    shutil.copytree(shipped / "pages", catalog / "pages")
    office = (shipped / "office.yml").read_text("utf-8").partition("popular:")[0]
    (catalog / "office.yml").write_text(office, "utf-8")
    register = (shipped / "permalinks.yml").read_text("utf-8")
    own = [line for line in register.splitlines() if line.startswith((f"  {code}-", f'  "{code}"'))]
    domains = [line for line in own if line.startswith('  "')]
    categories = [line for line in own if line.startswith(f"  {code}-c")]
    issued = [line for line in own if line not in (*domains, *categories)]
    lines = ["domains:", *domains, "categories:", *categories, "issued:", *issued, "retired: []", ""]
    (catalog / "permalinks.yml").write_text("\n".join(lines), "utf-8")
    return catalog


@dataclass(frozen=True)
class Built:
    """A repository and the site built from it."""

    repository: Path

    @property
    def site(self) -> Path:
        return self.repository / "site"

    @cached_property
    def catalogue(self) -> Catalogue:
        return read_catalogue(self.repository / "catalog")

    @cached_property
    def pages(self) -> dict[str, "Element"]:
        """Path as in an address (`01/018/`, `404.html`) → parsed page."""
        with _locked(self.repository / ".parsed"):
            kept = self.repository / ".parsed.pickle"
            if not kept.is_file():
                kept.write_bytes(pickle.dumps(parse_site(self.site)))
            return pickle.loads(kept.read_bytes())


def build_here(repository: Path) -> None:
    build(repository / "catalog", repository / "site", cwd=repository)


def build_apart(repository: Path) -> None:
    """Build from a copy of the catalogue without the repository's history, which would tell what it lost."""
    catalog = repository.parent / f"{repository.name}-apart" / "catalog"
    shutil.copytree(repository / "catalog", catalog)
    build(catalog, repository / "site", cwd=catalog.parent)


def build_once(
    base: Path, name: str, prepare: Callable[[Path], object], make: Callable[[Path], None] = build_here
) -> Built:
    """Prepare and build a repository once for all workers of a run; `base` is common to them."""
    repository = base / name
    with _locked(base / f"{name}.lock"):
        done = base / f"{name}.done"
        if not done.is_file():
            shutil.rmtree(repository, ignore_errors=True)
            prepare(repository)
            make(repository)
            done.touch()
    return Built(repository)


def common_base(factory: pytest.TempPathFactory) -> Path:
    """The temporary folder all workers of a run share."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


class _locked:  # noqa: N801
    """A lock between processes that dies with its owner."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> None:
        self.file = self.path.open("w")
        fcntl.flock(self.file, fcntl.LOCK_EX)

    def __exit__(self, *_: object) -> None:
        self.file.close()


# --- trees of files -----------------------------------------------------------------------------------


def tree(folder: Path) -> dict[str, bytes]:
    """Path → bytes of every file, empty folders as `name/`."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file():
            found[name] = path.read_bytes()
        elif not any(path.iterdir()):
            found[name + "/"] = b""
    return found


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """Names of files that are not the same in both trees."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def beside(site: Path) -> list[str]:
    """What a build left beside the site and should not have."""
    return sorted(path.name for path in site.parent.iterdir() if path.name.startswith(f".{site.name}."))


# --- HTML ---------------------------------------------------------------------------------------------

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_SPACE = re.compile(r"\s+")


@dataclass(eq=False)
class Element:
    """An element with its children in order; texts are plain strings, character references already read."""

    tag: str
    attributes: dict[str, str]
    children: "list[Element | str]" = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def walk(self) -> "Iterator[Element]":
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, tag: str = "", **attributes: str) -> "list[Element]":
        """Elements with this tag whose attributes hold these words (`class_` for `class`, `_` for `-`)."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self.walk()
            if (not tag or element.tag == tag)
            and all(value in element.attributes.get(name, "").split() for name, value in wanted.items())
        ]

    def one(self, tag: str = "", **attributes: str) -> "Element":
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} × {tag} {attributes}"
        return found[0]

    @property
    def text(self) -> str:
        """Text of the element, runs of white space as one space."""
        return _SPACE.sub(" ", "".join(self._texts())).strip()

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag not in ("script", "style"):
                yield from child._texts()

    @cached_property
    def ids(self) -> list[str]:
        return [element.attributes["id"] for element in self.walk() if "id" in element.attributes]

    def meta(self) -> dict[str, str]:
        """`<meta name content>` of the page; a repeated name is a fault of the page."""
        named = [element.attributes for element in self.all("meta") if "name" in element.attributes]
        names = [attributes["name"] for attributes in named]
        assert len(names) == len(set(names)), f"repeated meta: {names}"
        return {attributes["name"]: attributes.get("content", "") for attributes in named}


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Element("#page", {})
        self.open = [self.page]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if len({name for name, _ in attrs}) < len(attrs):
            self._fault(f"<{tag}> names an attribute twice")
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1].tag == tag:
            self.open.pop()
        else:
            self._fault(f"</{tag}> closes <{self.open[-1].tag}>")

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        self.page.comments.append(data)

    def _fault(self, what: str) -> None:
        line, column = self.getpos()
        self.page.faults.append(f"{line}:{column}: {what}")


def parse(text: str) -> Element:
    """A page as a tree. `faults` lists end tags that close nothing open: our templates close all they open."""
    parser = _Parser()
    parser.feed(text)
    parser.close()
    if len(parser.open) > 1:
        parser.page.faults.append(f"never closed: {[element.tag for element in parser.open[1:]]}")
    return parser.page


def parse_site(site: Path) -> dict[str, Element]:
    pages = {}
    for file in sorted(site.rglob("*.html")):
        name = file.relative_to(site).as_posix()
        path = name.removesuffix("index.html") if file.name == "index.html" else name
        pages[path] = parse(file.read_text("utf-8"))
    return pages
