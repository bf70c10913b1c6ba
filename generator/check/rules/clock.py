"""时钟不对: most of what has happened lies ahead of today.

- GK499: today, by the computer's clock or by SOURCE_DATE_EPOCH, is earlier than most days of the catalogue.

Why: one wrong clock would else be told as hundreds of wrong dates (GK462, GK494, which keep silent then). A clock that
cannot be right in itself never comes so far (`generator.clock`).
"""

from collections.abc import Iterator

from generator.check.ahead import find_ahead, is_clock_behind
from generator.check.context import Context
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic, Place
from generator.model.text import chinese_day

GK499 = Code(
    "GK499",
    "像是电脑的时钟不对",
    "照电脑的时钟（或者环境变量 SOURCE_DATE_EPOCH），目录里大多数已经发生的事都还没有到。"
    "多半不是日期错了，是时钟错了，所以不一个一个地报。",
    "校准电脑的日期和时间；设置了环境变量 SOURCE_DATE_EPOCH 的，改正或者去掉它。时钟没有错的，改正目录里的日期。",
)


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    if not is_clock_behind(catalogue, context.today):
        return
    ahead, total, last = find_ahead(catalogue, context.today)
    files = [catalogue.permalinks.file, *(domain.file for domain in catalogue.domains)]
    yield GK499.at(
        Place(next(filter(None, files), ".")),
        f"今天是 {chinese_day(context.today)}，可是目录里 {total} 个日期有 {ahead} 个在今天以后"
        f"（最晚的是 {chinese_day(last)}），像是这台电脑的时钟不对",
    )
