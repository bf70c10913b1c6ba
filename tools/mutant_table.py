"""The mutants of `tools.mutants`: file, what stands there, what is put in its place; and the tests that should notice."""

from tools.mutant_kinds import Area, Mutant
from tools.mutant_publish import PUBLISH, WORKDAYS

_PERSONAL = "generator/model/personal/"
_LOADER = "generator/yamltext/"

PERSONAL = Area(
    "personal data",
    (
        "tests/check/test_privacy.py",
        "tests/check/personal/test_grid.py",
        "tests/check/personal/test_hide.py",
        "-k",
        "decide or province or told_of_a_cell or found_at or left_alone or no_persons or cut_short or phone_may",
    ),
    ("tests/check/personal", "-k", "not hostile and not megabyte and not guides and not command and not schema_faults"),
    tuple(
        Mutant(f"{_PERSONAL}{module}.py", old, new)
        for module, old, new in (
            ("phones", '_MOBILE = "1[3-9][0-9]{9}"', '_MOBILE = "1[3-8][0-9]{9}"'),
            ("phones", '_MOBILE = "1[3-9][0-9]{9}"', '_MOBILE = "1[4-9][0-9]{9}"'),
            ("phones", '_MOBILE = "1[3-9][0-9]{9}"', '_MOBILE = "1[2-9][0-9]{9}"'),
            ("phones", "(?:0086|086|86|0)?", "(?:086|86|0)?"),
            ("phones", "(?:0086|086|86|0)?", "(?:0086|086|86)?"),
            ("phones", "len(group.digits) < 11", "len(group.digits) < 12"),
            ("phones", "(3, 4, 4),", ""),
            (
                "phones",
                "if label in (Label.CODE, Label.ACCOUNT) or has_unit(reading, end):",
                "if label is Label.ACCOUNT:",
            ),
            ("identity", "(*range(11, 16)", "(*range(12, 16)"),
            ("identity", "range(61, 66)", "range(61, 65)"),
            ("identity", "71, 81, 82, 83", "81, 82, 83"),
            ("identity", "(?:19|20)[0-9]{{2}}{_DAY}", "(?:19)[0-9]{{2}}{_DAY}"),
            ("identity", "(?:19|20)[0-9]{{2}}{_DAY}", "(?:20)[0-9]{{2}}{_DAY}"),
            ("identity", '_CHECK = "10X98765432"', '_CHECK = "01X98765432"'),
            ("identity", "_WEIGHTS = (7, 9,", "_WEIGHTS = (9, 7,"),
            ("identity", "_LAST_BIRTH = 2039", "_LAST_BIRTH = 1999"),
            ("identity", "1900 <= date", "1950 <= date"),
            ("accounts", "value - 9 if value > 9", "value - 9 if value > 10"),
            ("accounts", "return total % 10 == 0", "return True"),
            ("accounts", "_CARD_LENGTHS = range(16, 20)", "_CARD_LENGTHS = range(17, 20)"),
            ("accounts", "_CARD_LENGTHS = range(16, 20)", "_CARD_LENGTHS = range(16, 19)"),
            ("accounts", "_ACCOUNT_LENGTHS = range(10, 33)", "_ACCOUNT_LENGTHS = range(10, 23)"),
            ("accounts", 'startswith("62")', 'startswith("6")'),
            ("numbers", "_READABLE = 14", "_READABLE = 15"),
            ("numbers", "_READABLE = 14", "_READABLE = 18"),
            ("numbers", "_RECENT = 2010", "_RECENT = 2100"),
            ("numbers", "_SHOWN_BESIDE_A_NAME = 9", "_SHOWN_BESIDE_A_NAME = 12"),
            ("numbers", "[1-7][1-4]", "[1-6][1-4]"),
            ("find", "if about.is_address or", "if"),
            ("find", "if not about.is_contact:", "if True:"),
            ("find", "SHOWN = 3", "SHOWN = 4"),
            ("hide", "_LONG = 9", "_LONG = 11"),
            ("reading", '"零〇"', '"零"'),
            ("reading", '_ZEROS = "Oo', '_ZEROS = "o'),
            ("reading", '"Cf", "Mn", "Me"', '"Mn", "Me"'),
            ("reading", '_DASHES = "-−ー―', '_DASHES = "-ー―'),
            ("reading", '_DOTS = ".．。｡·', '_DOTS = ".．。｡'),
            ("papers", "京津冀晋", "京津晋"),
            ("papers", "台胞证|回乡证", "回乡证"),
            ("homes", "小区|家园", "家园"),
            ("homes", "(?!地|楼", "(?!楼"),
            ("people", "尿毒症|", ""),
            ("people", "特困|", ""),
            ("people", "幼儿园|", ""),
            ("surnames", '"欧阳"', '"欧洋"'),
            ("surnames", '"王李张刘陈', '"王李刘陈'),
            ("words", "统一社会信用代码|社会信用代码|", ""),
            ("words", "招标|", ""),
            ("words", "一卡通|", ""),
            ("holders", "财政|工会", "工会"),
        )
    ),
    "a number or a name of a person is published, or an office's own number keeps a page from being published",
)

