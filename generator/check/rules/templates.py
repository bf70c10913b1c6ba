"""公开内容模板 templates.yml.

- GK751: an item's content lacks elements that a template of its category names.
- GK752: a template names a category or an item that is not there.
- GK753: a template names nothing that it is for.

Why: 公开内容模板化 asks that items of a kind list the same elements; which these are, the office lays down itself.
"""

from collections.abc import Iterator, Mapping

from generator.check.context import Context
from generator.model.address import IdKind, is_id, join_id
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic, Severity
from generator.model.domain import Domain
from generator.model.template import Template, templates_for

GK751 = Code(
    "GK751",
    "公开内容缺少模板要求的要素",
    "templates.yml 里给这个一级事项（或者这个事项）写了模板，公开内容里却没有提到其中的要素。"
    "比的时候不管空格和标点，公开内容的任何一条里有这个要素的名称（或者 also 里的说法）就算有。",
    "在公开内容里加上缺的要素；写了、只是说法不同的，在 templates.yml 这个要素的 also 里加上这种说法；"
    "不该有的，模板改用 items 点名该有的事项。",
    severity=Severity.WARNING,
)
GK752 = Code(
    "GK752",
    "模板写的编码不存在",
    "templates.yml 里写的一级事项或者事项，目录里没有（或者已经失效），模板不起作用。"
    "一级事项写领域编号-代号，例如 01-c1。",
    "改成现有的编码，或者删掉这一行。",
)
GK753 = Code(
    "GK753",
    "模板没有写给谁用",
    "templates.yml 里这一条既没有一级事项（categories），也没有事项（items），检查时用不上。",
    "写上 categories 或者 items，至少一样。",
    severity=Severity.WARNING,
)


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    if context.unread.is_damaged("domain"):
        return
    live: Mapping[str, tuple[IdKind, set[str]]] = {
        "categories": (IdKind.CATEGORY, {join_id(d.code, c.id) for d in catalogue.domains for c in d.categories}),
        "items": (IdKind.ITEM, {item.id for item in catalogue.items}),
    }
    for template in catalogue.templates:
        if not template.categories and not template.items and not context.unread.is_damaged("templates"):
            yield GK753.at(template.place, f"模板“{template.name}”没有写给哪些一级事项或者事项用")
        for field, (kind, known) in live.items():
            for index, named in enumerate(getattr(template, field)):
                if is_id(named, kind) and named not in known:  # what is no id is the schema's
                    place = context.place_of(template.place, field, index)
                    yield GK752.at(place, f"模板“{template.name}”写的{kind}“{named}”目录里没有")
    for domain in catalogue.domains:
        yield from _check_domain(domain, catalogue.templates, context)


def _check_domain(domain: Domain, templates: tuple[Template, ...], context: Context) -> Iterator[Diagnostic]:
    addresses = {category.name: join_id(domain.code, category.id) for category in domain.categories}
    for item in domain.items:
        for template in templates_for(templates, addresses.get(item.category, ""), item.id):
            lacking = template.missing(item.content)
            if lacking:
                names = "、".join(element.name for element in lacking)
                message = f"“{item.title}”的公开内容缺少{names}（模板“{template.name}”）"
                place = context.place_of(item.place, "content")
                yield GK751.at(place, message, why=template.source, related=(template.place,))
