"""GK614, GK615, GK616: where a link leads, judged alike in the catalogue's files and in prose pages."""

from generator.model.diagnostic import Code, Severity, Trouble
from generator.model.inspection import Checklist, host_of, is_bare_ip, is_below
from generator.model.office import Office

GK614 = Code(
    "GK614",
    "链接是 IP 地址",
    "链接里的网站是一串数字（IPv4、IPv6 地址，或者写成一个整数、十六进制），不是域名。群众看不出是哪里的网站，"
    "换服务器就打不开，检查网站时也要扣分。",
    "换成域名，例如“www.example.gov.cn”；没有域名的，把文件放进 pages/files。",
    severity=Severity.WARNING,
)
GK615 = Code(
    "GK615",
    "链接指到网盘",
    "文件放在网盘（百度网盘、蓝奏云、腾讯微云等），链接会失效，也绕开了政府网站的安全检查。"
    "程序自带一份网盘名单，本单位要加的写在 office.yml 的 links 里（refused）。",
    "把文件放进 pages/files，写成 files/文件名；或者换成政府网站上的网址。",
    severity=Severity.WARNING,
)
GK616 = Code(
    "GK616",
    "链接不在允许的网站里",
    "office.yml 的 links 里写了可以链接的网站（allowed），这个链接指到了别处，可能是错链、暗链。",
    "核对这个网址；确实要链接的，把域名加到 office.yml 的 links: allowed 里。",
    severity=Severity.WARNING,
)


def find_link_trouble(
    address: str, office: Office, checklist: Checklist, *, may_lead_away: bool = False
) -> Trouble | None:
    """What is wrong with where an address leads; None where nothing is, or where it stays in the site.

    `may_lead_away`: the allow list is not asked, for what is no link or what the rules for websites ask for.
    """
    host = host_of(address)
    if not host:
        return None
    if is_bare_ip(host):
        return GK614.of(f"链接指到 IP 地址“{host}”")
    if is_below(host, (*checklist.net_disks, *office.links.refused)):
        return GK615.of(f"链接指到网盘“{host}”")
    own = tuple(filter(None, (office.site_domain, host_of(office.site_url), host_of(office.service))))
    if office.links.allowed and not may_lead_away and not is_below(host, (*office.links.allowed, *own)):
        return GK616.of(f"“{host}”不在 office.yml 允许链接的网站里")
    return None
