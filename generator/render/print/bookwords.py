"""What the bound catalogue says beside its tables: one wording for PDF and Word."""

from collections.abc import Mapping

from generator.model.book import Book, LawUse
from generator.model.catalogue import Body, Catalogue, Contact, Domain
from generator.model.columns import CHOSEN, NOT_CHOSEN, TICK
from generator.model.text import chinese_day
from generator.render.official import book_marks, say_law_state

WORDS: Mapping[str, str] = {
    "about": "编制说明",
    "contents": "目录",
    "asked": "大家常问",
    "categories": "一级事项",
    "index": "拼音索引",
    "laws": "公开依据一览",
    "colon": "：",
    "continued": "（续）",
    "to": " 至 ",
    "at-page": " 第 ",
    "page": " 页",
    "dash-left": "— ",
    "dash-right": " —",
    "gap": "　",
    "and": "、",
    "chosen": CHOSEN,
    "not-chosen": NOT_CHOSEN,
    "tick": TICK,
}
LAW_HEADINGS = ("序号", "法律、法规、规章和文件", "文号", "效力", "以它为依据的事项（编码和条款）")
LAWS_NOTE = "条款只列出对照原文核对过的；没有列条款的，不等于没有规定。编码前两位是领域，到那个领域的表里按编码找。"
INDEX_NOTE = "按事项名称的读音排列，后面是编码和页码。"

Pairs = list[tuple[str, str]]
Part = tuple[str, Pairs, list[str]]
"""A part of a page: its heading, (label, text) pairs, then paragraphs."""


def full_title(book: Book) -> str:
    return f"{book_marks(book.title)}{book.subtitle}" if book.subtitle else book.title


def keywords(book: Book) -> list[str]:
    return ["政务公开", "标准目录", *(domain.title for domain in book.catalogue.domains)]


def domain_name(domain: Domain) -> str:
    """The heading of a domain: its code is what ids begin with."""
    return f"{domain.code} {domain.title}"


def table_title(catalogue: Catalogue, domain: Domain) -> str:
    """The caption of a domain's table, as on the website."""
    return f"{catalogue.office.short_name}{domain.title}领域基层政务公开标准目录"


def maker(catalogue: Catalogue) -> str:
    """Who stands on the cover: the body in charge, or the office itself."""
    return catalogue.office.host or catalogue.office.name


def example_note(catalogue: Catalogue) -> str:
    """What must be said of a catalogue that is only an example; empty for a real one."""
    office = catalogue.office
    return f"这是示例：{office.name}是虚构的，电话、地址、编号都不是真的。" if office.example else ""


def about(book: Book) -> list[Part]:
    """编制说明: who answers for it, whom to ask, how to apply, who supervises; then how the tables are read."""
    office = book.catalogue.office
    responsible = [("主办单位", office.host), ("承办单位", office.undertaker), ("网上目录", office.site_url)]
    parts: list[Part] = [
        ("谁负责", [pair for pair in responsible if pair[1]], []),
        ("咨询", contact_pairs(office.contact), []),
        ("怎样申请公开", contact_pairs(office.apply), []),
        ("监督", contact_pairs(office.supervision), []),
    ]
    return [part for part in parts if part[1]] + [("收了什么", [], [_counted(book)]), ("表怎样看", [], _explained())]


def _counted(book: Book) -> str:
    catalogue = book.catalogue
    categories = sum(len(domain.categories) for domain in catalogue.domains)
    count = f"{len(catalogue.domains)}个领域、{categories}个一级事项、{len(catalogue.items)}个二级事项"
    kept = "全部" if book.whole else "部分"
    return f"本册收录{kept}目录：{count}，{book.edition}，{chinese_day(book.day)}编印。"


def _explained() -> list[str]:
    return [
        f"“{CHOSEN}”是应当使用的公开渠道和载体，“{NOT_CHOSEN}”是没有规定使用的。",
        "像 01-002 这样的号码是事项编码，终身不变；网上目录、公示栏的二维码和电话咨询都用它。序号只是在表里的位置。",
        "公开依据只写对照原文核对过的条款，没有核对的只写名称。",
        "领域的主管单位和电话在每个领域的开头；按名称查，用后面的拼音索引；按法规查，用最后的公开依据一览。",
    ]


def contact_pairs(contact: Contact) -> Pairs:
    """(label, text) of what a contact has."""
    pairs = (
        ("单位", contact.name),
        ("电话", contact.phone),
        ("地址", contact.address),
        ("邮编", contact.postcode),
        ("邮箱", contact.email),
        ("网址", contact.website),
        ("时间", contact.hours),
        ("办法", contact.note),
    )
    return [pair for pair in pairs if pair[1]]


def domain_facts(catalogue: Catalogue, domain: Domain) -> Pairs:
    """The authority with its contacts, and how much the domain holds."""
    body = catalogue.bodies.get(domain.authority)
    pairs = (
        ("主管单位", body.full_name if body and body.full_name else domain.authority),
        *_body_pairs(body),
        ("收录事项", f"{len(domain.items)}项，分{len(domain.categories)}个一级事项"),
    )
    return [pair for pair in pairs if pair[1]]


def _body_pairs(body: Body | None) -> Pairs:
    if body is None:
        return []
    return [("电话", body.phone), ("地址", body.address), ("时间", body.hours), ("网址", body.website)]


def guidance_note(domain: Domain) -> str:
    return f"上级主管和基层分工：{domain.guidance.rstrip('。')}。" if domain.guidance else ""


def law_cells(use: LawUse) -> tuple[str, str, str]:
    """Title, document number, state."""
    title = book_marks(use.law.title if use.law else use.key)
    return title, use.law.doc_no if use.law else "", say_law_state(use.law)


def law_uses(use: LawUse) -> list[tuple[str, str]]:
    """(item id, its articles in brackets or nothing) of every item that rests on a law."""
    return [(item.id, f"（{'、'.join(articles)}）" if articles else "") for item, articles in use.uses]
