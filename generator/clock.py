"""The day of a build: SOURCE_DATE_EPOCH where it is set, today otherwise (reproducible-builds.org/specs).

A clock that cannot be right is told as what it is. Otherwise a computer whose battery is empty, which wakes in 1970,
would call every date of the catalogue one that has not come yet, and `retire` would write 1970 into the register.
"""

import os
import re
from datetime import UTC, date, datetime, timedelta, timezone

from generator.model.errors import SetupError
from generator.version import RELEASED

VARIABLE = "SOURCE_DATE_EPOCH"

EARLIEST = date(2008, 5, 1)
"""政府信息公开条例 came into force: no catalogue is of an earlier day, so that no build can be set to one."""

LIFETIME = timedelta(days=20 * 366)
"""How long after its release this program may be thought to be still in use."""

CHINA = timezone(timedelta(hours=8), "UTC+8")
"""The one zone of the offices. A server that counts in UTC, or a commit made at seven in the morning, is a day behind
theirs; a day just noted would else lie in the future."""

_SECONDS = re.compile(r"[0-9]{1,12}")
_MILLISECONDS = re.compile(r"1[0-9]{12}([0-9]{3}|[0-9]{6})?")
_HOW = f"写成从 1970 年起的整秒数，例如 {VARIABLE}=$(git log -1 --format=%ct)；不需要固定日期的，去掉这个环境变量。"


def build_day() -> date:
    """Today's date in China, or the day of SOURCE_DATE_EPOCH there.

    Raises:
        SetupError: the computer's clock or the variable is wrong; the message says which of them, and how to mend it.
    """
    epoch = os.environ.get(VARIABLE, "").strip()
    return _day_of_variable(epoch) if epoch else _day_of_clock()


def release_time() -> str:
    """Now, in UTC, as a release says it: `2026-11-30T18:20:00Z`. SOURCE_DATE_EPOCH where it is set.

    Raises:
        SetupError: as `build_day`.
    """
    build_day()
    epoch = os.environ.get(VARIABLE, "").strip()
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def china_day() -> date:
    """Today in China by the computer's clock alone: what residents hand in is of the day it is, whatever a build says.

    Raises:
        SetupError: the clock cannot be right.
    """
    return _day_of_clock()


def forget_blank_variable() -> None:
    """A blank SOURCE_DATE_EPOCH is none: the host, which reads it too, would die of it."""
    if not os.environ.get(VARIABLE, "0").strip():
        del os.environ[VARIABLE]


def _day_of_variable(text: str) -> date:
    if not _SECONDS.fullmatch(text):
        why = "像是毫秒数，不是秒数" if _MILLISECONDS.fullmatch(text) else "不是整秒数"
        raise SetupError(f"环境变量 {VARIABLE} 的值“{_quote(text)}”{why}，不知道今天是哪一天。{_HOW}")
    try:
        day = datetime.fromtimestamp(int(text), CHINA).date()
    except (ValueError, OverflowError, OSError):  # past the year 9999
        day = date.max
    if not EARLIEST <= day <= RELEASED + LIFETIME:
        when = "很远的将来" if day == date.max else f"{day.year}年{day.month}月{day.day}日"
        raise SetupError(f"环境变量 {VARIABLE} 的值“{_quote(text)}”是{when}，不像是真的。{_HOW}")
    return day


def _day_of_clock() -> date:
    """Today; never before this program was made, never in an age when nobody uses it."""
    try:
        day = datetime.now(CHINA).date()
    except (ValueError, OverflowError, OSError) as error:
        raise SetupError(f"读不出这台电脑的时钟（{error}）。校准日期和时间以后再运行。") from error
    if day < RELEASED:
        why = f"可是这个版本的程序 {RELEASED.year}年{RELEASED.month}月{RELEASED.day}日才有"
    elif day > RELEASED + LIFETIME:
        why = "不像是真的"
    else:
        return day
    raise SetupError(
        f"这台电脑的时钟说今天是 {day.year}年{day.month}月{day.day}日，{why}：时钟不对，目录没有问题。"
        "校准日期和时间以后再运行（主板电池没电、没有联网对时的电脑常这样）。"
    )


def _quote(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:29]}…"
