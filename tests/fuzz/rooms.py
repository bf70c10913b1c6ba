"""The rooms that take something from outside: what cases they get, and what must hold after each.

A room is made once a process, in a folder of its own; `run` is called for each case and breaks an assertion where a
promise is broken. Time, memory and files are the guard's.
"""

import io
import json
import shutil
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from hypothesis import strategies as st

from generator.cli.main import main
from generator.model.errors import GeneratorError
from generator.pipeline.building import Site
from generator.pipeline.checking import Checked, check_folder, check_snapshot
from generator.pipeline.collecting import collect, gather
from generator.pipeline.importing import plan_import
from generator.pipeline.pages import is_page
from generator.pipeline.tables import understand_files
from generator.publish.manifest import Entry, Manifest, read_manifest, write_manifest
from generator.publish.release import Release, find_release, write_release
from generator.publish.signing import (
    KeyFileError,
    find_signing_key,
    is_signed_by,
    new_signer,
    public_line,
    read_public,
)
from generator.read.attached import read_attached
from generator.read.snapshot import take_snapshot
from generator.read.timelimit.text import parse_time_limit
from generator.render.collected import write_collected
from generator.render.imported import write_dry_run
from generator.render.site.prose import render_markdown, sanitise
from generator.yamltext.tree import read_located
from tests.desk.conftest import HOST, PORT, Clerk
from tests.examples.test_examples import build_case
from tests.fuzz.damage import SPECIALS, Case, damaged, texts
from tests.fuzz.judge import judge_findings, judge_markup
from tests.read.attached.makers import MAKERS
from tests.read.portal import pages as portal
from tests.read.tables.messy import TABLES
from tests.site.hostile import Text, write_catalogue
from tests.site.support import parse
from tests.site.test_escaping import files_of, make_of

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "tests" / "examples"
BASE = EXAMPLES / "base"
TODAY = date(2026, 12, 1)
BUILT_EVERY = 60
"""Of so many catalogues that the check lets pass, one is built by the command itself."""

OWN_SCRIPT = r"(?!//)[\w.~%/-]*(assets|search|map)/[\w/.-]+\.js(\?[\w=&.-]*)?"
Run = Callable[[Case], None]


class Room(NamedTuple):
    """`share`: of all cases, in parts; `open`: folder → (strategy of cases, what to do with one)."""

    share: int
    open: Callable[[Path], tuple[st.SearchStrategy[Case], Run]]


def _files(*folders: Path, endings: Sequence[str] = (".yml",)) -> list[Case]:
    found = [path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix in endings]
    return [Case(path.name, path.read_bytes()) for path in found if path.stat().st_size < 30_000]


# --- text with places -------------------------------------------------------------------------------------


def _reader(_folder: Path) -> tuple[st.SearchStrategy[Case], Run]:
    seeds = _files(BASE, *sorted((EXAMPLES / "good").iterdir()))
    anything = st.builds(Case, st.just("x.yml"), st.binary(max_size=400) | texts.map(lambda text: _bytes(text)))
    return damaged(seeds) | anything, _read


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _read(case: Case) -> None:
    document = read_located(case.name, case.data)
    assert document.root is not None or document.problems
    judge_findings(document.problems)
    breaks = sum(case.data.count(sign) for sign in (b"\n", b"\r"))
    assert all(problem.place.line <= breaks + 2 for problem in document.problems)


def _limits(_folder: Path) -> tuple[st.SearchStrategy[Case], Run]:
    words = (
        "自", "信息", "形成", "或者", "变更", "之日起", "20", "二十", "个", "工作日", "日", "内", "每年", "6月30日前", "，", "。",
        "；", "及时", "实时", "公开", "公示", "不少于", "5", "（", "）", "：", "长期", "另有规定的", "从其规定", "第3", "季度", "末",
        "99999999999", "零", "百", "万", "亿", "两", "个月", "前", "后", "至", "—", "1.", "(2)", "\n",
    )  # fmt: skip
    wordings = (
        st.lists(st.sampled_from(words), max_size=60).map("".join) | texts | st.lists(texts, max_size=5).map("，".join)
    )
    return st.builds(lambda text: Case("limit.txt", _bytes(text)), wordings), _limit


