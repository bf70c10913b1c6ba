"""本单位信息: what the pages and codes of every office need.

- GK601: a footer or page-label element is still to be filled in.
- GK602: the site's address is not fit to be printed (no https, a bare IP, too long for a small code).
- GK603: there is no office.yml.
- GK604: the site's address is not settled, so that no code can be printed.
- GK605: a value of the example is left in the registers of an office that says it is none.
- GK890: the service's address is not https: what people write of themselves would be read on the way.
- GK154: a standard name of a channel or level is registered as the office's own for something else.

Why: 国办发〔2017〕47号 (网页设计规范) asks for the labels and footer elements; a printed code lives for years.
"""

from collections.abc import Iterator

from generator.check.context import Context
from generator.model.address import absolute, find_address_doubts
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic, Place, Severity
from generator.model.example import holds_example
from generator.model.office import Office
from generator.model.ownwords import OWN_FIELDS

GK601 = Code(
    "GK601",
    "本单位信息没有填全",
    "页脚和网页标签要用主办单位、承办单位、域名、标识码、备案号、党政机关网站标识和联系方式（国办发〔2017〕47号）。",
    "填好后再发布，页脚和页面标签要用。",
    severity=Severity.WARNING,
)
GK602 = Code(
    "GK602",
    "网址不适合印在二维码上",
    "网址不是 https，用了 IP 地址，或者太长。",
    "二维码印出去就不能改，换成门户网站下简短、固定的 https 地址。",
    severity=Severity.WARNING,
)
GK603 = Code(
    "GK603",
    "没有本单位信息文件",
    "目录文件旁边没有 office.yml，不知道是哪个单位的目录。检查放在别处的单个文件时也会出现。",
    "把本单位信息 office.yml 放在目录文件旁边。",
    severity=Severity.WARNING,
)
GK604 = Code(
    "GK604",
    "没有写网站地址",
    "office.yml 里没有 site_url。网站照样能生成，放在自助终端、U 盘里看都行，但是海报印不了。",
    "网址定了以后加一行“site_url: https://…/”。没有网址也能生成网站、在本机看，只是没有二维码、订阅源和网站地图。",
    severity=Severity.WARNING,
)
GK605 = Code(
    "GK605",
    "还是示例的内容",
    "office.yml 没有写 example: true，可是单位名称、网址、编号、电话里还有示例的（示例县、example、0000）。"
    "登出去群众会打不通电话。写了 example: true 的，每页会注明是示例。",
    "换成本单位真实的；还在试用的，写上 example: true。",
    severity=Severity.WARNING,
)

GK890 = Code(
    "GK890",
    "互动服务的网址不是 https",
    "申请公开要写姓名、证件号码、电话。网址不是 https 的，这些在路上谁都看得到，也改得了。",
    "给网站装上证书，把 service 写成 https:// 开头的地址。",
    severity=Severity.WARNING,
)

GK154 = Code(
    "GK154",
    "标准名称登记成了本单位的叫法",
    "office.yml 的 channels、levels 登记的是本单位自己的叫法。标准名称本身不用登记；登记成别的一种，统计就会对不上。",
    "删掉“{name:名称}”这一行；本单位叫别的名称的，冒号前面写那个名称。",
)

NAMED = 3
"""Bodies that a finding names."""

_REQUIRED = ("host", "undertaker", "site_domain", "site_id_code", "icp", "police", "badge")
_REQUIRED_CONTACT = ("phone", "address", "postcode", "email")
"""Footer elements of standards 6.1 and labels of section 5; the rest (找错, 无障碍, 网站地图) follow by themselves."""

_NAMED = ("name", "short_name", "site_name", "site_url")
_CONTACTS = ("contact", "apply", "supervision")
_CONTACT_FIELDS = ("name", "phone", "address", "postcode", "email", "website")


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    if context.unread.is_damaged("office"):
        return
    if context.unread.is_absent("office"):
        if not catalogue.domains:
            return
        yield GK603.at(Place(catalogue.domains[0].file), "同一文件夹里没有 office.yml，不知道是哪个单位的目录")
        return
    yield from _check_office(catalogue.office, context)
    yield from _check_own_words(catalogue.office, context)
    if not catalogue.office.example:
        yield from _check_placeholders(catalogue, context)


def _check_own_words(office: Office, context: Context) -> Iterator[Diagnostic]:
    for field, kind in OWN_FIELDS.items():
        terms = {term.value for term in kind}
        for name in getattr(office, field):
            if name in terms:
                place = context.place_of(office.place, field)
                yield GK154.at(place, f"“{name}”本来就是标准名称，不是本单位的叫法", name=name)


def _check_office(office: Office, context: Context) -> Iterator[Diagnostic]:
    missing = [context.title_of("office", name) for name in _REQUIRED if not getattr(office, name)]
    lacking = [name for name in _REQUIRED_CONTACT if not getattr(office.contact, name)]
    if lacking:
        titles = "、".join(context.title_of("office", "contact", name) for name in lacking)
        missing.append(f"{context.title_of('office', 'contact')}里的{titles}")
    if missing:
        message = f"office.yml 还没有填：{'、'.join(missing)}"
        yield GK601.at(office.place, message, why="《政府网站发展指引》（国办发〔2017〕47号）")
    if office.service and not office.service.startswith("https://"):
        message = f"互动服务的网址“{office.service}”不是 https"
        yield GK890.at(context.place_of(office.place, "service"), message)
    if not office.site_url:
        yield GK604.at(office.place, "office.yml 没有写网站地址（site_url），印不了二维码")
        return
    if reasons := find_address_doubts(absolute(office.site_url, "01/001/")):
        message = f"网站地址“{office.site_url}”{'，'.join(reasons)}"
        yield GK602.at(context.place_of(office.place, "site_url"), message)


def _check_placeholders(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    """What still is the example's: in office.yml one finding, in bodies.yml one, in posters.yml one a board."""
    office = catalogue.office
    left = [name for name in (*_NAMED, *_REQUIRED) if holds_example(getattr(office, name))]
    for name in _CONTACTS:
        contact = getattr(office, name)
        if any(holds_example(getattr(contact, part)) for part in _CONTACT_FIELDS):
            left.append(name)
    if left:
        titles = "、".join(context.title_of("office", name) for name in left)
        yield GK605.at(office.place, f"office.yml 里还是示例的内容：{titles}")
    bodies = [body for body in catalogue.bodies.values() if holds_example(body.phone, body.address)]
    if bodies:
        named = "、".join(body.name for body in bodies[:NAMED])
        more = f"等 {len(bodies)} 个单位" if len(bodies) > NAMED else ""
        yield GK605.at(bodies[0].place, f"bodies.yml 里还是示例的电话或地址：{named}{more}")
    for board in catalogue.posters:
        if holds_example(board.name, board.board, board.phone, board.phone_name):
            yield GK605.at(board.place, f"posters.yml 里“{board.name}”还是示例的公示栏")
