"""Column pages in the manner of the content systems that counties use, made here: heads, menus, feet, groups, pagers."""

MENU = "".join(
    f'<li><a href="../{code}/" title="{name}公开专栏">{name}</a></li>'
    for code, name in (
        ("czxx", "财政信息"),
        ("bzxzf", "保障性住房"),
        ("jyly", "义务教育"),
        ("zdxx", "征地信息"),
        ("shjz", "社会救助"),
    )
)
FOOT = "".join(
    f'<li><a href="http://www.example{n}.gov.cn/" title="某某{n}部委网站">某某{n}部委网站</a></li>' for n in range(40)
)
CRUMBS = '<div class="dqwz">当前位置：<a href="../../">首页</a> &gt; <a href="../">政务公开</a> &gt; <a href="./">征地信息</a></div>'
FILTER = '<form><input name="start" value="2026-01-01"><input name="end" value="2026-12-31"><a href="javascript:query()">查询</a></form>'
META = '<meta name="SiteName" content="示例县人民政府"><meta name="ColumnName" content="征地信息">'


def page(body: str, script: str = "", meta: str = META) -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8">{meta}<title>征地信息_示例县人民政府</title></head><body>'
        f'<div class="head"><ul class="nav">{MENU}</ul></div>{CRUMBS}{FILTER}<div class="main"><ul class="side">{MENU}</ul>'
        f'<div class="list">{body}</div></div><div class="foot"><ul>{FOOT}</ul></div><script>{script}</script></body></html>'
    )


def title_of(number: int) -> str:
    return f"示例县人民政府关于2026年度第{number}批次建设用地征收土地预公告"


def trs(count: int = 75, told: int = 91, brackets: bool = True) -> str:
    """拓尔思: groups of five in one file, a relative address with a blank at its end, the rest behind a script."""
    groups = []
    for first in range(1, count + 1, 5):
        rows = "".join(
            f'<li><a href="./202605/t202605{n % 28 + 1:02}_{9000 + n}.htm " title="{title_of(n)}" target="_blank">{title_of(n)[:14]}…'
            f"</a><i>{n}</i><span>{'[' if brackets else ''}2026-05-{n % 28 + 1:02}{']' if brackets else ''}</span></li>"
            for n in range(first, min(first + 5, count + 1))
        )
        groups.append(f'<div id="g{first}" class="g"><ul class="doclist">{rows}</ul></div>')
    pattern = '<ul class="doclist"><li v-for="one in rows"><a :href="one.url">{{one.title}}</a><span>{{one.date}}</span></li></ul>'
    return page(
        "".join(groups) + pattern + "<p>暂无数据</p>", f"var chnlId = 4711; var countAll = {told}; var pageSize = 15;"
    )


def trs_table() -> str:
    """拓尔思, columns of official documents: nothing in the file but the heads and a pattern."""
    body = (
        "<dl class='t'><dt>序号</dt><dt>标题</dt><dt>发文字号</dt><dt>生成日期</dt><dt>发布日期</dt></dl>"
        "<dl class='row'><dd>{{i}}</dd><dd><a :href='u'>{{t}}</a></dd><dd>{{n}}</dd></dl>"
    )
    return page(body, "var total = 128;")


def hanweb(count: int = 20, told: int = 60) -> str:
    """大汉: rows within a data island of a script."""
    records = "".join(
        f'<record><![CDATA[<li><a href="/art/2026/5/{n}/art_33_{n}.html" target="_blank" title="{title_of(n)}">{title_of(n)}</a>'
        f"<span>2026-05-{n:02}</span></li>]]></record>"
        for n in range(1, count + 1)
    )
    island = f'<script type="text/xml"><datastore><totalrecord>{told}</totalrecord><recordset>{records}</recordset></datastore></script>'
    return page(f'<div id="33" class="default_pgContainer">{island}</div>')


def ucap(count: int = 15) -> str:
    """开普: a table-less list, date before the title, count in a pager's attribute."""
    rows = "".join(
        f'<div class="item"><span class="time">2026/5/{n}</span><h4><a href="/zwgk/c{100 + n}/content_{5000 + n}.shtml">'
        f"{title_of(n)}</a></h4></div>"
        for n in range(1, count + 1)
    )
    return page(f'<div class="u-list">{rows}</div><div class="pager" data-total="{count + 3}"></div>')


def table(count: int = 6) -> str:
    """A plain table with heads."""
    rows = "".join(
        f'<tr><td>{n}</td><td><a href="t2026050{n}_1.html">{title_of(n)}</a></td><td>示土征告〔2026〕{n}号</td>'
        f"<td>2026年4月{n}日</td><td>2026-05-0{n}</td></tr>"
        for n in range(1, count + 1)
    )
    heads = "".join(f"<th>{head}</th>" for head in ("序号", "标题", "发文字号", "成文日期", "发布日期"))
    return page(f"<table><tr>{heads}</tr>{rows}</table>")


def flat(count: int = 5, year: bool = True) -> str:
    """Links and dates side by side without rows, month and day only under a heading of the year."""
    rows = "".join(f'<a href="content_{n}.html">{title_of(n)}</a><span>05-0{n}</span><br>' for n in range(1, count + 1))
    return page(f"<div>{'<h3>2026年</h3>' if year else ''}{rows}</div>")


def figures(count: int = 5) -> str:
    """The day in a big figure of its own, all within the link."""
    return page(
        "<ul>"
        + "".join(
            f'<li><a href="/art/2026/5/{n}/art_1_{n}.html"><div class="d"><b>0{n}</b><i>2026-05</i></div><p>{title_of(n)}</p></a></li>'
            for n in range(1, count + 1)
        )
        + "</ul>"
    )


def article(text: str = "因公共利益需要，拟征收示例镇甲村集体土地。" * 6) -> str:
    meta = (
        '<meta name="ArticleTitle" content="征收土地预公告"><meta name="PubDate" content="2026-05-14 09:30">'
        '<meta name="ContentSource" content="示例县自然资源局"><meta name="ColumnName" content="征地信息">'
    )
    body = (
        "<table><tr><td>索引号：</td><td>SL001-0200-2026-00012</td><td>发布机构：</td><td>示例县自然资源局</td></tr>"
        "<tr><td>文号：</td><td>示土征预告〔2026〕12号</td><td>生成日期：</td><td>2026年5月11日</td></tr></table>"
        f'<h1>征收土地预公告</h1><div class="TRS_Editor"><p>{text}</p></div><p>附件：<a href="./P02026.pdf">红线图.pdf</a></p>'
    )
    return page(body, meta=meta)
