"""The mutants of counting days and of publishing: what would go wrong stands beside each."""

from tools.mutant_kinds import Area, Mutant

_DAYS = "generator/derive/workdays.py"
_CALENDAR = "generator/model/calendar.py"

WORKDAYS = Area(
    "workdays",
    (
        "tests/derive/test_workdays.py",
        "-k",
        "not browser_agrees and not browser_words and not browser_says and not page_starts and not script_holds",
    ),
    ("tests/read/test_calendar.py", "tests/derive/ledger"),
    (
        Mutant(_DAYS, "_SATURDAY = 5", "_SATURDAY = 6", "Saturday becomes a working day"),
        Mutant(_DAYS, "_SATURDAY = 5", "_SATURDAY = 4", "Friday becomes a weekend day"),
        Mutant(_DAYS, "MAX_AMOUNT = 1000", "MAX_AMOUNT = 10**9", "a slip of the pen counts for years"),
        Mutant(_DAYS, "MAX_AMOUNT = 1000", "MAX_AMOUNT = 30", "longer periods lose their day"),
        Mutant(
            _DAYS, "_YEARS = range(1949, 2900)", "_YEARS = range(1949, 20000)", "a date behind the year 9999 crashes"
        ),
        Mutant(_DAYS, "Kind.POSTING, Kind.CONSULT", "Kind.POSTING", "consultations have no last day"),
        Mutant(_DAYS, "Kind.CONSULT, Kind.TAKEDOWN}", "Kind.CONSULT}", "nobody is told when to withdraw"),
        Mutant(_DAYS, "return stated.working", "return not stated.working", "a local day off is worked"),
        Mutant(_DAYS, "return day in calendar.makeup", "return False", "make-up Saturdays are not counted"),
        Mutant(_DAYS, "day not in calendar.days_off and not", "not", "holidays are counted"),
        Mutant(_DAYS, " and not calendar.is_fixed_holiday(day)", "", "1 January is worked in a year without a notice"),
        Mutant(
            _DAYS,
            "for n in range(1, (last - after).days + 1))\n    return sum(day not in skipped",
            "for n in range(0, (last - after).days + 1))\n    return sum(day not in skipped",
            "the day of the event is counted (民法典 art. 201)",
        ),
        Mutant(
            _DAYS,
            "day not in skipped and is_working_day",
            "is_working_day",
            "the days of hearing others are counted (条例 art. 33)",
        ),
        Mutant(
            _DAYS,
            "_count(calendar, start, n, _ONE_DAY, open_days_worked=True",
            "_count(calendar, start, n, _ONE_DAY, open_days_worked=False",
            "the lower bound is none: a make-up Sunday comes before it",
        ),
        Mutant(
            _DAYS, "if not _open_years(calendar, start, earliest):", "if True:", "a day that may move is called certain"
        ),
        Mutant(_DAYS, "estimate=plain,", "estimate=earliest,", "the estimate is the bound"),
        Mutant(
            _DAYS,
            "if not all(calendar.is_settled(day) for day in days):",
            "if False:",
            "unknown days are counted as known",
        ),
        Mutant(
            _DAYS,
            "_count(calendar, event, n, -_ONE_DAY,",
            "_count(calendar, event, n, _ONE_DAY,",
            "提前 counts forward",
        ),
        Mutant(
            _DAYS,
            "return DueDate(on, provisional=True, reason=reason, estimate=on)",
            "return DueDate(on, provisional=False)",
            "counting back over unknown days is called certain",
        ),
        Mutant(
            _DAYS,
            "clause.kind in (Kind.FIXED, Kind.RECURRING):\n        on",
            "clause.kind in (Kind.FIXED,):\n        on",
            "recurring duties have no day",
        ),
        Mutant(_DAYS, "clause.unit in (None, Unit.HOUR)", "clause.unit in (None,)", "hours are counted as days"),
        Mutant(
            _DAYS,
            "if clause.kind is Kind.ADVANCE and clause.relation is Relation.WITHIN:",
            "if False:",
            "会前3日内 gets a last day it does not have",
        ),
        Mutant(_DAYS, "1 <= clause.amount <= MAX_AMOUNT", "0 <= clause.amount <= MAX_AMOUNT", "0个工作日 raises"),
        Mutant(_DAYS, "(?:次|下一?个?|翌|第二)(?:年度?", "(?:次|下一?个?|第二)(?:年度?", "翌年 is this year"),
        Mutant(_DAYS, "(?:当|本|同)(?:年度?|月份?)", "(?:当|本)(?:年度?|月份?)", "同年 has no day"),
        Mutant(_DAYS, "次|下个?|翌)月份?的?[0-9", "次|翌)月份?的?[0-9", "每季度结束后下月15日 is of this month"),
        Mutant(
            _DAYS, "// months * months + months * _periods_later(clause)", "// months * months", "次年 is this year"
        ),
        Mutant(
            _DAYS,
            "clause.relation is Relation.AT_MOST:\n        return None",
            "False:\n        return None",
            "最长不超过三个月 is given a day",
        ),
        Mutant(
            _DAYS, "clause.count not in (None, 1)", "clause.count not in (None, 1, 2)", "twice a year is done by once"
        ),
        Mutant(
            _DAYS,
            "working == (day.weekday() < _SATURDAY)",
            "working == (day.weekday() <= _SATURDAY)",
            "the browser's table lacks a Saturday",
        ),
        Mutant(
            _DAYS,
            "if n < 1:\n        raise ValueError",
            "if n < 0:\n        raise ValueError",
            "a fault of ours goes on in silence",
        ),
        Mutant(
            _DAYS,
            "if day in skipped:\n            continue",
            "if False:\n            continue",
            "days that stand still are counted",
        ),
        Mutant(
            _DAYS,
            "add_working_days(calendar, _shift(day, amount, unit) - _ONE_DAY, 1)",
            "add_working_days(calendar, _shift(day, amount, unit), 1)",
            "calendar periods are a day longer",
        ),
        Mutant(
            _DAYS,
            "return DueDate(_shift(day, -amount, unit), provisional=False)",
            "return add_working_days(calendar, _shift(day, -amount, unit) - _ONE_DAY, 1)",
            "the notice before an event is shortened by a weekend",
        ),
        Mutant(_DAYS, "amount * (12 if unit is Unit.YEAR else 1)", "amount", "a year is a month"),
        Mutant(_DAYS, "amount * (7 if unit is Unit.WEEK else 1)", "amount", "a week is a day"),
        Mutant(_DAYS, "min(day or last, last)", "(day or last)", "31 February crashes (民法典 art. 202)"),
        Mutant(_DAYS, "return once if once >= day else None", "return once", "a day that is past is told as coming"),
        Mutant(
            _DAYS,
            "next(found for found in dates if found >= day)",
            "next(found for found in dates if found > day)",
            "today is no longer the day",
        ),
        Mutant(_DAYS, 'sign.replace("天", "日")', "sign", "周天 crashes"),
        Mutant(
            _DAYS, "timedelta(days=6 - day.weekday())", "timedelta(days=5 - day.weekday())", "the week ends on Saturday"
        ),
        Mutant(_DAYS, "months > 0 and 12 % months == 0", "months > 0", "every 5 months is given a day of the calendar"),
        Mutant(_DAYS, "0 <= fixed.day <= 31", "0 <= fixed.day <= 99", "2月40日 is taken for a day"),
        Mutant(
            _CALENDAR,
            "DECEMBER_TAIL = (12, 29)",
            "DECEMBER_TAIL = (12, 31)",
            "the last days of December are called certain",
        ),
    ),
)

