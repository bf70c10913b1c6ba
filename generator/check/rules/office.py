"""本单位信息: what the pages and codes of every office need.

- GK601 (warning): a footer or page-label element is still to be filled in.
- GK602 (warning): the site's address is not fit to be printed (no https, a bare IP, too long for a small code).
- GK603 (warning): there is no office.yml.
- GK604 (warning): the site's address is not settled, so that no code can be printed.

Why: 国办发〔2017〕47号 (网页设计规范) asks for the labels and footer elements; a printed code lives for years.
"""

from collections.abc import Iterator

from generator.check.context import Context
from generator.model.address import absolute, find_address_doubts
from generator.model.catalogue import Catalogue, Office
from generator.model.diagnostic import Diagnostic, Place, Severity

_REQUIRED = (
    ("host", "主办单位"),
    ("undertaker", "承办单位"),
    ("site_domain", "网站域名"),
    ("site_id_code", "网站标识码"),
    ("icp", "ICP 备案号"),
    ("police", "公安备案号"),
)


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    if "office" in context.unreadable:
        return
    if "office" in context.absent:
        if not catalogue.domains:
            return
        yield Diagnostic(
            "GK603",
            Severity.WARNING,
            Place(catalogue.domains[0].file),
            "同一文件夹里没有 office.yml，不知道是哪个单位的目录",
            "把本单位信息 office.yml 放在目录文件旁边。",
        )
        return
    yield from _check_office(catalogue.office, context)


def _check_office(office: Office, context: Context) -> Iterator[Diagnostic]:
    missing = [label for name, label in _REQUIRED if not getattr(office, name)]
    if not office.contact.phone:
        missing.append("联系电话")
    if missing:
        yield Diagnostic(
            "GK601",
            Severity.WARNING,
            office.place,
            f"office.yml 还没有填：{'、'.join(missing)}",
            "填好后再发布，页脚和页面标签要用。",
            "《政府网站发展指引》（国办发〔2017〕47号）",
        )
    if not office.site_url:
        yield Diagnostic(
            "GK604",
            Severity.WARNING,
            office.place,
            "office.yml 没有写网站地址（site_url），印不了二维码",
            "网址定了以后加一行“site_url: https://…/”。没有网址也能生成网站、在本机看，只是没有二维码和网站地图。",
        )
        return
    if reasons := find_address_doubts(absolute(office.site_url, "01/001/")):
        yield Diagnostic(
            "GK602",
            Severity.WARNING,
            context.place_of(office.place, "site_url"),
            f"网站地址“{office.site_url}”{'，'.join(reasons)}",
            "二维码印出去就不能改，换成门户网站下简短、固定的 https 地址。",
        )
