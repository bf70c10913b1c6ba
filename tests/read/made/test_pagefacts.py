"""What a page tells machines, whoever has had it in his hands on the way."""

from generator.read.made.pagefacts import read_page, read_style

PAGE = """<!doctype html><html><head>
<META NAME="gongkai-id" content='01-018'><meta name=gongkai-state content=live>
<link rel="canonical" href="https://a.cn/gk/01/018/?a=1&amp;b=2"><link rel="stylesheet" href="../x.css">
<!-- <a href="in-a-remark"> --><script>var a = '<a href="in-a-script">';</script><script src="s.js"></script>
</head><body id="top" data-root="../.."><a title="a > b" href="../02/#c1">x</a> id="in-a-text"
<form action="../search/"><div data-apply='../apply/' id=here></div><img srcset="a.png 1x, b.png 2x" src="c.png">
<a name="old"></a><svg><use xlink:href="#s"/></svg></body></html>"""


def test_id_state_and_canonical_address() -> None:
    facts = read_page(PAGE.encode())
    assert (facts.id, facts.state, facts.canonical) == ("01-018", "live", "https://a.cn/gk/01/018/?a=1&b=2")


def test_links_of_tags_and_nothing_else() -> None:
    assert read_page(PAGE.encode()).links == (
        "../x.css", "s.js", "../02/#c1", "../search/", "../apply/", "c.png", "a.png", "b.png", "#s",
    )  # fmt: skip


def test_second_way_of_a_script_is_no_link_of_its_own() -> None:
    page = b'<svg><script xlink:href="../a.js" src="/gk/a.js"></script><image xlink:href="b.png"/></svg>'
    assert read_page(page).links == ("/gk/a.js", "b.png")


def test_anchors_are_ids_and_old_names() -> None:
    assert read_page(PAGE.encode()).anchors == {"top", "here", "old"}


def test_broken_pages_and_other_bytes_give_what_can_be_made_out() -> None:
    assert read_page(b"\xff\xfe<a href='x'><a href=").links == ("x",)
    assert read_page(b"").links == ()


def test_addresses_of_a_stylesheet() -> None:
    css = b'@import "a.css"; a { background: url( "b.png" ) } b { src: url(c.woff2) }'
    assert read_style(css) == ("a.css", "b.png", "c.woff2")
