"""网页标签: what the page labels of items need from the catalogue.

- GK606: items without a date; the label PubDate of their pages can't be written.

Why: 国办发〔2017〕47号 (网页设计规范) asks for PubDate on every content page; in inspections a page without a date
counts as never updated. The day of the build is none: it would say that everything is new.
"""

from collections.abc import Iterator

from generator.check.context import Context
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic, Severity

GK606 = Code(
    "GK606",
    "事项没有日期",
    "事项页的网页标签要写发布时间（PubDate），用的是事项的调整日期 updated，或者已公开文件的日期；"
    "两样都没有就写不出来。检查网站时，没有日期的页面按没有更新算。",
    '写上 updated: 最近一次调整的日期，例如 updated: "2026-11-24"。',
    severity=Severity.WARNING,
)

NAMED = 3
"""Items that a finding names: one finding a domain, however many items."""


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    dated = {record.item for record in catalogue.records if record.is_document and record.url and record.date}
    for domain in catalogue.domains:
        undated = [i for i in domain.items if not i.updated and not i.published and i.id not in dated]
        if not undated:
            continue
        named = "、".join(item.id for item in undated[:NAMED])
        more = f"等 {len(undated)} 个事项" if len(undated) > NAMED else ""
        yield GK606.at(
            undated[0].place,
            f"没有日期的事项：{named}{more}，网页标签的发布时间（PubDate）写不出来",
            why="《政府网站发展指引》（国办发〔2017〕47号）",
        )
