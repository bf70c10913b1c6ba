"""Prose as it may be published: ordinary Chinese pages come out as they went in, what runs never does and is told."""

import re

import pytest
import yaml

from generator.check.pages.outline import outline
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Diagnostic
from generator.model.markup import is_safe_address, is_safe_style
from generator.model.office import Office
from generator.model.snapshot import Snapshot
from generator.pipeline.pages import check_pages
from generator.render.site.prose import EXTENSIONS, SETTINGS, render_markdown, sanitise
from generator.resources import HOST_CONFIG, NATIONAL_CATALOG_DIR

EMPTY = Catalogue(Office("", "", "", ""), (), {}, {})


def check(text: str, **files: bytes) -> tuple[Diagnostic, ...]:
    files = ("附件1.docx", "a.png", "shenqingbiao.docx")
    pages = {"pages/x.md": text.encode(), **{f"pages/files/{name}": b"" for name in files}}
    found = check_pages(Snapshot("", pages), EMPTY).problems
    return tuple(problem for problem in found if problem.place.file == "pages/x.md")


CLEAN = {
    "width": "面积<200平方米，利率>3%，A&B，１２３ＡＢＣ，①②㈠Ⅷ㎡㎏℃，；：？！（）“”‘’《》【】…—～·　　缩进",
    "signs": "甲 & 乙 < 丙 > 丁 \"戊\" '己' `<script>` `a & b`",
    "rare": "䶮 𠮷 〇 镕 喆 ﹏ ￥ § ※ → ☎ ☑ □ ■ 口",
    "attachment": '详见[附件1](files/附件1.docx)和[附件一](files/附件1.docx "名称")。附件1.docx',
    "picture": '![办事大厅](files/a.png "大厅")',
    "headings": "# 一、总则 {#zongze}\n\n## （一）目的\n\n### 1. 范围\n\n标题\n===\n\n次标题\n---",
    "anchors": "[到总则](#zongze)\n\n## 总则 {#zongze}\n",
    "list": "- 甲\n- 乙\n    - 丙\n\n1. 一\n2. 二\n\n3. 三",
    "start": "5. 五\n6. 六",
    "table": "| 序号 | 事项 | 时限 |\n| :-: | --- | --: |\n| 1 | 征地<br>补偿 | 20个工作日 |\n| ② | a\\|b | |",
    "quote": "> 第五条　行政机关……\n>\n> 第六条",
    "code": "    缩进四格\n\n`代码`",
    "strong": "**重点** *着重* ***都是*** __下划线__",
    "rule": "上\n\n---\n\n下\n\n***",
    "breaks": "一行  \n又一行",
    "admonition": '!!! note "注意"\n    带上身份证。\n\n!!! warning\n    逾期不候。',
    "attributes": '一段文字\n{: .center #duan title="说明" }',
    "contents": "[TOC]\n\n# 甲\n\n## 乙",
    "link": "[网](https://www.example.gov.cn/a?b=1&c=2#d) <https://www.example.gov.cn/> [信](mailto:a@example.gov.cn)",
    "telephone": "[打电话](tel:0319-12345)",
    "reference": "[甲][a]\n\n[a]: https://www.example.gov.cn/ '题'",
    "escapes": "\\*不是着重\\* 1\\. 不是列表 \\[不是链接\\]",
    "braces": "{{ page.title }} {% raw %} ${x} {0} %s",
    "ruby": "<ruby>浚<rp>（</rp><rt>xùn</rt><rp>）</rp></ruby>县",
    "anchor": '<a id="fujian"></a><a name="old"></a>\n\n[到](#fujian)',
    "time": '<time datetime="2026-11-30">十一月三十日</time>',
    "ordinal": '<ol start="3"><li value="7">七</li></ol>',
    "details": '<details open="">\n<summary>展开</summary>\n<p>内容</p>\n</details>',
    "sub": "H<sub>2</sub>O m<sup>2</sup> <u>下</u> <s>删</s> <del>删</del> <ins>增</ins> <mark>标</mark> <kbd>Ctrl</kbd>",  # noqa: E501  as pasted
    "abbr": '<abbr title="政务公开">公开</abbr> <span lang="en">open</span> <q>引</q> <cite>题</cite>',
    "definition": "<dl><dt>名</dt><dd>义</dd></dl>",
    "figure": '<figure><img src="../files/a.png" alt="图"><figcaption>图1</figcaption></figure>',
    "html table": '<table border="1">\n<caption>表1</caption>\n<thead><tr><th scope="col" colspan="2">甲</th></tr></thead>\n'  # noqa: E501  as pasted
    '<tbody><tr><td rowspan="2">1</td><td align="center" valign="top">2</td></tr></tbody>\n</table>',
    "section": '<div class="box" title="t"><p align="right">县政府</p></div>\n\n<center>居中</center>',
    "font": '<font color="red" size="3" face="宋体">红</font><big>大</big><small>小</small>',
    "wps paragraph": '<p class="MsoNormal" style="text-indent:21.0pt;mso-char-indent-count:2.0;line-height:150%">'
    '<span style="font-family:宋体;mso-ascii-font-family:Calibri;mso-hansi-font-family:Calibri">文字</span>'
    '<span lang="EN-US"><o:p></o:p></span></p>',
    "wps spaces": '<p class="MsoNormal" align="center" style="margin-left:0cm;text-align:center"><b>'
    "<span style=\"mso-spacerun:'yes';font-family:仿宋_GB2312;font-size:16.0000pt;mso-font-kerning:1.0000pt;\">通知</span></b></p>",  # noqa: E501  as pasted
    "wps table": '<table class="MsoTableGrid" border="1" cellspacing="0" cellpadding="0" style="border-collapse:collapse;'  # noqa: E501  as pasted
    'border:none;mso-border-alt:solid windowtext .5pt;mso-yfti-tbllook:1184;mso-padding-alt:0cm 5.4pt 0cm 5.4pt">\n'
    '<tbody><tr style="mso-yfti-irow:0;mso-yfti-firstrow:yes"><td width="284" valign="top" '
    'style="width:213.05pt;border:solid windowtext 1.0pt;background:#D9D9D9;padding:0cm 5.4pt 0cm 5.4pt">'
    '<p class="MsoNormal">序号</p></td></tr></tbody></table>',
    "plain paste": "附件\n\n　　一、申请条件\n\n　　（一）本县户籍；\n\n　　（二）年满18周岁。\n\n\t联系人：县政务办　　电话：0319－12345\n",  # noqa: E501  as pasted
    "empty cell": "| a | b |\n|---|---|\n|   | 无 |",
    "standard pages": "\n\n".join((NATIONAL_CATALOG_DIR / "pages" / f"{n}.md").read_text("utf-8") for n in ("about",)),
    "application": (NATIONAL_CATALOG_DIR / "pages" / "apply.md").read_text("utf-8"),
}


