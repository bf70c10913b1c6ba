"""A template prints its view and decides nothing: no word is compared, no catalogue is known, each renders alone."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from jinja2 import Environment, meta, nodes

from generator.derive.views.head import HeadView, Mark, PageView
from generator.derive.views.item import ItemView
from generator.model.words import FieldWords
from generator.render.site.environment import CONSTANTS, site_environment
from generator.render.site.pages import TEMPLATES, SiteRenderer
from generator.resources import TEMPLATE_DIR

NAMES = sorted(path.name for path in TEMPLATE_DIR.iterdir())
GIVEN = {"view", "root"}
HAN = re.compile("[\u3400-\u9fff]")
EACH = pytest.mark.parametrize("name", NAMES)


@pytest.fixture(scope="module")
def environment() -> Environment:
    return site_environment()


def parsed(environment: Environment, name: str) -> nodes.Template:
    return environment.parse((TEMPLATE_DIR / name).read_text("utf-8"))


def compared(template: nodes.Template) -> Iterator[str]:
    """Texts that a template compares with something, or asks for in a list."""
    for comparison in template.find_all(nodes.Compare):
        for constant in comparison.find_all(nodes.Const):
            if isinstance(constant.value, str):
                yield constant.value
    for test in template.find_all(nodes.Test):
        for constant in test.find_all(nodes.Const):
            if isinstance(constant.value, str):
                yield constant.value


@EACH
def test_no_template_compares_words(environment: Environment, name: str) -> None:
    assert [text for text in compared(parsed(environment, name)) if HAN.search(text)] == []


@EACH
def test_template_knows_its_view_and_the_constants_only(environment: Environment, name: str) -> None:
    found = meta.find_undeclared_variables(parsed(environment, name))
    assert found - GIVEN - CONSTANTS.keys() == set()


@EACH
def test_shared_parts_are_given_what_they_print(environment: Environment, name: str) -> None:
    """Imported with a context they could reach what the caller did not hand over."""
    imports = [*parsed(environment, name).find_all((nodes.Import, nodes.FromImport))]
    assert not any(found.with_context for found in imports)


def test_the_rules_see_a_template_that_decides() -> None:
    bad = Environment(autoescape=True).parse(
        "{% if law.status == '已废止' or '全社会' in audience %}{{ office }}{% endif %}"
    )
    assert set(compared(bad)) == {"已废止", "全社会"}
    assert meta.find_undeclared_variables(bad) - GIVEN - CONSTANTS.keys() == {"law", "audience", "office"}


def test_the_environment_hands_out_nothing_else(environment: Environment) -> None:
    assert environment.globals == dict(CONSTANTS)
    assert environment.autoescape


def test_every_template_prints_a_kind_of_view() -> None:
    others = {
        "parts.html": "macros",
        "ledger_file.html": "a file of its own (render.ledger.page)",
        "annual_file.html": "a file of its own (render.annual.page)",
        "lookup.html": "a page of its own folder (render.lookup)",
    }
    assert sorted(TEMPLATES.values()) == [name for name in NAMES if name not in others]


# --- each from a view made by hand --------------------------------------------------------------------

NASTY = '<b>&"甲'
ESCAPED = "&lt;b&gt;&amp;&#34;甲"


def made_up(hint: Any, *, full: bool) -> Any:
    """A value of a type: texts that must be escaped, every list with one entry or none."""
    if get_origin(hint) in (Union, UnionType):
        kind = next(part for part in get_args(hint) if part is not type(None))
        return made_up(kind, full=full) if full else None
    if get_origin(hint) is tuple:
        inside = get_args(hint)
        if inside[-1] is Ellipsis:
            return (made_up(inside[0], full=full),) if full else ()
        return tuple(made_up(part, full=full) for part in inside)
    if get_origin(hint) is Mapping:
        key, value = get_args(hint)
        return {made_up(key, full=full): made_up(value, full=full)} if full else {}
    if hint is FieldWords:
        return FieldWords({})
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return hint(**{field.name: made_up(hints[field.name], full=full) for field in fields(hint)})  # type: ignore[operator]
    plain = {str: NASTY if full else "", int: 7, bool: full}
    return plain[hint]


@pytest.mark.parametrize("kind", TEMPLATES, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("full", [True, False], ids=["all said", "nothing said"])
def test_renders_from_a_view_alone(kind: type, full: bool) -> None:
    view = made_up(kind, full=full)
    text = SiteRenderer().part(view, "../..")
    assert NASTY not in text
    assert "None" not in text
    if full and repr(NASTY) in repr(view):
        assert ESCAPED in text


def test_every_text_of_an_item_is_printed() -> None:
    """What a view holds and no template prints would be a promise not kept."""
    seen: set[str] = set()

    def numbered(value: Any) -> Any:
        if isinstance(value, str):
            seen.add(f"t{len(seen)}t")
            return f"t{len(seen) - 1}t"
        if isinstance(value, tuple):
            return tuple(map(numbered, value))
        if is_dataclass(value) and not isinstance(value, FieldWords | type):
            return type(value)(**{field.name: numbered(getattr(value, field.name)) for field in fields(value)})
        return value

    view = numbered(made_up(ItemView, full=True))
    text = SiteRenderer().part(view, "..")
    quiet = {view.first_limit, *view.limits}  # one stands in the other's place
    (desk,) = view.apply.desks
    quiet |= {desk.link.text, desk.link.path, desk.phones[0].text, desk.phones[0].href, desk.address}
    quiet |= {view.origin.doubt}  # told among the item's doubts
    quiet |= {view.newest[0].path, view.older[0].path, view.basis[0].state}
    quiet |= {view.untold}  # in the place of a basis
    quiet |= set(view.authorities)  # named above; asked again only where nothing is published
    quiet |= {link.text for line in view.log for link in line.items}
    quiet |= {link.path for line in view.log for link in line.items}
    for line in view.duties.lines:  # of this item, whose body stands above
        quiet |= {line.link.text, line.link.path, line.facts[0]}
    assert {one for one in seen if one not in text} <= quiet


def test_a_page_has_its_head_and_the_way_to_the_root() -> None:
    head: HeadView = made_up(HeadView, full=True)
    page = SiteRenderer().page(PageView("01/001/", "题", "../..", head, made_up(ItemView, full=True)))
    assert (page.path, page.title) == ("01/001/", "题")
    assert ESCAPED in page.head
    bare = made_up(ItemView, full=False)
    assert 'href="../../apply/"' in SiteRenderer().part(replace(bare, authorities=("县民政局",)), "../..")
    assert 'href="../../apply/"' not in SiteRenderer().part(replace(bare, ways=("先向村民委员会要。",)), "../..")


def test_head_of_a_page_of_no_id_says_none() -> None:
    head = made_up(HeadView, full=False)
    assert head.mark == Mark("", "", "")
    assert "gongkai-id" not in SiteRenderer().head(head)