def _limit(case: Case) -> None:
    text = case.data.decode("utf-8", "replace")
    limit = parse_time_limit(text)
    assert limit.raw == text or limit.raw in text or not text.strip()
    repr(limit)


# --- a catalogue ------------------------------------------------------------------------------------------


@cache
def _base() -> Checked:
    return check_folder(BASE, TODAY, name="catalog")


class _Catalogue:
    """A catalogue with files of a case put in: judged, and where it passes, made into a site."""

    def __init__(self, folder: Path, sources: Path = BASE) -> None:
        self.folder = folder
        self.catalog = folder / "catalog"
        shutil.copytree(sources, self.catalog)
        shutil.copy(ROOT / "mkdocs.yml", folder)
        self.whole = take_snapshot(self.catalog, "catalog")
        self.passed = 0

    def judge(self, path: str, data: bytes) -> Checked:
        (self.catalog / path).parent.mkdir(parents=True, exist_ok=True)
        before = self.whole.files.get(path)
        try:
            (self.catalog / path).write_bytes(data)
            checked = check_snapshot(take_snapshot(self.catalog, "catalog"), TODAY)
            judge_findings(checked.problems)
            if not checked.errors:
                self._build(checked)
            return checked
        finally:
            if before is None:
                (self.catalog / path).unlink()
            else:
                (self.catalog / path).write_bytes(before)

    def _build(self, checked: Checked) -> None:
        """What the check let pass is made whole; every so often by the command, with gate and host."""
        self.passed += 1
        if self.passed % 4 == 1:
            for name, made in files_of_checked(checked).items():
                if name.endswith(".html"):
                    judge_markup(made.decode(), OWN_SCRIPT)
        if self.passed % BUILT_EVERY == 1:
            said = io.StringIO()
            shutil.rmtree(self.folder / "site", ignore_errors=True)
            with redirect_stdout(said), redirect_stderr(said):
                arguments = ["build", "--catalog", str(self.catalog), "--site-dir", str(self.folder / "site")]
                code = main(arguments)
            assert code == 0, f"check lets pass, build refuses: {said.getvalue()[-600:]}"
            for page in (self.folder / "site").rglob("*.html"):
                judge_markup(page.read_text("utf-8"), OWN_SCRIPT)


def files_of_checked(checked: Checked) -> dict[str, bytes]:
    site = Site(checked.catalogue, TODAY.year, TODAY)
    shells = {
        domain.code: "<html><head><!--gongkai:head--></head><body><!--gongkai:body--></body></html>"
        for domain in site.catalogue.domains
    }
    files = {output.path: data for output, data in site.make(site.outputs(), shells)}
    for page in site.frame_pages():
        files[f"{page.path}index.html"] = f"<head>{page.head}</head>{page.body}".encode()
    return files


def _check(folder: Path) -> tuple[st.SearchStrategy[Case], Run]:
    catalogue = _Catalogue(folder)
    return damaged(_files(BASE)), lambda case: _unused(catalogue.judge(case.name, case.data))


def _examples(folder: Path) -> tuple[st.SearchStrategy[Case], Run]:
    """Registers that the base has none of: every example of a good catalogue, one of its own files damaged."""
    opened: dict[str, _Catalogue] = {}
    seeds: list[Case] = []
    for case in sorted((EXAMPLES / "good").iterdir()):
        (folder / "sources" / case.name).mkdir(parents=True)
        build_case(case, folder / "sources" / case.name / "catalog")
        catalog = folder / "sources" / case.name / "catalog"
        files = {path.relative_to(catalog).as_posix(): path for path in catalog.rglob("*.yml")}
        own = {name: path.read_bytes() for name, path in files.items() if path.stat().st_size < 30_000}
        seeds += [
            Case(f"{case.name}/{name}", data) for name, data in sorted(own.items()) if not _is_of_base(name, data)
        ]

    def run(case: Case) -> None:
        example, _, name = case.name.partition("/")
        if example not in opened:
            opened[example] = _Catalogue(folder / example, folder / "sources" / example / "catalog")
        opened[example].judge(name, case.data)

    return damaged(seeds), run


