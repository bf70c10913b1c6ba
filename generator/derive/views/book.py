"""The bound catalogue in its words, for PDF and Word alike: what stands beside the tables, and the tables themselves.

Depends on the book's catalogue as a whole and on the day of printing. Left to others: widths, breaks, page numbers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.derive.views.official import OfficialRow, book_marks, rows_of, say_law_state, table_title
from generator.derive.views.parts import example_note
from generator.model.body import Body
from generator.model.book import Book, LawUse
from generator.model.columns import CHOSEN, NOT_CHOSEN, TICK
from generator.model.domain import Domain
from generator.model.law import Law
from generator.model.office import Contact, Office
from generator.model.text import chinese_day
from generator.model.words import FieldWords

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

Pairs = tuple[tuple[str, str], ...]
"""(label, text) of what is known."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of 编制说明: its heading, then pairs, then paragraphs."""

    title: str
    pairs: Pairs
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BookCategory:
    name: str
    description: str
    count: str
    rows: tuple[OfficialRow, ...]


@dataclass(frozen=True, slots=True)
class BookDomain:
    """`name`: the heading; `questions`: (question, id of the item that answers); `table`: categories that have rows."""

    code: str
    name: str
    caption: str
    introduction: str
    facts: Pairs
    questions: Pairs
    guidance: str
    table: tuple[BookCategory, ...]


@dataclass(frozen=True, slots=True)
class IndexLine:
    title: str
    id: str


@dataclass(frozen=True, slots=True)
class IndexGroup:
    letter: str
    lines: tuple[IndexLine, ...]


@dataclass(frozen=True, slots=True)
class LawLine:
    """A law; `uses`: (item id, its articles in brackets or nothing) of every item that rests on it."""

    title: str
    doc_no: str
    state: str
    uses: Pairs


@dataclass(frozen=True, slots=True)
class BookView:
    """All texts of the book. `full`: title and subtitle; `maker`: as on the cover; `printed`: the day as text."""

    full: str
    title: str
    subtitle: str
    office: str
    maker: str
    edition: str
    day: date
    printed: str
    example: str
    keywords: tuple[str, ...]
    about: tuple[Part, ...]
    domains: tuple[BookDomain, ...]
    index: tuple[IndexGroup, ...]
    laws: tuple[LawLine, ...]
    items: tuple[str, ...]


def book_view(book: Book, words: FieldWords) -> BookView:
    """A book in its words; `words`: those of the schema."""
    catalogue = book.catalogue
    office = catalogue.office
    return BookView(
        full=f"{book_marks(book.title)}{book.subtitle}" if book.subtitle else book.title,
        title=book.title,
        subtitle=book.subtitle,
        office=office.name,
        maker=office.host or office.name,
        edition=book.edition,
        day=book.day,
        printed=chinese_day(book.day),
        example=example_note(office),
        keywords=("政务公开", "标准目录", *(domain.title for domain in catalogue.domains)),
        about=_about(book),
        domains=tuple(
            _domain(domain, catalogue.bodies.get(domain.authority), catalogue.laws, office, words)
            for domain in catalogue.domains
        ),
        index=tuple(
            IndexGroup(group.letter, tuple(IndexLine(item.title, item.id) for item in group.items))
            for group in book.index
        ),
        laws=tuple(map(_law_line, book.laws)),
        items=tuple(item.id for item in catalogue.items),
    )


def _domain(
    domain: Domain, authority: Body | None, laws: Mapping[str, Law], office: Office, words: FieldWords
) -> BookDomain:
    return BookDomain(
        code=domain.code,
        name=f"{domain.code} {domain.title}",
        caption=table_title(office.short_name, domain.title),
        introduction=domain.introduction,
        facts=_facts(domain, authority),
        questions=tuple((question.ask, question.item) for question in domain.questions),
        guidance=f"上级主管和基层分工：{domain.guidance.rstrip('。')}。" if domain.guidance else "",
        table=tuple(
            BookCategory(category.name, category.description, f"{len(rows)}项", tuple(rows))
            for category, rows in rows_of(domain, laws, words)
        ),
    )


def _about(book: Book) -> tuple[Part, ...]:
    """编制说明: who answers for it, whom to ask, how to apply, who supervises; then how the tables are read."""
    office = book.catalogue.office
    responsible = _known(("主办单位", office.host), ("承办单位", office.undertaker), ("网上目录", office.site_url))
    parts = (
        Part("谁负责", responsible),
        Part("咨询", contact_pairs(office.contact)),
        Part("怎样申请公开", contact_pairs(office.apply)),
        Part("监督", contact_pairs(office.supervision)),
    )
    told = (part for part in parts if part.pairs)
    return (*told, Part("收了什么", (), (_counted(book),)), Part("表怎样看", (), _EXPLAINED))


def _known(*pairs: tuple[str, str]) -> Pairs:
    return tuple(pair for pair in pairs if pair[1])


def _counted(book: Book) -> str:
    catalogue = book.catalogue
    categories = sum(len(domain.categories) for domain in catalogue.domains)
    count = f"{len(catalogue.domains)}个领域、{categories}个一级事项、{len(catalogue.items)}个二级事项"
    kept = "全部" if book.whole else "部分"
    return f"本册收录{kept}目录：{count}，{book.edition}，{chinese_day(book.day)}编印。"


_EXPLAINED = (
    f"“{CHOSEN}”是应当使用的公开渠道和载体，“{NOT_CHOSEN}”是没有规定使用的。",
    "像 01-002 这样的号码是事项编码，终身不变；网上目录、公示栏的二维码和电话咨询都用它。序号只是在表里的位置。",
    "编码下面是这一行的来源；写“措辞待核”的，措辞还没有对照来源逐字核对，不能当作国家标准目录的原文。",
    "法规文件后面写“效力待核”的，现在是否有效还没有查清。",
    "公开依据只写对照原文核对过的条款，没有核对的只写名称。",
    "领域的主管单位和电话在每个领域的开头；按名称查，用后面的拼音索引；按法规查，用最后的公开依据一览。",
)


def contact_pairs(contact: Contact) -> Pairs:
    """(label, text) of what a contact has."""
    return _known(
        ("单位", contact.name),
        ("电话", contact.phone),
        ("地址", contact.address),
        ("邮编", contact.postcode),
        ("邮箱", contact.email),
        ("网址", contact.website),
        ("时间", contact.hours),
        ("办法", contact.note),
    )


def _facts(domain: Domain, authority: Body | None) -> Pairs:
    """The authority with its contacts, and how much the domain holds."""
    return _known(
        ("主管单位", authority.full_name if authority and authority.full_name else domain.authority),
        *(_body_pairs(authority) if authority else ()),
        ("收录事项", f"{len(domain.items)}项，分{len(domain.categories)}个一级事项"),
    )


def _body_pairs(body: Body) -> Pairs:
    return ("电话", body.phone), ("地址", body.address), ("时间", body.hours), ("网址", body.website)


def _law_line(use: LawUse) -> LawLine:
    return LawLine(
        title=book_marks(use.law.title if use.law else use.key),
        doc_no=use.law.doc_no if use.law else "",
        state=say_law_state(use.law),
        uses=tuple((item.id, f"（{'、'.join(articles)}）" if articles else "") for item, articles in use.uses),
    )
