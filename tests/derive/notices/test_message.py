"""Short messages: 70 places at most, whole names and numbers, or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive.notices.message import derive_message
from generator.model.notice import SMS_ROOM, ShortMessage, Unfit, count_units
from tests.derive.notices.support import TOLD, told


def text_of(**changes: object) -> str:
    message = derive_message(told(**changes))
    assert isinstance(message, ShortMessage), message
    return message.text


def test_all_that_has_room_is_said() -> None:
    assert text_of(title="河东村征地补偿费用", phone="12345") == (
        "【示例县】河东村征地补偿费用已公开（5月6日），详见 https://gk.example.gov.cn/01/018/ 电话12345"
    )


def test_the_telephone_goes_whole_or_not_at_all() -> None:
    message = derive_message(TOLD)
    assert isinstance(message, ShortMessage)
    assert "电话" not in message.text and message.left_out == ("电话",)
    assert message.length == len(message.text) == 64


@pytest.mark.parametrize(
    ("title", "shown", "left"),
    [
        ("示例县人民政府关于河东村征收集体土地补偿费用支付情况的公告", "】河东村征收集体土地补偿费用", "发文"),
        ("河东村征收集体土地补偿费用支付情况一览表（区分处理后的公开版本）", "支付情况一览表已", "括号"),
        ("河东村征收集体土地补偿费用支付情况公示（2026年第1批），自张贴起算", "征地补偿费用支付已", "事项名称"),
        ("公开征求关于河东村征地补偿标准的意见", "公开征求关于河东村征地补偿标准的意见", ""),
    ],
)  # fmt: skip
def test_a_long_title_gives_way_in_whole_parts(title: str, shown: str, left: str) -> None:
    message = derive_message(told(title=title))
    assert isinstance(message, ShortMessage)
    assert shown in message.text
    assert any(left in one for one in message.left_out) or not left


def test_the_scheme_goes_last() -> None:
    told_long = {"address": "https://www.example.gov.cn/zwgk/zdxx/bzml/01/018/", "units": ("河东村",)}
    message = derive_message(told(**told_long, signature="示例县政府办"))
    assert isinstance(message, ShortMessage)
    assert "详见 www.example" in message.text and "https://" in message.left_out


def test_what_has_no_room_is_refused_with_the_reason() -> None:
    refused = derive_message(told(units=tuple(f"第{at}村民委员会" for at in range(9))))
    assert isinstance(refused, Unfit)
    assert "最多 70 个字" in refused.why and "不截断" in refused.why


def test_a_character_outside_the_plane_takes_two_places() -> None:
    assert count_units("𠮷a") == 3


@given(
    st.text("河东村征地补偿公示2026年第1批（）关于的县局𠮷", min_size=1, max_size=60),
    st.lists(st.sampled_from(["河东村", "河西村", "城关镇第一社区"]), max_size=4, unique=True),
    st.integers(1, 40),
)
def test_never_longer_never_cut(title: str, units: list[str], path: int) -> None:
    publication = told(title=title, units=tuple(units), address=f"https://www.example.gov.cn/{'g' * path}/01/018/")
    message = derive_message(publication)
    if isinstance(message, Unfit):
        return
    assert message.length <= SMS_ROOM
    assert publication.address.removeprefix("https://") in message.text
    assert all(unit in message.text for unit in units)
    assert title in message.text or any("标题" in one for one in message.left_out)