def _is_of_base(name: str, data: bytes) -> bool:
    return (BASE / name).is_file() and (BASE / name).read_bytes() == data


def _unused(_: object) -> None:
    return None


def _records(folder: Path) -> tuple[st.SearchStrategy[Case], Run]:
    build_case(EXAMPLES / "good" / "records", folder / "sources")
    catalogue = _Catalogue(folder / "office", folder / "sources")
    seeds = [Case(name, data) for name, data in catalogue.whole.records.items()]
    assert seeds
    return damaged(seeds), lambda case: _unused(catalogue.judge(case.name, case.data))


_PROSE = """---
title: 题目
---
# 关于本站 {#top}

| 甲 | 乙 |
| --- | --- |
| 一 | [二](apply.md) |

!!! note "提示"
    说明 <ruby>字<rt>zì</rt></ruby> <b onclick="x">粗</b> ![图](files/a.png){width=3}

1. 一
    - 二 `代码` <https://www.example.gov.cn/> &lt;b&gt;

<div markdown="1"><script>x</script></div> <a href="javascript:x">y</a>
"""


def _prose(folder: Path) -> tuple[st.SearchStrategy[Case], Run]:
    catalogue = _Catalogue(folder)
    seeds = [Case("help.md", _PROSE.encode()), *_files(ROOT / "catalog" / "pages", endings=(".md",))]
    anything = st.builds(lambda parts: Case("help.md", _bytes("\n".join(parts))), st.lists(texts, max_size=8))

    def run(case: Case) -> None:
        checked = catalogue.judge(f"pages/{case.name}", case.data)
        try:
            html = render_markdown(case.data.decode("utf-8", "replace")).html
        except Exception:
            assert checked.errors, "the check lets pass what the renderer dies of"
        else:
            judge_markup(sanitise(html))

    assert is_page("help.md")
    return damaged(seeds) | anything, run


def _renderer(folder: Path) -> tuple[st.SearchStrategy[Case], Run]:
    """Text of anybody's in every field: the pages keep their make."""

    def text_of(payloads: Sequence[str]) -> Text:
        return lambda name, length: ("甲" + name + "1" + payloads[crc32(name.encode()) % len(payloads)])[:length]

    def make(payloads: Sequence[str], place: Path) -> tuple[Checked, dict[str, bytes]]:
        shutil.rmtree(place, ignore_errors=True)
        text = text_of(payloads)
        catalog = write_catalogue(place, {"01": text, "02": text}, text)
        checked = check_folder(catalog, TODAY, name="catalog")
        judge_findings(checked.problems)
        return checked, {} if checked.errors else files_of(catalog)

    _, harmless = make(["文"], folder / "plain")
    models = {path: make_of(parse(data.decode())) for path, data in harmless.items() if path.endswith(".html")}
    assert models

    def run(case: Case) -> None:
        payloads: list[str] = json.loads(case.data)
        _, files = make(payloads or ["文"], folder / "hostile")
        for path, data in files.items():
            if path.endswith(".html"):
                page = data.decode()
                judge_markup(page, OWN_SCRIPT)
                assert path not in models or make_of(parse(page)) == models[path], f"another make of {path}"

    signs = st.lists(st.sampled_from("<>\"'&/=`{}%#\\!-()[]*_|$ aA1甲onerror"), min_size=1, max_size=40).map("".join)
    payloads = st.lists(
        signs | st.sampled_from([s for s in SPECIALS if s.strip() and s.isprintable()]), min_size=1, max_size=4
    )
    return payloads.map(lambda some: Case("payloads.json", json.dumps(some).encode())), run


