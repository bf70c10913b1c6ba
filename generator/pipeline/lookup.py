"""read → check → derive → render of a query: a list of people, a folder of files that only they can read their line of.

The list is never looked for in the catalogue's folder, for what lies there is published and kept for ever; nor are the
codes written beside the page. Hashing is slow on purpose, and done by as many processes as there are processors.
"""

import csv
import hashlib
import io
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from generator.check.lookup import check_rows, check_size
from generator.derive.lookup import people_by_code, people_by_number
from generator.derive.views.lookup import lookup_view
from generator.model.diagnostic import Diagnostic, Place
from generator.model.errors import SetupError
from generator.model.lookup import CODE_LENGTH, CODE_LETTERS, GK893, Asked, ListRow, Person, Risk, find_risk, show_code
from generator.model.office import Office
from generator.model.text import chinese_day
from generator.pipeline.answering import read_style
from generator.publish.replace import replace_files
from generator.read.lookup import read_list
from generator.read.portal.folder import read_file
from generator.read.tree import read_bytes
from generator.render.lookup import LARGEST, NONCE, render_lookup, seal_people, sealed_size
from generator.resources import TEMPLATE_DIR

_ASSETS = ("lookup.js", "lookup.css")
_SALT = 16
_SECONDS = 0.35
"""Of a processor of 2020, for 600,000 rounds."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A list that can be sealed; `people` empty where it cannot, and `problems` say why. `codes`: as they are told."""

    asked: Asked
    people: tuple[Person, ...] = ()
    codes: bytes = b""
    problems: tuple[Diagnostic, ...] = ()

    @property
    def risk(self) -> Risk:
        return find_risk(len(self.people), self.asked.digits)

    @property
    def seconds(self) -> float:
        """About how long hashing takes on one processor."""
        return len(self.people) * _SECONDS * self.asked.rounds / 600_000


def prepare(path: Path, asked: Asked) -> Prepared:
    """Read a list and judge it.

    Raises:
        OSError: the file is not there or cannot be opened.
    """
    rows, problems = read_list(path.name, read_file(path), asked)
    if not problems:
        problems = list(check_rows(rows, asked))
    if problems:
        return Prepared(asked, problems=tuple(problems))
    codes = [_code() for _ in rows] if asked.by_codes else []
    people = people_by_code(rows, codes) if asked.by_codes else people_by_number(rows, asked)
    problems = [*check_size(people, path.name), *_check_weight(people, path.name)]
    if problems:
        return Prepared(asked, problems=tuple(problems))
    return Prepared(asked, people, _told(rows, codes, asked))


def seal(prepared: Prepared, office: Office, today: date, executor: Executor | None = None) -> dict[str, bytes]:
    """The files of the page: name → bytes. `executor`: what hashes; without one it is done here.

    Raises:
        SetupError: the cipher is not installed.
    """
    cipher, salt = _cipher(), secrets.token_bytes(_SALT)
    hashes = _hash_all([one.key for one in prepared.people], salt, prepared.asked.rounds, executor)
    sealed, width = seal_people(prepared.people, hashes, cipher, secrets.token_bytes)
    view = lookup_view(prepared.asked, office, chinese_day(today))
    assets = {name: read_bytes(TEMPLATE_DIR.parent, name) for name in _ASSETS} | {"site.css": read_style("site.css")}
    return render_lookup(view, sealed, width, salt, assets)


def write_files(files: Mapping[Path, bytes]) -> None:
    """All of them or none; folders on the way are made.

    Raises:
        PublishError: the disk refused.
    """
    replace_files(files)


def slow_hash(key: str, salt: bytes, rounds: int) -> bytes:
    """RFC 8018, 5.2: PBKDF2 with HMAC-SHA256, one block of 32 bytes, so that who tries has no less to do than we."""
    return hashlib.pbkdf2_hmac("sha256", key.encode(), salt, rounds, 32)


def _hash_all(keys: Sequence[str], salt: bytes, rounds: int, executor: Executor | None) -> Iterable[bytes]:
    one = partial(slow_hash, salt=salt, rounds=rounds)
    return executor.map(one, keys, chunksize=8) if executor is not None else map(one, keys)


def _cipher() -> Callable[[bytes, bytes], bytes]:
    try:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    except ImportError as error:
        raise SetupError(
            "做查询要用 cryptography 软件包：运行 pip install 'gongkai[publish]'，或者用带齐的安装包。"
        ) from error
    return lambda key, text: AESGCM(key).encrypt(NONCE, text, None)


def _code() -> str:
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def _told(rows: Iterable[ListRow], codes: Iterable[str], asked: Asked) -> bytes:
    """What is cut into slips and handed out: who, and the code. Empty without codes."""
    if not asked.by_codes:
        return b""
    paper = io.StringIO()
    writer = csv.writer(paper, lineterminator="\r\n")
    writer.writerow((asked.name, "查询码"))
    writer.writerows((_harmless(row.name), show_code(code)) for row, code in zip(rows, codes, strict=True))
    return paper.getvalue().encode("utf-8-sig")


def _harmless(text: str) -> str:
    """A cell that no program takes for a formula."""
    return f"'{text}" if text[:1] in "=+-@" else text


def _check_weight(people: Sequence[Person], name: str) -> Iterator[Diagnostic]:
    size = sealed_size(people)
    if size > LARGEST:
        message = f"做出来有 {size / 1e6:.0f} MB，最多 {LARGEST // 1_000_000} MB：最长的一行决定每一行多长"
        yield GK893.at(Place(name), message)
