"""Connections, transactions and the two dialects: SQLite in a file, or PostgreSQL by its address.

What is told as kept has been committed and synced before: SQLite in WAL mode with synchronous=FULL syncs the log at
every commit; in PostgreSQL `synchronous_commit` is set on, whatever the server's default. Statements are written for
SQLite with `?`; both take `RETURNING` and `ON CONFLICT`. No statement holds a value.
"""

import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, LifoQueue
from typing import Any

from generator.model.errors import SetupError

Row = tuple[Any, ...]
READERS = 8
"""Connections that are kept open."""
_BUSY_MS = 10_000

_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    f"PRAGMA busy_timeout={_BUSY_MS}",
)


class BusyError(Exception):
    """The database did not answer; nothing is known to be kept."""


class Session:
    """One open transaction."""

    def __init__(self, cursor: Any, *, is_postgres: bool) -> None:
        self._cursor = cursor
        self._is_postgres = is_postgres

    def run(self, statement: str, *values: object) -> Sequence[Row]:
        """The rows a statement gives; empty for one that gives none."""
        self._cursor.execute(statement.replace("?", "%s") if self._is_postgres else statement, values)
        return self._cursor.fetchall() if self._cursor.description else []

    def one(self, statement: str, *values: object) -> Row | None:
        rows = self.run(statement, *values)
        return rows[0] if rows else None

    @property
    def lock(self) -> str:
        """What makes a row read be held until the end: in SQLite the writer holds the whole file."""
        return " FOR UPDATE" if self._is_postgres else ""


class Database:
    """`address`: a file, or `postgresql://…`."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.is_postgres = address.startswith(("postgresql://", "postgres://"))
        self._idle: LifoQueue[Any] = LifoQueue(READERS)
        self._writer = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that only looks."""
        with self._transaction("BEGIN") as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A transaction that is on the disk when the block is left, or not at all.

        Raises:
            BusyError: it could not be, or it is not known whether it was.
        """
        if self.is_postgres:
            with self._transaction("BEGIN") as session:
                yield session
            return
        with self._writer, self._transaction("BEGIN IMMEDIATE") as session:
            yield session

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Session]:
        connection = self._take()
        fine = False
        try:
            cursor = connection.cursor()
            if not self.is_postgres:
                cursor.execute(begin)
            yield Session(cursor, is_postgres=self.is_postgres)
            connection.commit()
            fine = True
        except self._faults() as error:  # its words may quote what somebody wrote
            raise BusyError(type(error).__name__) from None
        finally:
            self._give_back(connection, fine=fine)

    def _faults(self) -> tuple[type[Exception], ...]:
        if not self.is_postgres:
            return (sqlite3.Error,)
        import psycopg

        return (psycopg.Error,)

    def _take(self) -> Any:
        try:
            return self._idle.get_nowait()
        except Empty:
            return self._connect()

    def _give_back(self, connection: Any, *, fine: bool) -> None:
        if not fine:
            with suppress(Exception):
                connection.rollback()
            if self.is_postgres:
                with suppress(Exception):
                    connection.close()
                return
        try:
            self._idle.put_nowait(connection)
        except Exception:
            connection.close()

    def _connect(self) -> Any:
        return self._connect_postgres() if self.is_postgres else self._connect_sqlite()

    def _connect_sqlite(self) -> sqlite3.Connection:
        try:
            connection = sqlite3.connect(self.address, check_same_thread=False, isolation_level=None)
            for pragma in _PRAGMAS:
                connection.execute(pragma).fetchall()
        except sqlite3.Error as error:
            raise BusyError(type(error).__name__) from None
        return connection

    def _connect_postgres(self) -> Any:
        import psycopg

        try:
            connection = psycopg.connect(self.address, connect_timeout=5)
            connection.execute("SET synchronous_commit TO on")
            connection.execute("SET statement_timeout TO 10000")
            connection.commit()
        except psycopg.Error as error:
            raise BusyError(type(error).__name__) from None
        return connection

    def close(self) -> None:
        """Close what is idle; a SQLite log is folded into its file by the last."""
        while True:
            try:
                self._idle.get_nowait().close()
            except Empty:
                return

    def compact(self) -> None:
        """Make what was deleted go from the file and its log as well (SQLite); PostgreSQL does it by itself later."""
        if self.is_postgres:
            return
        connection = self._take()
        try:
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except sqlite3.Error as error:
            raise BusyError(type(error).__name__) from None
        finally:
            self._give_back(connection, fine=True)

    def copy_to(self, target: Path) -> None:
        """A consistent copy of the SQLite file while others write; checked before it takes its name.

        Raises:
            SetupError: PostgreSQL, which has its own means; or the copy is not whole.
        """
        if self.is_postgres:
            raise SetupError("PostgreSQL 的备份用它自己的 pg_dump，见发布说明。")
        part = target.with_name(target.name + ".part")
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_WRONLY, 0o600))
        source, copy = self._connect_sqlite(), sqlite3.connect(part)
        try:
            source.backup(copy, pages=256)
            sound = copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        except sqlite3.Error as error:
            raise BusyError(type(error).__name__) from None
        finally:
            copy.close()
            source.close()
        if not sound:
            raise SetupError(f"备份没有通过核对，没有留下：{target}")
        with part.open("rb") as done:
            os.fsync(done.fileno())
        part.replace(target)