# --- files of others --------------------------------------------------------------------------------------


def _attached(_folder: Path) -> tuple[st.SearchStrategy[Case], Run]:
    seeds = [Case(*make("身份证 公示 2026")) for make in MAKERS.values()]

    def run(case: Case) -> None:
        _, problems = read_attached(case.name, case.data)
        judge_findings(problems)

    slow = [seed for seed in seeds if seed.name.endswith((".pdf", ".doc", ".xls"))]
    quick = [seed for seed in seeds if seed not in slow]
    return st.one_of(*[damaged(quick)] * 12, damaged(slow)), run


_TABLE = """<html><body><table><tr><th>序号</th><th>公开事项</th><th>公开内容</th><th>公开时限</th><th>公开主体</th></tr>
<tr><td>1</td><td>招生范围</td><td>学校名称；招生片区</td><td>每年6月30日前</td><td>县教育局</td></tr></table></body></html>"""


def _importers(_folder: Path) -> tuple[st.SearchStrategy[Case], Run]:
    seeds = [Case(*make()) for make in TABLES] + [Case("表.xls", _TABLE.encode()), Case("表.html", _TABLE.encode())]
    old = [seed for seed in seeds if seed.data.startswith(b"\xd0\xcf")]
    quick = [seed for seed in seeds if seed not in old]
    base = _base()

    def run(case: Case) -> None:
        imported = understand_files([(case.name, case.data)], {})
        judge_findings(imported.problems)
        json.loads(write_dry_run(imported))
        try:
            plan = plan_import(base, imported, TODAY, domain=base.catalogue.domains[0], confirm=lambda _: True, maps={})
        except GeneratorError:
            return
        judge_findings((*plan.problems, *plan.after))
        assert all("/" not in name and ".." not in name for name in plan.changes), list(plan.changes)
        for name, data in plan.changes.items():
            assert read_located(name, data).root is not None, f"writes a {name} that cannot be read"

    return st.one_of(*[damaged(quick)] * 25, damaged(old)) if old else damaged(quick), run


_FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>征地信息</title>
<item><title>征收土地公告</title><link>/zwgk/t1.html</link><pubDate>Thu, 14 May 2026 08:00:00 +0800</pubDate></item>
<item><title>补偿标准</title><link>http://www.example.gov.cn/2.html</link></item></channel></rss>"""
_MAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>/a/t1.html</loc>
<lastmod>2026-05-14</lastmod></url></urlset>"""
_CSV = "标题,网址,发布日期,栏目\n征收土地公告,http://www.example.gov.cn/1.html,2026-05-14,征地信息\n"


def _collectors(folder: Path) -> tuple[st.SearchStrategy[Case], Run]:
    makers = (
        portal.trs,
        portal.trs_table,
        portal.hanweb,
        portal.ucap,
        portal.table,
        portal.flat,
        portal.figures,
        portal.article,
    )
    seeds = [Case(f"{make.__name__}.html", make().encode()) for make in makers]
    seeds += [Case("feed.xml", _FEED.encode()), Case("sitemap.xml", _MAP.encode()), Case("list.csv", _CSV.encode())]
    seeds += [Case("gbk.html", portal.flat().encode("gb18030")), Case("list.csv", _CSV.encode("gb18030"))]
    catalogue = _base().catalogue

    def run(case: Case) -> None:
        path = folder / case.name
        path.write_bytes(case.data)
        found = collect(catalogue, gather([str(path)], "https://www.example.gov.cn/zwgk/", []))
        json.loads(write_collected(found))
        for proposal in found.proposals:
            assert proposal.document.url.startswith(("http://", "https://")) or not proposal.document.url, proposal
        path.unlink()

    return damaged(seeds), run


# --- the desk ---------------------------------------------------------------------------------------------

_PATHS = (
    "/edit/item/01-001", "/watch/item/01-001", "/edit/bodies/县教育局", "/edit/office/office", "/edit/domain/01", "/new",
    "/new/category", "/new/domain", "/end/01-002", "/rename", "/save", "/undo", "/redo", "/conflict", "/cells",
    "/cells/look", "/import", "/imported", "/submit", "/files/01-001", "/edit/nothing/x", "/edit/item/99-999",
)  # fmt: skip
_FIELDS = (
    "title", "summary", "content", "content.0", "subject.0.body", "subject", "time_limit.0.text", "time_limit",
    "scope.level", "basis.0.law", "basis.0.articles", "published.0.url", "published.0.date", "do", "_seen", "_same",
    "keywords.99999999", "keywords.-1", "a.b.c.d", "category", "domain", "code", "name", "new", "old", "kind", "reason",
    "into", "phone", "address", "duty", "choice", "map.1", "same.1", "message", "id", "on", "state", "replaced_by",
)  # fmt: skip
_DOING = ("save", "drop", "keep", "more:subject", "more:", "more:x.y", "less:0", "", "add", "yes")


class _Desk:
    """One desk for all cases; what earlier ones changed stays, as with a clerk."""

    def __init__(self, folder: Path) -> None:
        from starlette.testclient import TestClient

        from generator.desk.app import make_app
        from generator.desk.guard import Keys
        from generator.desk.session import Desk

        self.folder = folder
        shutil.copytree(BASE, folder / "catalog")
        desk, keys = Desk(folder / "catalog", lambda: TODAY), Keys.new(PORT)
        client = TestClient(make_app(desk, keys), base_url=f"http://{HOST}")
        client.get(keys.address)
        self.clerk = Clerk(desk, keys, client)

    def run(self, case: Case) -> None:
        for path, kind, sent in json.loads(case.data):
            answer = self._ask(path, kind, sent)
            assert answer.status_code < 500, f"{path}: {answer.text[-400:]}"
            assert "Traceback" not in answer.text
            if "html" in answer.headers.get("content-type", ""):
                judge_markup(answer.text, r"/assets/[\w.-]+\.js|" + OWN_SCRIPT, frames="/preview/")
        assert sorted(path.name for path in self.folder.iterdir()) in (["catalog"], [".gongkai-cache", "catalog"])

    def _ask(self, path: str, kind: str, sent: Any) -> Any:
        if kind == "get":
            return self.clerk.get(path)
        if kind == "json":
            return self.clerk.send(path, sent)
        form: dict[str, Any] = dict(sent)
        if kind == "file":
            name, data = form.pop("file", "x.csv"), form.pop("data", "")
            return self.clerk.post(path, form, files={"files": (name, data.encode())})
        return self.clerk.post(path, form)


def _desk(folder: Path) -> tuple[st.SearchStrategy[Case], Run]:
    desk = _Desk(folder)
    words = texts.map(lambda text: text.encode("utf-8", "replace").decode()[:3_000])
    form = st.dictionaries(st.sampled_from(_FIELDS), words, max_size=6)
    form = st.builds(lambda form, do: {**form, "do": do}, form, st.sampled_from(_DOING))
    value = st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | words,
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(("edits", "item", "column", "text", "was", "x")), inner, max_size=4)
        ),
        max_leaves=8,
    )
    edit = st.fixed_dictionaries(
        {
            "item": st.sampled_from(("01-001", "01-002", "02-001", "x", "")),
            "column": st.sampled_from(("title", "content", "scope.level", "channel", "basis", "id", "x")),
            "text": words,
        }
    )
    cells = st.lists(edit, max_size=3).map(lambda edits: {"edits": edits})
    files = st.builds(
        lambda name, data: {"file": name, "data": data},
        st.sampled_from(("表.csv", "../x.csv", "a.xlsx", "a.pdf", "a.html", "CON.txt", "a\x00.csv")),
        words | st.just(_CSV),
    )
    step = st.one_of(
        st.tuples(st.sampled_from(_PATHS), st.just("form"), form),
        st.tuples(
            st.sampled_from(("/edit/item/01-001", "/edit/item/02-001", "/watch/item/01-001")), st.just("form"), form
        ),
        st.tuples(
            st.sampled_from(("/cells", "/cells/look", "/watch/item/01-001", "/cells/undo")),
            st.just("json"),
            cells | value,
        ),
        st.tuples(st.sampled_from(("/import", "/files/01-001", "/files/..")), st.just("file"), files),
        st.tuples(
            st.sampled_from(
                (
                    "/",
                    "/list",
                    "/list/01",
                    "/sheet.json",
                    "/problems",
                    "/changes",
                    "/preview/01/001/",
                    "/preview/../x",
                    "/packs/../x",
                    "/assets/../app.py",
                    "/new",
                    "/registers",
                    "/conflict",
                    "/export",
                    "/export/x",
                    "/sheet/-1.json",
                    "/edit/item/%00",
                )
            ),
            st.just("get"),
            st.none(),
        ),
    )
    return st.lists(step, min_size=1, max_size=3).map(
        lambda steps: Case("steps.json", json.dumps(steps).encode())
    ), desk.run


# --- what a server answers --------------------------------------------------------------------------------

_NAMES = ("manifest.json", "release.json", "key.pub", "release.sig", "release.raw")


def _servers(_folder: Path) -> tuple[st.SearchStrategy[Case], Run]:
    signer = new_signer()
    entry = Entry(3, "a" * 64)
    release = Release(3, "2026-12-01T04:00:00Z", "b" * 64, versions={"gongkai": "1"}, beside={"search/1.js": entry})
    signed = signer.sign(b"x")
    seeds = [
        Case("manifest.json", write_manifest(Manifest({"index.html": entry, "01/001/index.html": entry}))),
        Case("release.json", write_release(release)),
        Case("key.pub", public_line(signer.public)),
        Case("release.sig", signed.ssh),
        Case("release.raw", signed.raw),
    ]
    anything = st.builds(Case, st.sampled_from(_NAMES), st.binary(max_size=300))
    right = {seed.name: seed.data for seed in seeds}

    def run(case: Case) -> None:
        if case.name == "manifest.json":
            manifest = read_manifest(case.data)
            assert manifest is None or not [p for p in manifest.files if p.startswith("/") or ".." in p.split("/")]
        elif case.name == "release.json":
            find_release(case.data)
        elif case.name == "key.pub":
            try:
                read_public(case.data)
            except KeyFileError as error:
                assert str(error)
        else:
            is_ssh = case.name == "release.sig"
            is_right = is_signed_by(signer.public, b"x", case.data if is_ssh else None, None if is_ssh else case.data)
            assert not is_right or _is_same_signature(case, right[case.name]), "another signature is taken"
            assert not is_signed_by(signer.public, b"y", case.data, case.data), "signs what it does not"
            find_signing_key(case.data)

    return damaged(seeds) | anything, run


def _is_same_signature(case: Case, right: bytes) -> bool:
    """The same bytes, or the same text however it is broken into lines."""
    return case.data == right or b"".join(case.data.split()) == b"".join(right.split())


ROOMS: dict[str, Room] = {
    "reader": Room(20, _reader),
    "limits": Room(10, _limits),
    "check": Room(10, _check),
    "registers": Room(12, _examples),
    "records": Room(6, _records),
    "prose": Room(10, _prose),
    "renderer": Room(2, _renderer),
    "importers": Room(10, _importers),
    "collect": Room(6, _collectors),
    "attached": Room(8, _attached),
    "desk": Room(6, _desk),
    "servers": Room(6, _servers),
}
