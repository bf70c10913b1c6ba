"""收集的记录: what people answered of the portal's documents names items that are, or were, in the catalogue.

- GK801: an answer, or what a column was learned for, names an item that never was.

Why: the answer is not asked again; a wrong id there would quietly give a document to nobody.
"""

from collections.abc import Iterator

from generator.check.context import Context
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic

GK801 = Code(
    "GK801",
    "收集的记录写了没有的事项",
    "collected.yml 记着人工把网站上的文件、栏目归到了哪个事项，回答过的不再问。写了目录里没有、也从来没有过的编码，"
    "这份文件就谁的也不是。撤销了的事项可以留着，是历史。例如：`item: 01-900`。",
    "改成目录里的事项编码；哪个事项也不是的，删掉 item 一行；记不清的，删掉这一条，下次收集时再回答。",
)


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    known = {item.id for item in catalogue.items} | set(catalogue.permalinks.known)
    for answer in catalogue.collected.answers:
        if answer.item and answer.item not in known:
            place = context.place_of(answer.place, "item")
            yield GK801.at(place, f"“{answer.title}”归到了 {answer.item}，目录里没有这个事项")
    for column in catalogue.collected.columns:
        for index, item in enumerate(column.items):
            if item not in known:
                place = context.place_of(column.place, "items", index)
                yield GK801.at(place, f"栏目“{column.column}”归到了 {item}，目录里没有这个事项")
