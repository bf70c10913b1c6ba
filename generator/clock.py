"""The day of a build: SOURCE_DATE_EPOCH where it is set, today otherwise (reproducible-builds.org/specs)."""

import os
from datetime import UTC, date, datetime


def build_day() -> date:
    """Today's date in the office's zone, or the day of SOURCE_DATE_EPOCH (UTC)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return datetime.now().astimezone().date()
