"""A built site's folder: a path in, what stands there out. The same site over HTTP: `server`."""

import json
import mimetypes
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

from generator.model.address import id_of, is_id
from generator.model.errors import explain_os_error
from generator.model.links import OK, Answer
from generator.model.memory import SITE, Remembered

INDEX = "index.html"
BUILT = "build.json"
"""What every site of ours holds."""

LARGEST = 50_000_000
"""Bytes of one answer that are read; what is longer is taken as it is up to there."""

AT_ONCE = 8
"""Requests in flight: no more than a browser would have."""


class Site(Protocol):
    """Where answers come from. `name`: how the report calls it."""

    name: str

    def fetch(self, path: str, *, is_packed: bool = False) -> Answer: ...
    def paths(self) -> list[str]: ...


def fetch_all(site: Site, paths: Iterable[str], at_once: int = AT_ONCE, *, is_packed: bool = False) -> Iterator[Answer]:
    """Answers in the order of the paths, some asked at the same time. `is_packed`: as browsers ask, for gzip."""
    with ThreadPoolExecutor(at_once) as pool:
        yield from pool.map(lambda path: site.fetch(path, is_packed=is_packed), paths)


class SiteFolder:
    """A site on the disk."""

    def __init__(self, root: Path, name: str = "") -> None:
        self.root = root
        self.name = name or root.as_posix()

    def paths(self) -> list[str]:
        """Every file, in order; a page by its address (`01/018/`)."""
        names = (path.relative_to(self.root).as_posix() for path in self.root.rglob("*") if path.is_file())
        return sorted(name.removesuffix(INDEX) if f"/{name}".endswith(f"/{INDEX}") else name for name in names)

    def fetch(self, path: str, *, is_packed: bool = False) -> Answer:  # noqa: ARG002  a folder has no packed answers
        file = self.root / path
        if ".." in Path(path).parts:
            return Answer(path, 0, reason="指到了网站文件夹外面")
        final = path if not path or path.endswith("/") or not file.is_dir() else f"{path}/"
        file = file / INDEX if not final or final.endswith("/") else file
        try:
            if file.exists() and not (file.is_file() or file.is_dir()):
                return Answer(path, 0, reason="不是普通文件（是设备、管道或者套接字）")
            data = file.read_bytes()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return Answer(path, 404, reason="没有这个文件")
        except (OSError, ValueError) as error:
            reason = explain_os_error(error) if isinstance(error, OSError) else "文件名不对"
            return Answer(path, 0, reason=f"读不出来：{reason}")
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return Answer(path, OK, kind, data, final)


def find_usual_site(catalog: Path) -> Path | None:
    """`site` beside a folder called `catalog`: the two belong together when nobody says otherwise."""
    place = catalog.resolve()
    return place.parent / "site" if place.name == "catalog" else None


def read_addresses(folder: Path) -> dict[str, Remembered]:
    """Every id that has a page in a built site, by its folder; titles from catalogue.json where that can be read.

    Empty where there is no site of ours. A damaged catalogue.json hides no id, for the pages themselves are the proof.
    """
    if not (folder / BUILT).is_file():
        return {}
    try:
        codes = [place for place in folder.iterdir() if is_id(place.name)]
        inside = [place for code in codes if code.is_dir() for place in code.iterdir()]
    except OSError:
        return {}
    paths = [place.relative_to(folder).as_posix() for place in (*codes, *inside) if (place / INDEX).is_file()]
    titles = _read_titles(folder / "catalogue.json")
    ids = sorted(address_id for address_id in map(id_of, paths) if is_id(address_id))
    return {i: Remembered(i, *titles.get(i, ("", "")), witness=SITE) for i in ids}


def _read_titles(file: Path) -> dict[str, tuple[str, str]]:
    """Id → title and first day, as a site's catalogue.json says them."""
    found: dict[str, tuple[str, str]] = {}
    try:
        if not file.is_file():  # a FIFO would hold the check for ever
            return found
        data = json.loads(file.read_bytes()[:LARGEST])
        for domain in data["domains"]:
            found[domain["code"]] = (str(domain["title"]), "")
            found.update((f"{domain['code']}-{c['id']}", (str(c["name"]), "")) for c in domain["categories"])
        found.update((item["id"], (str(item["title"]), "")) for item in data["items"])
        found.update((e["id"], (str(e["title"]), str(e["since"] or ""))) for e in data["withdrawn"])
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return found
    return found
