"""What stands above the office's own words on the apply page: from office.yml alone."""

from dataclasses import replace

from generator.derive.views.apply import apply_view
from generator.derive.views.parts import OutLink
from generator.model.catalogue import Catalogue
from generator.model.office import Contact
from generator.render.site.pages import SiteRenderer


def test_mail_address_is_a_link_to_write_to(catalogue: Catalogue) -> None:
    office = replace(catalogue.office, apply=Contact(name="公开办", email="gk@example.gov.cn"))
    assert apply_view(office).email == OutLink("gk@example.gov.cn", "mailto:gk@example.gov.cn")
    assert 'href="mailto:gk@example.gov.cn"' in SiteRenderer().part(apply_view(office), "..")


def test_without_a_mail_address_none_is_shown(catalogue: Catalogue) -> None:
    office = replace(catalogue.office, apply=Contact(name="公开办"))
    assert apply_view(office).email is None
    assert "邮箱" not in SiteRenderer().part(apply_view(office), "..")


def test_guide_and_report_lead_to_the_portal(catalogue: Catalogue) -> None:
    office = replace(catalogue.office, guide="https://a.gov.cn/zn/", annual_report="https://a.gov.cn/nb/")
    page = SiteRenderer().part(apply_view(office), "..")
    assert '<a href="https://a.gov.cn/zn/" rel="noopener">政府信息公开指南</a>' in page
    assert '<a href="https://a.gov.cn/nb/" rel="noopener">政府信息公开年度报告</a>' in page


def test_a_guide_that_is_not_registered_is_said_to_be_so(catalogue: Catalogue) -> None:
    page = SiteRenderer().part(apply_view(replace(catalogue.office, guide="", annual_report="")), "..")
    assert "政府信息公开指南：本站还没有登记地址" in page
    assert "政府信息公开年度报告：本站还没有登记地址" in page
