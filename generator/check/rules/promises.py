"""Summaries that promise what the page hasn't got.

- GK631: an item has no published document, and its summary says that one finds it here (这里能查到, 原文都在这里).

Why: most items say what has to be published, by whom and when; whoever comes for the list of names and finds none
will not come again. The page says 还没有登记公开的文件; its first sentence must not say the opposite.
"""

import re
from collections.abc import Iterator

from generator.check.context import Context
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic, Severity

GK631 = Code(
    "GK631",
    "一句话说明说了网页上没有的东西",
    "这个事项还没有登记公开的文件（published），一句话说明却让群众以为点进来就能看到内容。",
    "写清楚这件事要公开什么，例如“补偿款发给谁、发了多少，都要公开”；登记了文件，再写“{said:这里能查到}”。",
    severity=Severity.WARNING,
)

_CLAUSE = r"(?:(?<=^)|(?<=[，,；;：:。！!]))"
_PROMISE = re.compile(
    rf"{_CLAUSE}(?:先来|先|再|来|快来|可来)?看(?![病护管守房车样台点似来待好重望诊牌网报公])|"
    rf"{_CLAUSE}(?:先|来)?查一[查下家]|看(?:这|本)(?:份|张|页)|(?:帮|带|教)[你您]看懂|一看便知|一目了然|"
    r"这里|这儿|本页|本站|此处|(?<![几重])点开(?=看|就|即|能|可|文件|解读|[，。；、]|$)|点击|点一下|可下载|可以下载|"
    r"(?:原文|全文)(?:都|就|也)?(?:在这|能)|"
    r"(?<![不没久时里样])(?:能|可以|可)(?:直接|随时|在线)?(?:查到|看到|找到|翻到|查询到)|一查就|一看就"
)
"""What is said of a page that holds the thing itself; a reader told to look (看县里卖了哪些地) is promised it too.

多久能查到 and 在政府网站公开 say nothing of this page.
"""


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    recorded = {record.item for record in catalogue.records if record.is_document}
    for item in catalogue.items:
        promise = _PROMISE.search(item.summary)
        if promise is not None and not item.published and item.id not in recorded:
            message = f"“{item.title}”还没有登记公开的文件，一句话说明却写“{promise[0]}”"
            yield GK631.at(context.place_of(item.place, "summary"), message, said=promise[0])
