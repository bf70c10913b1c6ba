"""The version, in one place."""

from datetime import date

VERSION = "0.1.0"

RELEASED = date(2026, 11, 24)
"""The day this version was made, moved with it. A clock that says an earlier day is wrong."""
