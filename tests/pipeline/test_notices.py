"""Notices join the rooms: the guard looks at the words as written, before any is spelled out."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.model.catalogue import Catalogue
from generator.model.errors import PersonalDataError
from generator.model.item import Item
from generator.model.notice import Form
from generator.model.record import DateSource, PublicationRecord
from generator.pipeline.checking import check_folder
from generator.pipeline.notices import Order, make_notices, source_of

DAY = date(2026, 11, 24)
RECORD = PublicationRecord(
    id="2026-0001",
    item="01-002",
    title="河东村征收土地公告",
    url="https://www.example.gov.cn/a.html",
    date="2026-05-06",
    date_from=DateSource.PAGE,
)


@pytest.fixture
def catalogue(small_catalog: Path) -> Catalogue:
    return replace(check_folder(small_catalog, DAY).shown, records=(RECORD,))


@pytest.mark.parametrize("form", list(Form))
@pytest.mark.parametrize(
    "change",
    [
        {"title": "河东村公告，联系人13812345678"},
        {"title": "公示110101199003070011"},
        {"units": ("河东村13812345678",)},
        {"issuers": ("某单位 138 1234 5678",)},
    ],
    ids=str,
)
def test_nothing_personal_is_made_in_any_form(form: Form, change: dict[str, object], catalogue: Catalogue) -> None:
    bad = replace(catalogue, records=(replace(RECORD, **change),))
    with pytest.raises(PersonalDataError):
        make_notices(source_of(bad, None), ["2026-0001"], Order((form,), DAY, ("docx",)))


def test_the_same_bytes_twice(catalogue: Catalogue) -> None:
    order = Order((Form.BROADCAST, Form.SMS, Form.WECHAT, Form.BOARD), DAY, ("docx",))
    first, second = (make_notices(source_of(catalogue, None), ["2026-0001"], order) for _ in range(2))
    assert first.files == second.files and len(first.files) == 4 and not first.refused


def test_one_of_a_named_group_is_told(catalogue: Catalogue) -> None:
    domains = tuple(replace(one, items=tuple(map(_for_a_group, one.items))) for one in catalogue.domains)
    made = make_notices(source_of(replace(catalogue, domains=domains), None), ["01-002"], Order((Form.WECHAT,), DAY))
    assert any("只对被征地农户公开的" in one for one in made.told)


def _for_a_group(item: Item) -> Item:
    return replace(item, scope=replace(item.scope, audience=("被征地农户",)))
