"""Hosts and wrong words: what inspectors mark down, and what only looks like it."""

import pytest

from generator.model.inspection import WordList, WrongWord, host_of, is_bare_ip, is_below
from generator.pipeline.shipped import checklist

WRONG = [
    ("登陆系统后办理", "登录系统"),
    ("请登陆网站查询", "登录网站"),
    ("拔款情况", "拨款"),
    ("关健环节", "关键"),
    ("抓住关健", "关键"),
    ("银行帐号", "账号"),
    ("按排专人负责", "安排"),
    ("统一按排", "安排"),
    ("工作部暑", "部署"),
    ("按装路灯", "安装"),
    ("竟争性谈判", "竞争"),
    ("户藉管理", "户籍"),
    ("依审请公开", "依申请"),
    ("审请材料", "申请材料"),
    ("截止目前", "截至目前"),
    ("村务公示拦", "公示栏"),
]
RIGHT = [
    "台风登陆",
    "预计明天登陆我县",
    "登录系统",
    "机关健身活动",
    "相关健康知识",
    "海关健全制度",
    "按排名公布",
    "按排放量分级",
    "按排序抽取",
    "按排污许可证",
    "按装机容量",
    "按装修标准",
    "究竟争什么",
    "交通迅速恢复",
    "评审请专家参加",
    "再审请求",
    "答复盖章",
    "公布署名文章",
    "消防讯息",
    "规划拔高",
    "账号",
    "拨款",
    "选拔优秀人才",
    "海拔",
    "慰藉",
    "诸侯",
    "究竟",
    "《关于银行帐户管理的规定》",
]


@pytest.fixture(scope="module")
def words() -> WordList:
    return WordList(checklist().wrong_words)


@pytest.mark.parametrize(("text", "right"), WRONG)
def test_common_mistakes_are_found_with_the_right_word(words: WordList, text: str, right: str) -> None:
    assert [found.right for found in words.find(text)] == [right]


@pytest.mark.parametrize("text", RIGHT)
def test_what_holds_the_same_characters_is_right(words: WordList, text: str) -> None:
    assert list(words.find(text)) == []


def test_every_exception_holds_its_word() -> None:
    entries = checklist().wrong_words
    assert len(entries) > 40
    assert [(word.wrong, right) for word in entries for right in word.unless if word.wrong not in right] == []
    assert [word.wrong for word in entries if word.wrong in word.right] == []
    assert len({word.wrong for word in entries}) == len(entries)


def test_an_office_adds_words_and_lifts_shipped_ones() -> None:
    shipped = (WrongWord("甲乙", "甲丙"), WrongWord("丁戊", "丁己"))
    own = (WrongWord("甲乙", "甲乙"), WrongWord("庚辛", "庚壬", ("大庚辛",)))
    found = WordList((*shipped, *own)).find("甲乙丁戊庚辛大庚辛")
    assert [(one.wrong, one.right) for one in found] == [("丁戊", "丁己"), ("庚辛", "庚壬")]


@pytest.mark.parametrize(
    "address",
    [
        "http://203.0.113.5/a.html",
        "http://203.0.113.5:8080/",
        "https://user@203.0.113.5/",
        "//203.0.113.5/a",
        "http://3221225991/",
        "http://0xC0000207/",
        "http://0300.0.2.7/",
        "http://192.168.1/",
        "http://203.0.113.5./",
        "http://[2001:db8::1]/a",
        "http://[2001:db8::1]:80/a",
        "http://[::ffff:192.0.2.7]/",
        "http://２０３.0.113.5/",
        "http://203。0。113。5/",
        "http://%32%30%33.0.113.5/",
        "HTTP://203.0.113.5/",
    ],
)
def test_addresses_without_a_name(address: str) -> None:
    assert is_bare_ip(host_of(address))


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.gov.cn/a.html",
        "https://www.12306.cn/",
        "https://123.com/1.2.3.4/",
        "https://a.gov.cn/?u=http://1.2.3.4/",
        "files/2026.pdf",
        "mailto:a@1.2.3.4",
        "apply.md#203.0.113.5",
        "https://12345.example.gov.cn:8443/",
    ],
)
def test_addresses_with_a_name(address: str) -> None:
    assert not is_bare_ip(host_of(address))


@pytest.mark.parametrize("host", ["pan.baidu.com", "www.lanzoux.com", "wwa.lanzou.com", "share.weiyun.com"])
def test_net_disks(host: str) -> None:
    assert is_below(host, checklist().net_disks)


@pytest.mark.parametrize(
    "host", ["www.baidu.com", "baidu.com", "lanzou.example.com", "xpan.baidu.com.cn", "notdropbox.com", "gov.cn", ""]
)
def test_neighbours_of_net_disks(host: str) -> None:
    assert not is_below(host, checklist().net_disks)


def test_names_may_be_written_as_editors_write_them() -> None:
    assert is_below("www.a.gov.cn", ["https://a.gov.cn/"])
    assert is_below("www.a.gov.cn", ["*.gov.cn"])
    assert is_below("www.a.gov.cn", [".GOV.CN"])
    assert not is_below("www.agov.cn", ["gov.cn"])