_PUBLISH = "generator/publish/"
_PIPELINE = "generator/pipeline/"
_NEAREST = {
    **{f"{_PUBLISH}{name}.py": "tests/publish/test_records.py" for name in ("release", "manifest", "seen")},
    **{f"{_PUBLISH}{name}.py": "tests/publish/test_releases.py" for name in ("shelf", "place")},
    **{f"{_PUBLISH}{name}.py": "tests/publish/test_sending.py" for name in ("changes", "archive", "ftp")},
    f"{_PUBLISH}durable.py": "tests/publish/test_switch.py",
    f"{_PUBLISH}lock.py": "tests/publish/test_staging.py",
    **{f"{_PIPELINE}{name}.py": "tests/publish/test_releases.py" for name in ("releasing", "composing")},
    "generator/check/release.py": "tests/publish/test_releases.py",
}

PUBLISH = Area(
    "publish",
    (
        "tests/publish/test_releases.py",
        "tests/publish/test_signing.py",
        "tests/publish/test_proving.py",
        "tests/publish/test_sending.py",
        "tests/publish/test_switch.py",
        "tests/publish/test_times.py",
        "-k",
        "not hundred and not random",
    ),
    (
        "tests/publish/test_staging.py",
        "tests/publish/test_replace.py",
        "tests/publish/test_foreign.py",
        "tests/publish/test_order.py",
        "tests/publish/test_records.py",
        "tests/publish/test_sftp.py",
    ),
    (
        Mutant(
            _PUBLISH + "signing.py",
            'NAMESPACE = "gongkai-release"',
            'NAMESPACE = "git"',
            "a signature of a commit passes for a release's",
        ),
        Mutant(_PUBLISH + "signing.py", "blob == _blob(public)\n        and", "", "any key's signature is taken"),
        Mutant(_PUBLISH + "signing.py", "and namespace == NAMESPACE.encode()", "", "a signature for mail passes"),
        Mutant(_PUBLISH + "signing.py", "and algorithm == _HASH", "", "another hash is taken as named"),
        Mutant(_PUBLISH + "signing.py", "and _verify(public, fields[1], _signed(data))", "", "no arithmetic is done"),
        Mutant(
            _PUBLISH + "signing.py",
            "return bool(answers) and all(answers)",
            "return all(answers)",
            "no signature at all is right",
        ),
        Mutant(
            _PUBLISH + "signing.py",
            "return bool(answers) and all(answers)",
            "return any(answers)",
            "one wrong of two is let pass",
        ),
        Mutant(_PUBLISH + "signing.py", "len(raw) == _RAW and ", "", "longer raw signatures reach the arithmetic"),
        Mutant(
            _PUBLISH + "signing.py", "len(fields[1]) != 32", "len(fields[1]) != 33", "no key is read out of a signature"
        ),
        Mutant(
            _PUBLISH + "signing.py",
            "sha512(data).digest()",
            "sha512(data[:64]).digest()",
            "only the beginning of a record is signed",
        ),
        Mutant(
            _PUBLISH + "signing.py",
            "if len(data) < 4 + length:\n            return None",
            "if False:\n            return None",
            "lengths that lie are believed",
        ),
        Mutant(_PUBLISH + "signing.py", "_WIDTH = 70", "_WIDTH = 76", "the bytes are no longer ssh-keygen's"),
        Mutant(
            _PUBLISH + "signing.py",
            "if not isinstance(key, Ed25519PublicKey):",
            "if False:",
            "an RSA key crashes later",
        ),
        Mutant(_PUBLISH + "release.py", "release.number > 0 and", "", "release 0 is one"),
        Mutant(
            _PUBLISH + "release.py",
            "all(is_sound(path, entry) for path, entry in release.beside.items())",
            "True",
            "a record may name files outside",
        ),
        Mutant(_PUBLISH + "release.py", "_DIGEST.fullmatch(release.manifest)", "True", "any text is a hash"),
        Mutant(
            _PUBLISH + "release.py",
            '_ID = re.compile(r"[0-9]{6}-[0-9a-f]{12}")',
            '_ID = re.compile(r"[0-9]+-.*")',
            "folders of others are releases",
        ),
        Mutant(
            _PUBLISH + "manifest.py",
            'not {"", ".", ".."} & set(parts)',
            'not {"", "."} & set(parts)',
            "a listed file may lie outside the site",
        ),
        Mutant(_PUBLISH + "manifest.py", 'and "\\0" not in path', "", "a NUL in a path raises"),
        Mutant(_PUBLISH + "manifest.py", "and len(entry.sha256) == _DIGEST", "", "no hash is a hash"),
        Mutant(_PUBLISH + "manifest.py", 'getattr(os, "O_NOFOLLOW", 0)', "0", "a link in the site is followed"),
        Mutant(_PUBLISH + "manifest.py", "not stat.S_ISREG(facts.st_mode) or", "", "a pipe keeps it waiting"),
        Mutant(
            _PUBLISH + "shelf.py",
            "if wrong := compare_tree(place.survey(part), listed):",
            "if False:",
            "a full disk's half release gets its name",
        ),
        Mutant(
            _PUBLISH + "shelf.py",
            "place.sync(part, whole=True)\n        place.rename(part, final)",
            "place.rename(part, final)\n        place.sync(final, whole=True)",
            "a power cut leaves a release of empty files under its name",
        ),
        Mutant(
            _PUBLISH + "shelf.py",
            "    place.sync(RELEASES, whole=False)\n",
            "",
            "the release's name is lost in a power cut",
        ),
        Mutant(
            _PUBLISH + "shelf.py", "there[path] != listed[path]", "there[path] is None", "a changed file is not seen"
        ),
        Mutant(
            _PUBLISH + "shelf.py",
            "path for path in listed if path not in there",
            "path for path in () if path not in there",
            "a missing file is not seen",
        ),
        Mutant(
            _PUBLISH + "shelf.py",
            "path not in listed and path not in apart",
            "False",
            "a file that was added is not seen",
        ),
        Mutant(
            _PUBLISH + "shelf.py",
            "not one.is_current and _made",
            "_made",
            "the release that is served is removed",
        ),
        Mutant(
            _PUBLISH + "shelf.py",
            "stored[max(number, 2) :]",
            "stored[max(number, 0) :]",
            "nothing is left to go back to",
        ),
        Mutant(_PUBLISH + "shelf.py", "and _made(one) < since", "", "young releases are removed"),
        Mutant(_PUBLISH + "shelf.py", 'if pointed == "":', "if False:", "somebody's folder called current is replaced"),
        Mutant(
            _PUBLISH + "shelf.py",
            "if pointed is None and names - {RELEASES}:",
            "if False:",
            "a folder of other things is published into",
        ),
        Mutant(
            _PUBLISH + "place.py",
            "fresh.replace(self.root / link)",
            "(self.root / link).unlink(missing_ok=True); fresh.replace(self.root / link)",
            "for a moment there is no site",
        ),
        Mutant(
            _PUBLISH + "place.py",
            'target.open("xb", buffering=0)',
            'target.open("wb", buffering=0)',
            "a file that is there is written over",
        ),
        Mutant(
            _PUBLISH + "place.py",
            "left = left[file.write(left) :]",
            "file.write(left); left = left[len(left) :]",
            "what the disk did not take is not written again",
        ),
        Mutant(_PUBLISH + "place.py", "os.utime(target, ns=(time, time))", "None", "times say nothing"),
        Mutant(
            _PUBLISH + "place.py",
            "rights |= (rights & 0o111) << 2 | 0o700",
            "pass",
            "the server may not read what is there",
        ),
        Mutant(
            _PUBLISH + "switch.py", "        sync_tree(staging.tree)\n", "", "a power cut leaves a site of empty files"
        ),
        Mutant(
            _PUBLISH + "switch.py",
            "        staging.old.rename(staging.site_dir)\n        raise",
            "        raise",
            "after a failed rename there is no site",
        ),
        Mutant(
            _PUBLISH + "durable.py",
            "    raise OSError(code, os.strerror(code), str(folder))",
            "    return True",
            "a disk that refuses is believed",
        ),
        Mutant(
            _PUBLISH + "durable.py",
            "    sync_path(folder)\n    sync_path(folder.parent)",
            "    sync_path(folder)",
            "a folder's own name is not on the disk",
        ),
        Mutant(
            _PUBLISH + "lock.py",
            "fcntl.LOCK_EX | fcntl.LOCK_NB",
            "fcntl.LOCK_SH | fcntl.LOCK_NB",
            "two publish at once",
        ),
        Mutant(_PUBLISH + "lock.py", "if _is_at(path, handle):", "if True:", "a lock on a file without a name"),
        Mutant(_PUBLISH + "lock.py", "_HELD_FOR = 3600", "_HELD_FOR = 0", "where no locks are, nobody is held off"),
        Mutant(
            _PUBLISH + "times.py",
            "old_time if old == entry else max",
            "max",
            "equal files get a new time and are sent again",
        ),
        Mutant(
            _PUBLISH + "times.py",
            "max(now, (old_time // _SECOND + 1) * _SECOND)",
            "now",
            "a changed file keeps its time: servers answer 304",
        ),
        Mutant(
            _PUBLISH + "times.py",
            "(old_time // _SECOND + 1) * _SECOND",
            "old_time + 1",
            "times differ by less than HTTP can say",
        ),
        Mutant(
            _PUBLISH + "changes.py", "return 4 if path == MANIFEST else 3", "return 0", "a broken upload looks finished"
        ),
        Mutant(
            _PUBLISH + "changes.py",
            'if path.startswith("search/") and not path.endswith(".html"):\n        return 2',
            "if False:\n        return 2",
            "search data comes before its pages",
        ),
        Mutant(
            _PUBLISH + "changes.py",
            "old.keys() - new.keys() - OF_RELEASE",
            "old.keys() - new.keys()",
            "the record is removed with the upload",
        ),
        Mutant(_PUBLISH + "seen.py", "number >= self.newest or", "True or", "an older release put back is not noticed"),
        Mutant(_PUBLISH + "seen.py", "max(was.newest, number)", "number", "a rollback forgets the newest number"),
        Mutant(
            _PUBLISH + "archive.py", "mtime=0) as packed", "mtime=None) as packed", "the same release gives other bytes"
        ),
        Mutant(
            _PUBLISH + "ftp.py",
            "if self._ftp.size(part) != len(data):",
            "if False:",
            "half a page takes the name of the whole",
        ),
        Mutant(_PUBLISH + "ftp.py", "self._ftp.rename(part, path)", "None", "what was sent never takes its name"),
        Mutant(
            _PUBLISH + "foreign.py",
            '_PACKED = (".gz", ".br", ".zst")',
            "_PACKED = ()",
            "an old packed copy is kept and sent for ever",
        ),
        Mutant(
            _PUBLISH + "staging.py",
            '_OURS = re.compile(r"lock|tree|old|trash-[0-9]+")',
            '_OURS = re.compile(r".*")',
            "a stranger's folder is cleared",
        ),
        Mutant(
            _PUBLISH + "staging.py",
            "is_back = is_absent and staging.old.is_dir()",
            "is_back = False",
            "a site lost between two renames stays lost",
        ),
        Mutant(
            _PUBLISH + "staging.py",
            "if file.write(data) != len(data):",
            "file.write(data)\n            if False:",
            "a short write is no error",
        ),
        Mutant("generator/check/release.py", "if lost:", "if False:", "printed addresses go"),
        Mutant(
            "generator/check/release.py", "if left < pages * (1 - share):", "if False:", "half a catalogue is published"
        ),
        Mutant(
            _PIPELINE + "releasing.py",
            "if reasons := tuple(tell_differences(examine(place, chosen.id))):",
            "if reasons := ():",
            "a rollback serves a release that is no longer whole",
        ),
        Mutant(
            _PIPELINE + "releasing.py",
            "return is_right and not examine(place, current.id)",
            "return is_right",
            "a damaged release is taken for published",
        ),
        Mutant(
            _PIPELINE + "composing.py",
            "number=max([*numbers, at_least, 0]) + 1",
            "number=max([*numbers, 0]) + 1",
            "numbers come twice in two places",
        ),
        Mutant(
            _PIPELINE + "composing.py",
            "**carried, **built.foreign",
            "**built.foreign",
            "old pages ask for scripts that are gone",
        ),
        Mutant(
            _PIPELINE + "composing.py",
            "if entry_of(data) != entry:",
            "if False:",
            "what was changed meanwhile goes out",
        ),
    ),
    nearest=_NEAREST,
)