@pytest.mark.parametrize("name", CLEAN)
def test_ordinary_prose_comes_out_as_it_went_in(name: str) -> None:
    html = render_markdown(CLEAN[name]).html
    assert sanitise(html) == html


@pytest.mark.parametrize("name", CLEAN)
def test_nothing_is_said_about_ordinary_prose(name: str) -> None:
    assert [(problem.code, problem.message) for problem in check(CLEAN[name])] == []


HOSTILE = {
    "<script>alert(1)</script>": "GK129",
    "<SCRIPT SRC=//x.example/a.js></SCRIPT>": "GK129",
    "<scr\nipt>a</script>": "GK129",
    "<p onclick=alert(1)>a</p>": "GK129",
    "<p ONMOUSEOVER='x'>a</p>": "GK129",
    "<img src=x.png onerror=alert(1)>": "GK129",
    "<details ontoggle=x open>a</details>": "GK129",
    "<iframe src=a></iframe>": "GK129",
    '<form action="https://x.example/"><input name=a></form>': "GK129",
    '<button formaction="javascript:x">a</button>': "GK129",
    '<meta http-equiv="refresh" content="0;url=https://x.example/">': "GK129",
    '<base href="https://x.example/">': "GK129",
    "<object data=a></object>": "GK129",
    "<embed src=a>": "GK129",
    "<link rel=stylesheet href=a.css>": "GK129",
    "<style>*{background:url(//x.example)}</style>": "GK129",
    "<svg><script>x</script></svg>": "GK129",
    "<svg onload=x></svg>": "GK129",
    "<math><mtext><style><img src=x onerror=y></style></mtext></math>": "GK129",
    "<template><script>x</script></template>": "GK129",
    "<noscript><p title='</noscript><img src=x onerror=y>'></noscript>": "GK129",
    "<textarea><img src=x></textarea>": "GK129",
    "<video src=a autoplay></video>": "GK129",
    "<img src=../files/a.png srcset='//x.example/a 1x'>": "GK129",
    "<marquee>a</marquee>": "GK129",
    "<a级景区>": "GK129",
    "<table background=//x.example/a></table>": "GK129",
    '<p style="background:url(//x.example/a)">a</p>': "GK130",
    '<p style="position:fixed;top:0">a</p>': "GK130",
    '<p style="margin-top:-900px">a</p>': "GK130",
    '<p style="width:expression(x)">a</p>': "GK130",
    '<p style="background:\\75rl(x)">a</p>': "GK130",
    "[a](javascript:alert(1))": "GK131",
    "[a](JaVaScRiPt:alert(1))": "GK131",
    "[a](&#106;avascript:alert(1))": "GK131",
    '<a href="java&#9;script:alert(1)">a</a>': "GK131",
    '<a href=" &#1;javascript:alert(1)">a</a>': "GK131",
    '<a href="java\nscript:alert(1)">a</a>': "GK131",
    '<a href="javascript&colon;alert(1)">a</a>': "GK131",
    "[a](data:text/html,x)": "GK131",
    "[a](vbscript:x)": "GK131",
    "[a](blob:https://x.example/1)": "GK131",
    "[a](file:///etc/passwd)": "GK131",
    "<javascript:alert(1)>": "GK129",
    "[a][b]\n\n[b]: javascript:alert(1)": "GK131",
    "[a](//x.example/)": "GK131",
    "[a](https://www.example.gov.cn@x.example/)": "GK131",
    "[a](\\\\\\\\x.example/)": "GK131",
    "[a](http://[)": "GK131",
    "[a](https:///x)": "GK131",
    "[a](https://www.g\u043ev.cn/)": "GK131",
    "<https://www.g\u043ev.cn/>": "GK131",
    '<a href="https://www.\uff47ov.cn/">a</a>': "GK131",
    "[a](https://例子.cn/)": "GK131",
    "[a](https://0x7f.1/)": "GK131",
    "[a](http://2130706433/)": "GK131",
    "[a](https://www.example.gov.cn%40x.example/)": "GK131",
    "[a](https://www.example.gov.cn%2f.x.example/)": "GK131",
    "[a](https://intranet/)": "GK131",
    "[a](https://xn--gv-lmc.cn/)": "GK131",
    "![a](https://x.example/a.png)": "GK131",
    "![a](data:image/svg+xml,x)": "GK131",
    'a\n{: onclick="x" }': "GK129",
    "# a {: #main }": "GK132",
    "<p id=gk-menu>a</p>": "GK132",
    '<div class="gk-item">a</div>': "GK132",
    "<b id=gkSearch>a</b>": "GK132",
    "<p id=q>a</p>\n\n<p id=q>b</p>": "GK132",
    "[a](x/../../../etc/passwd)": "GK133",
    "[a](nowhere.md)": "GK133",
    "[a](/files/a.png)": "GK133",
    "![a](files/nowhere.png)": "GK133",
}

