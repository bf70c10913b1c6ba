"""Read aloud: no figure, whole sentences, the key twice, about a minute."""

import re

from generator.derive.notices.broadcast import derive_broadcast
from generator.model.notice import SPOKEN_A_MINUTE, Stay
from tests.derive.notices.support import TOLD, told


def test_the_whole_text() -> None:
    broadcast = derive_broadcast(TOLD)
    assert broadcast.paragraphs == (
        "河东村的各位村民，请注意，现在播送一条政务公开信息。",
        "县自然资源局的《河东村征地补偿费用支付情况》，已经在五月六日公开。",
        "征地的钱哪天付的、付了多少，付完五个工作日内贴在村公示栏。内容有：支付时间、金额；支付凭证，区分处理后。",
        "全文请看公示栏。有疑问，请打电话，零零零零，零零零，零零零三。",
        "再说一遍：河东村征地补偿费用支付情况，已经公开。电话，零零零零，零零零，零零零三。",
        "播送完了。",
    )
    assert not re.search("[0-9]", "".join(broadcast.paragraphs))
    assert broadcast.characters <= SPOKEN_A_MINUTE and 50 <= broadcast.seconds <= 60


def test_sentences_without_room_are_left_out_whole() -> None:
    broadcast = derive_broadcast(told(content=("很长的一项" * 30,)))
    assert "很长" not in "".join(broadcast.paragraphs)
    assert broadcast.characters <= SPOKEN_A_MINUTE


def test_the_last_day_is_said_where_it_is_sure() -> None:
    from datetime import date

    sure = derive_broadcast(told(stay=Stay("公示不少于7日", date(2026, 5, 13), at_least=True)))
    assert "公示至少到五月十三日" in sure.paragraphs[-2]
    open_day = derive_broadcast(told(stay=Stay("公示不少于7日", date(2027, 1, 13), remark="暂定，没有公布")))
    assert "公示" not in open_day.paragraphs[-2]


def test_hearers_and_places() -> None:
    assert derive_broadcast(told(units=("幸福社区",))).paragraphs[0].startswith("幸福社区的各位居民，")
    assert derive_broadcast(told(units=("第一小学",))).paragraphs[0].startswith("第一小学的各位群众，")
    assert derive_broadcast(told(units=())).paragraphs[0].startswith("各位村民、各位居民，")
    assert "全文请看示例县人民政府网站" in "".join(derive_broadcast(told(on_board=False)).paragraphs)
    without = derive_broadcast(told(phone=""))
    assert "电话" not in "".join(without.paragraphs)


def test_an_item_without_a_record() -> None:
    text = "".join(derive_broadcast(told(id="01-018", units=(), shown_on=None, title=TOLD.matter)).paragraphs)
    assert "县自然资源局依法公开：征地补偿费用支付。" in text and "已经" not in text
