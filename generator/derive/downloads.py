"""What of a catalogue may be taken away from the site: which files there are, and what they are called.

A domain: the official table for Excel, and as CSV. The whole: CSV, JSON and JSON-LD. Word and the whole as one workbook
are made by `gongkai export`; on every build they would cost more than all the others (docs/developers/performance.md).
"""

from collections.abc import Iterator

from generator.derive.sheets import newest_day
from generator.model.address import DOWNLOADS
from generator.model.catalogue import Catalogue
from generator.model.sheets import Download

XLSX = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DATA = "catalogue.json"


def derive_downloads(catalogue: Catalogue) -> tuple[Download, ...]:
    """Files of each domain that has items, then those of the whole; without their sizes."""
    return (*_of_domains(catalogue), *_of_whole(catalogue))


def _of_domains(catalogue: Catalogue) -> Iterator[Download]:
    for domain in catalogue.domains:
        if domain.items:
            path, day = f"{DOWNLOADS}/{domain.code}", newest_day(domain.items)
            name = f"{domain.title}标准目录"
            yield Download(
                f"{path}.xlsx", domain.code, "Excel 表格", f"{name}.xlsx", "XLSX", f"application/{XLSX}", day
            )
            yield Download(f"{path}.csv", domain.code, "数据表", f"{name}.csv", "CSV", "text/csv", day)


def _of_whole(catalogue: Catalogue) -> Iterator[Download]:
    day, name = newest_day(catalogue.items), "标准目录"
    if catalogue.items:
        yield Download(f"{DOWNLOADS}/all.csv", "", "全部领域的数据表", f"{name}.csv", "CSV", "text/csv", day)
    yield Download(DATA, "", "全部领域的数据", f"{name}.json", "JSON", "application/json", day)
    linked = ("全部领域的关联数据（DCAT）", f"{name}.jsonld", "JSON-LD", "application/ld+json")
    yield Download(f"{DOWNLOADS}/all.jsonld", "", *linked, day)