_ALIVE = re.compile(
    r"<(?:script|iframe|form|meta|base|object|embed|link|style|svg|math|template|input|button|video|textarea)\b"
    r"|\son\w+\s*=|srcset|formaction|url\(|expression|fixed|(?:java|vb)script:|data:|blob:|file:",
    re.IGNORECASE,
)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_runs_is_dropped_and_told_with_its_place(text: str) -> None:
    problems = check(f"# 标题\n\n文字\n\n{text}\n")
    assert HOSTILE[text] in {problem.code for problem in problems}, problems
    assert all(problem.place.line >= 5 for problem in problems), problems
    if HOSTILE[text] in ("GK129", "GK130", "GK131"):
        kept = sanitise(render_markdown(text).html)
        tags = "".join(tag.raw for tag in outline(kept).tags)
        assert not _ALIVE.search(tags), kept


def test_columns_are_those_of_the_source() -> None:
    problems = check(
        "---\ntitle: 甲\n---\n\n正文 <b onclick='x'>甲</b> 和 [乙](javascript:x)\n\n`<script>` <script>x</script>\n"
    )
    assert [(p.code, p.place.line, p.place.column) for p in problems] == [
        ("GK129", 5, 4),
        ("GK131", 5, 31),
        ("GK129", 7, 12),
    ]


def test_comments_are_not_published_and_not_told() -> None:
    assert sanitise(render_markdown("甲 <!-- 待核 --> 乙").html) == "<p>甲  乙</p>"
    assert check("甲 <!-- 待核 --> 乙\n") == ()


def test_the_check_renders_as_the_shipped_settings_do() -> None:
    listed = yaml.safe_load(HOST_CONFIG.read_text("utf-8"))["markdown_extensions"]
    names = [next(iter(entry)) if isinstance(entry, dict) else entry for entry in listed]
    settings = {name: values for entry in listed if isinstance(entry, dict) for name, values in entry.items()}
    assert tuple(names) == EXTENSIONS
    assert settings == {name: dict(values) for name, values in SETTINGS.items()}


@pytest.mark.parametrize(
    "address", ["a.md", "../01/001/", "#a", "?q=1", "https://a.gov.cn:8080/x", "HTTP://a.cn/", "mailto:a@b.cn"]
)
def test_plain_address_is_safe(address: str) -> None:
    assert is_safe_address(address)


@pytest.mark.parametrize(
    "style", ["", "color:red", "text-indent:-21pt", "font:12pt/1.5 '宋体'", "color: rgb(1, 2, 3) ;"]
)
def test_plain_style_is_safe(style: str) -> None:
    assert is_safe_style(style)


LOST_HEADS = [
    "\n---\ntitle: 甲\n---\n\n正文",
    "  ---\ntitle: 甲\n---\n正文",
    "+++\ntitle = '甲'\n+++\n正文",
    "———\ntitle：甲\n———\n正文",
    "--\ndescription: 甲\n--\n",
    "title：办事\n\n正文",
    "\n  Title: 办事\n\n正文",
]


@pytest.mark.parametrize("text", LOST_HEADS)
def test_head_that_would_be_shown_as_text_is_told(text: str) -> None:
    assert [problem.code for problem in check(text)] == ["GK134"]


@pytest.mark.parametrize("text", ["\n\n# 甲\n", "标题：办事\n", "甲\n---\ntitle: x\n", "* * *\n\ntitle: x\n"])
def test_text_that_is_no_head_stays(text: str) -> None:
    assert check(text) == ()