LOADER = Area(
    "loader",
    (
        "tests/read/test_snapshot.py",
        "tests/examples/test_examples.py",
        "-k",
        "snapshot or gk10 or gk11 or gk12 or good or nothing",
    ),
    ("tests/yamltext", "tests/read/schema/test_faults.py", "tests/edit/test_records.py"),
    tuple(
        Mutant(*one)
        for one in (
            (_LOADER + "builder.py", "MAX_DEPTH = 20", "MAX_DEPTH = 2000"),
            (
                "generator/model/kinds.py",
                "USUAL = Limits(2_000_000, 100_000)",
                "USUAL = Limits(2_000_000, 100_000_000)",
            ),
            (_LOADER + "builder.py", "if event.anchor is not None:", "if False:"),
            (_LOADER + "builder.py", "if event.tag is not None:", "if False:"),
            (_LOADER + "builder.py", "elif kind is yaml.AliasEvent:", "elif kind is None:"),
            (_LOADER + "builder.py", "if documents > 1:", "if documents > 2:"),
            (_LOADER + "builder.py", 'if node.text == "<<" and node.plain:', 'if node.text == "<<<":'),
            (_LOADER + "builder.py", "if key.text in parent.entries:", "if False:"),
            (_LOADER + "builder.py", 'if is_forbidden(char) or char == "\\t":', "if False:"),
            (
                _LOADER + "builder.py",
                "line, column = mark.line + 1, mark.column + 1\n        if event",
                "line, column = mark.line, mark.column + 1\n        if event",
            ),
            (
                _LOADER + "builder.py",
                "self.pending[-1] is None:\n            add_problem(self.document, GK107",
                "False:\n            add_problem(self.document, GK107",
            ),
            (_LOADER + "characters.py", 'data.startswith(b"\\xef\\xbb\\xbf")', 'data.startswith(b"\\xef\\xbb\\xbe")'),
            (_LOADER + "characters.py", 'in (b"\\xff\\xfe", b"\\xfe\\xff")', 'in (b"\\xff\\xfe",)'),
            (_LOADER + "characters.py", 'replace("\\r\\n", "\\n")', 'replace("\\r\\n", "\\r\\n")'),
            (
                _LOADER + "characters.py",
                '{"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}',
                '{"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}',
            ),
            (
                _LOADER + "characters.py",
                '{"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}',
                '{"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}',
            ),
            (
                _LOADER + "characters.py",
                '{"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}',
                '{"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}',
            ),
            (_LOADER + "characters.py", '{"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}', '{"Cc", "Cf", "Cs", "Co", "Cn"}'),
            (_LOADER + "characters.py", 'char == "\\ufffd" or ', ""),
            (
                _LOADER + "characters.py",
                "enumerate(line, 1):\n            if char in suspects",
                "enumerate(line, 0):\n            if char in suspects",
            ),
            (_LOADER + "characters.py", "if tab >= 0 and not", "if tab > 0 and not"),
            (_LOADER + "characters.py", "elif tab >= 0:", "elif False:"),
            (_LOADER + "characters.py", "elif wide is not None:", "elif False:"),
            (
                _LOADER + "characters.py",
                'return sum("\\u4e00" <= char <= "\\u9fff" for char in text) <= text.count("\\ufffd")',
                "return True",
            ),
            ("generator/read/snapshot.py", "stat.S_ISLNK(before.st_mode)", "False"),
            ("generator/read/snapshot.py", "if depth > MAX_DEPTH:", "if False:"),
            ("generator/read/snapshot.py", "if len(path) > MAX_PATH:", "if False:"),
            ("generator/read/snapshot.py", "if other != path:", "if False:"),
            ("generator/read/snapshot.py", "if seen.st_size > limit:", "if False:"),
            ("generator/read/snapshot.py", "if len(data) > limit:", "if False:"),
            ("generator/read/snapshot.py", "if self.total > MAX_TOTAL:", "if False:"),
            (
                "generator/read/snapshot.py",
                "os.close(descriptor)\n            raise _SwappedError",
                "return descriptor",
            ),
            ("generator/read/snapshot.py", 'getattr(os, "O_NOFOLLOW", 0)', "0"),
            ("generator/read/snapshot.py", "MAX_FILES = 5_000", "MAX_FILES = 5_000_000"),
            (
                "generator/read/snapshot.py",
                "MAX_PAGE_BYTES if path.startswith(PAGES) else limits_of(path).size",
                "MAX_PAGE_BYTES",
            ),
            (
                "generator/read/snapshot.py",
                "(before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)",
                "True",
            ),
        )
    ),
    "a file that harms is read, or one that is right is refused",
)

