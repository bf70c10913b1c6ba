"""What is kept: matters with what happened to them, words searched in vain, passwords. Nothing of where it came from.

Every method is a transaction. What `accept` and `add` return has been committed and synced (`service.database`).
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from secrets import token_hex

from generator.model.errors import SetupError
from generator.model.matter import ENDS, Event, Matter, MatterKind, Step
from generator.service.database import BusyError, Database, Row, Session
from generator.service.matters import BATCH, read_matter, with_events
from generator.service.secrets import code_of, hash_of_code, is_equal, sign, write_number
from generator.service.tables import MATTER, TABLES, VERSION

PAGE = 50
"""Matters of one page of a list."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """`is_new`: False where the same form had been kept before."""

    number: str
    code: str
    handed_in: date
    is_new: bool = True


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as sent and checked. `key`: the same for the same form with the same content."""

    kind: MatterKind
    key: str
    fields: dict[str, str]
    item: str = ""
    verified: str = ""


class Store:
    """One service's data."""

    def __init__(self, database: Database) -> None:
        """Make the tables where there are none.

        Raises:
            SetupError: the data are of a newer program.
        """
        self.database = database
        with database.writing() as session:
            for statement in TABLES:
                session.run(statement)
            self.secret = _setting(session, "secret", token_hex(32))
            version = int(_setting(session, "version", str(VERSION)))
        if version > VERSION:
            database.close()
            raise SetupError("服务的数据是更新版本的程序写的，这个版本读不了。请装新的版本。")

    # --- matters ----------------------------------------------------------------------------------

    def accept(self, sent: Sent, today: date) -> Receipt:
        """Keep what was sent; the same form with the same content is kept once, whoever sends it twice."""
        code = code_of(self.secret, sent.key)
        try:
            with self.database.writing() as session:
                if kept := _kept_before(session, sent.key, code):
                    return kept
                number = _next_number(session, sent.kind, today)
                made = session.run(
                    "INSERT INTO matters (number, kind, form, code, handed_in, item, verified, fields)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (form) DO NOTHING RETURNING number",
                    number, sent.kind.value, sent.key, hash_of_code(self.secret, number, code), today.isoformat(),
                    sent.item, sent.verified, json.dumps(sent.fields, ensure_ascii=False),
                )  # fmt: skip
                if not made:
                    raise _SentAtOnceError
        except _SentAtOnceError:
            with self.database.reading() as session:
                kept = _kept_before(session, sent.key, code)
            if kept is None:
                raise BusyError("twice at once") from None
            return kept
        return Receipt(number, code, today)

    def find(self, number: str, code: str) -> Matter | None:
        """What the number and its query code open. Both are looked at always, so that the time tells nothing."""
        with self.database.reading() as session:
            row = session.one("SELECT code FROM matters WHERE number = ?", number)
        right = is_equal(row[0] if row else "", hash_of_code(self.secret, number, code))
        return self.get(number) if right else None

    def get(self, number: str) -> Matter | None:
        with self.database.reading() as session:
            return read_matter(session, number)

    def add(self, number: str, event: Event, staff: str, refuse: Callable[[Matter], str]) -> str:
        """Add a step where nothing speaks against it. `refuse`: why not, judged on the matter as it is held.

        Returns: why it was refused; empty where it was added.
        """
        with self.database.writing() as session:
            matter = read_matter(session, number, session.lock)
            if matter is None:
                return "没有这一件"
            if why := refuse(matter):
                return why
            session.run(
                "INSERT INTO events (number, position, step, happened, until, days, said, outcome, staff)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                number, len(matter.events), event.step.name, event.on.isoformat(),
                event.until.isoformat() if event.until else None, event.days, event.text,
                event.outcome.value if event.outcome else None, staff,
            )  # fmt: skip
            if event.step in ENDS:
                session.run("UPDATE matters SET closed = ? WHERE number = ?", event.on.isoformat(), number)
            if event.step in (Step.SHOWN, Step.HIDDEN):
                shown = event.text if event.step is Step.SHOWN else ""
                session.run("UPDATE matters SET shown = ? WHERE number = ?", shown, number)
        return ""

    def list_open(self) -> list[Matter]:
        """All that is not closed, oldest first."""
        with self.database.reading() as session:
            rows = session.run(f"SELECT {MATTER} FROM matters WHERE closed IS NULL ORDER BY handed_in, number")  # noqa: S608
            return with_events(session, rows)

    def list_closed(self, page: int) -> list[Matter]:
        """What is closed, newest first; `page` counts from 0."""
        with self.database.reading() as session:
            rows = session.run(
                f"SELECT {MATTER} FROM matters WHERE closed IS NOT NULL"  # noqa: S608
                " ORDER BY closed DESC, number DESC LIMIT ? OFFSET ?",
                PAGE, page * PAGE,
            )  # fmt: skip
            return with_events(session, rows)

    def list_shown(self) -> list[Matter]:
        """What the staff put on the page for everybody, newest first."""
        with self.database.reading() as session:
            rows = session.run(
                f"SELECT {MATTER} FROM matters WHERE shown <> '' ORDER BY handed_in DESC, number DESC LIMIT 200"  # noqa: S608
            )
            return with_events(session, rows)

    def walk(self) -> Iterator[Matter]:
        """Everything, by number, a few at a time."""
        last = ""
        while True:
            with self.database.reading() as session:
                rows = session.run(
                    f"SELECT {MATTER} FROM matters WHERE number > ? ORDER BY number LIMIT ?",  # noqa: S608
                    last, BATCH,
                )  # fmt: skip
                found = with_events(session, rows)
            if not found:
                return
            yield from found
            last = found[-1].number

    def count(self) -> dict[str, tuple[int, int]]:
        """Kind → how many are open and how many closed."""
        with self.database.reading() as session:
            rows = session.run("SELECT kind, COUNT(*), COUNT(closed) FROM matters GROUP BY kind ORDER BY kind")
        return {kind: (total - closed, closed) for kind, total, closed in rows}

    def delete_before(self, day: date, kinds: Iterable[MatterKind], *, dry: bool) -> dict[str, int]:
        """Delete what was closed before a day. Returns: kind → how many."""
        gone: dict[str, int] = {}
        with self.database.writing() as session:
            for kind in kinds:
                where = "FROM matters WHERE kind = ? AND closed IS NOT NULL AND closed < ?"
                found = session.one(f"SELECT COUNT(*) {where}", kind.value, day.isoformat())
                gone[kind.value] = int(found[0]) if found else 0
                if not dry:
                    session.run(f"DELETE {where}", kind.value, day.isoformat())
        return gone

    # --- words searched in vain --------------------------------------------------------------------

    def count_missed(self, word: str, day: date) -> None:
        """One more search for a word that found nothing."""
        with self.database.writing() as session:
            session.run(
                "INSERT INTO missed (searched, word, times) VALUES (?, ?, 1)"
                " ON CONFLICT (searched, word) DO UPDATE SET times = missed.times + 1",
                day.isoformat(), word,
            )  # fmt: skip

    def list_missed(self, since: date, least: int = 1) -> list[tuple[str, int, str]]:
        """Word, how often, the last day, most wanted first. `least`: rarer ones are left out."""
        with self.database.reading() as session:
            rows = session.run(
                "SELECT word, SUM(times), MAX(searched) FROM missed WHERE searched >= ?"
                " GROUP BY word HAVING SUM(times) >= ? ORDER BY SUM(times) DESC, word LIMIT 1000",
                since.isoformat(), least,
            )  # fmt: skip
        return [(word, int(times), last) for word, times, last in rows]

    def delete_missed(self, day: date, *, dry: bool) -> int:
        with self.database.writing() as session:
            found = session.one("SELECT COUNT(*) FROM missed WHERE searched < ?", day.isoformat())
            if not dry:
                session.run("DELETE FROM missed WHERE searched < ?", day.isoformat())
        return int(found[0]) if found else 0

    # --- passwords ---------------------------------------------------------------------------------

    def set_password(self, purpose: str, name: str, password: str, today: date) -> None:
        """A new password for a name; the one before is worth nothing any more."""
        with self.database.writing() as session:
            session.run(
                "INSERT INTO passwords (purpose, name, hash, since) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (purpose, name) DO UPDATE SET hash = excluded.hash, since = excluded.since",
                purpose, name, sign(self.secret, purpose, password), today.isoformat(),
            )  # fmt: skip

    def drop_password(self, purpose: str, name: str) -> bool:
        with self.database.writing() as session:
            gone = session.run("DELETE FROM passwords WHERE purpose = ? AND name = ? RETURNING name", purpose, name)
        return bool(gone)

    def list_passwords(self, purpose: str) -> Sequence[Row]:
        """Name and since when."""
        with self.database.reading() as session:
            return session.run("SELECT name, since FROM passwords WHERE purpose = ? ORDER BY name", purpose)

    def whose(self, purpose: str, password: str) -> str:
        """The name a password belongs to; empty where it is nobody's. They are random and long, so a hash is enough."""
        found = sign(self.secret, purpose, password)
        with self.database.reading() as session:
            rows = session.run("SELECT name, hash FROM passwords WHERE purpose = ?", purpose)
        return next((name for name, kept in rows if is_equal(kept, found)), "")


class _SentAtOnceError(Exception):
    """The same form came over another connection meanwhile: its number is taken back."""


def _kept_before(session: Session, key: str, code: str) -> Receipt | None:
    row = session.one("SELECT number, handed_in FROM matters WHERE form = ?", key)
    return Receipt(row[0], code, date.fromisoformat(row[1]), is_new=False) if row else None


def _setting(session: Session, name: str, value: str) -> str:
    session.run("INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING", name, value)
    row = session.one("SELECT value FROM settings WHERE name = ?", name)
    return str(row[0]) if row else value


def _next_number(session: Session, kind: MatterKind, today: date) -> str:
    row = session.one(
        "INSERT INTO counters (kind, year, last) VALUES (?, ?, 1)"
        " ON CONFLICT (kind, year) DO UPDATE SET last = counters.last + 1 RETURNING last",
        kind.value, today.year,
    )  # fmt: skip
    return write_number(kind.value, today.year, int(row[0]) if row else 0)
