"""The tables of the service, the same in SQLite and PostgreSQL. Days are texts (YYYY-MM-DD), which both sort."""

VERSION = 1
"""Counts up when a table changes."""

TABLES = (
    "CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    """CREATE TABLE IF NOT EXISTS matters (
        number TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        form TEXT NOT NULL UNIQUE,
        code TEXT NOT NULL,
        handed_in TEXT NOT NULL,
        item TEXT NOT NULL,
        verified TEXT NOT NULL,
        fields TEXT NOT NULL,
        closed TEXT,
        shown TEXT NOT NULL DEFAULT ''
    )""",
    "CREATE INDEX IF NOT EXISTS matters_by_kind ON matters (kind, closed, handed_in)",
    """CREATE TABLE IF NOT EXISTS events (
        number TEXT NOT NULL REFERENCES matters (number) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        step TEXT NOT NULL,
        happened TEXT NOT NULL,
        until TEXT,
        days INTEGER NOT NULL,
        said TEXT NOT NULL,
        outcome TEXT,
        staff TEXT NOT NULL,
        PRIMARY KEY (number, position)
    )""",
    """CREATE TABLE IF NOT EXISTS counters (
        kind TEXT NOT NULL, year INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (kind, year)
    )""",
    """CREATE TABLE IF NOT EXISTS missed (
        searched TEXT NOT NULL, word TEXT NOT NULL, times INTEGER NOT NULL, PRIMARY KEY (searched, word)
    )""",
    """CREATE TABLE IF NOT EXISTS passwords (
        purpose TEXT NOT NULL, name TEXT NOT NULL, hash TEXT NOT NULL, since TEXT NOT NULL,
        PRIMARY KEY (purpose, name)
    )""",
)

MATTER = "number, kind, handed_in, item, verified, fields, closed, shown"
"""Columns of a matter, in the order that `service.store` reads them."""

EVENT = "step, happened, until, days, said, outcome"