ESCAPING = Area(
    "escaping",
    ("tests/render/site/test_prose.py", "tests/render/site", "tests/render/site/test_feeds.py"),
    ("tests/site/test_escaping.py",),
    tuple(
        Mutant(*one)
        for one in (
            ("generator/render/site/environment.py", "autoescape=True", "autoescape=False"),
            ("generator/render/site/environment.py", "StrictUndefined,\n        trim", "Undefined,\n        trim"),
            ("generator/render/site/environment.py", "environment.globals.clear()", "None"),
            ("generator/render/site/prose.py", "tags=set(TAGS)", 'tags=set(TAGS) | {"form", "input"}'),
            ("generator/render/site/prose.py", "clean_content_tags=set(DROPPED_WHOLE)", "clean_content_tags=set()"),
            ("generator/render/site/prose.py", "attribute_filter=_keep,", ""),
            ("generator/render/site/prose.py", "strip_comments=True", "strip_comments=False"),
            ("generator/render/site/prose.py", "value if is_allowed(tag, attribute, value) else None", "value"),
            ("generator/render/site/prose.py", "link_rel=None", 'link_rel="noopener"'),
            ("generator/model/markup.py", '"iframe", "object", "svg", "math"}', '"iframe", "object", "math"}'),
            (
                "generator/model/markup.py",
                'frozenset({"http", "https", "mailto", "tel"})',
                'frozenset({"http", "https", "mailto", "tel", "javascript"})',
            ),
            ("generator/model/markup.py", 'r"gk-.*|gk[A-Z].*|main|lunr"', 'r"gk-.*|main|lunr"'),
            ("generator/model/markup.py", 'r"gk-.*|gk[A-Z].*|main|lunr"', 'r"gk[A-Z].*|main|lunr"'),
            ("generator/model/markup.py", 'plain = _CONTROL.sub("", unescape(address))', "plain = unescape(address)"),
            ("generator/model/markup.py", 'if "\\\\" in plain or', "if"),
            ("generator/model/markup.py", '_CONTROL.sub("", plain).startswith("//")', "False"),
            ("generator/model/markup.py", "return not scheme", "return True"),
            ("generator/model/markup.py", 'return "@" not in parts.netloc and', "return"),
            ("generator/model/markup.py", "and not find_host_fault(host)", ""),
            ("generator/model/markup.py", '- {"rgb", "rgba", ""}', '- {"rgb", "rgba", "url", ""}'),
            ("generator/model/markup.py", "if _INSIDE.search(value) and", "if False and"),
            ("generator/model/markup.py", 'if attribute == "style":', 'if attribute == "styles":'),
            ("generator/model/markup.py", 'if attribute == "class":', 'if attribute == "classes":'),
            ("generator/model/markup.py", 'if attribute == "id" or (', "if ("),
            ("generator/model/markup.py", "if attribute not in ATTRIBUTES.get(tag, frozenset()):", "if False:"),
            ("generator/model/markup.py", "if attribute in ADDRESSES:", 'if attribute == "href":'),
            ("generator/render/site/feeds.py", '_UNFIT.sub("", text)', "text"),
            ("generator/render/site/feeds.py", '"[^\\t\\n\\r -\\ud7ff', '"[^\\t\\n\\r\\x0b -\\ud7ff'),
            (
                "generator/render/site/feeds.py",
                'ET.tostring(root, encoding="unicode")',
                'ET.tostring(root, encoding="unicode").replace("&lt;", "<")',
            ),
            ("generator/render/site/feeds.py", '.set("type", "text")', '.set("type", "html")'),
        )
    ),
    "text of somebody becomes markup in a resident's browser",
)

AREAS = (PERSONAL, LOADER, ESCAPING, WORKDAYS, PUBLISH)
