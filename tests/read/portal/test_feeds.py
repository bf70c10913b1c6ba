"""Feeds, sitemaps and exported tables."""

from generator.model.portal import DateKind
from generator.read.portal.sources import read_source

RSS = """<?xml version="1.0" encoding="gb2312"?><rss version="2.0"><channel><title>征地信息</title>
<link>https://www.example.gov.cn/zdxx/</link>
<item><title><![CDATA[征收土地预公告]]></title><link>./t20260514_1.html</link>
<pubDate>Thu, 14 May 2026 23:30:00 GMT</pubDate><description>&lt;p&gt;拟征收 & 更多&lt;/p&gt;</description></item>
<item><title>没有日期&nbsp;的公告</title><link>javascript:alert(1)</link><pubDate>5月14日</pubDate></item>
<item><link>/x.html</link></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>通知公告</title><entry><title type="html">停水公告</title>
<link rel="alternate" href="https://www.example.gov.cn/a.html"/><id>tag:x</id><published>2026-05-14T08:00:00+08:00</published>
<updated>2026-06-01T08:00:00+08:00</updated><category term="供水"/><author><name>县自来水公司</name></author></entry></feed>"""


def test_an_rss_feed_that_is_not_well_formed() -> None:
    (found,) = read_source("feed.xml", RSS.encode("gb18030"))
    first, second = found.documents
    assert (first.title, first.url, first.shown) == (
        "征收土地预公告",
        "https://www.example.gov.cn/zdxx/t20260514_1.html",
        "2026-05-15",
    )
    assert first.column == "征地信息"
    assert first.text.startswith("拟征收")
    assert (second.url, second.shown) == ("", "")
    assert found.remarks


def test_an_atom_feed_keeps_which_date_is_which() -> None:
    (found,) = read_source("feed.atom", ATOM.encode())
    (one,) = found.documents
    assert (one.title, one.url, one.shown, one.column, one.body) == (
        "停水公告",
        "https://www.example.gov.cn/a.html",
        "2026-05-14",
        "供水",
        "县自来水公司",
    )
    assert {date.kind for date in one.dates} == {DateKind.SHOWN, DateKind.CHANGED}


def test_a_sitemap_has_no_day_of_publication() -> None:
    text = "<urlset><url><loc> https://www.example.gov.cn/a.html </loc><lastmod>2026年5月14日</lastmod></url></urlset>"
    (found,) = read_source("sitemap.xml", text.encode())
    (one,) = found.documents
    assert (one.url, one.shown) == ("https://www.example.gov.cn/a.html", "")
    assert one.dates[0].kind is DateKind.CHANGED


def test_comments_and_instructions_in_xml_say_nothing_and_hide_nothing() -> None:
    """An instruction among the parts of an entry was taken for one and ended the program (found by tests.fuzz)."""
    text = (
        '<?xml version="1.0"?><urlset><url><?x y?>&b;<!-- 甲 --><loc>http://www.example.gov.cn<!-- x -->/1<?x?>.html</loc>'
        "<lastmod>2026-05-14</lastmod></url></urlset>"
    )
    (found,) = read_source("sitemap.xml", text.encode())
    assert [document.url for document in found.documents] == ["http://www.example.gov.cn/1.html"]


def test_an_export_is_read_by_its_heads() -> None:
    text = "导出时间：2026-06-01,,,,\n序号,信息标题,所属栏目,发布时间,链接地址\n1,征收土地预公告,征地信息,2026/5/14 10:20,/a.html\n2,,征地信息,,\n3,停水公告,供水,5月,b.html\n"
    (found,) = read_source("导出.csv", text.encode("gb18030"), "https://www.example.gov.cn/")
    first, second = found.documents
    assert (first.title, first.column, first.shown, first.url) == (
        "征收土地预公告",
        "征地信息",
        "2026-05-14",
        "https://www.example.gov.cn/a.html",
    )
    assert (second.title, second.shown) == ("停水公告", "")
    assert "没有读出发布日期" in found.remarks[-1]


def test_a_table_without_titles_says_what_it_needs() -> None:
    (found,) = read_source("x.csv", "甲,乙\n1,2\n".encode())
    assert found.documents == ()
    assert "标题" in found.remarks[0]
