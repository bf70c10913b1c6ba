"""Addresses: what every reader takes for the same site passes, everything else is refused and says how to mend it."""

import re
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.webaddress import GK607, find_address_fault, find_host_fault, show_address

GOOD = [
    "https://www.example.gov.cn",
    "https://www.example.gov.cn/gk/",
    "http://www.example.gov.cn:8080/a/b.html?x=1&y={2}#c",
    "https://xn--fiqs8s.xn--fiqs8s/",
    "http://61.182.3.4:8080/a",
    "https://www.example.gov.cn/x?to=https://other.gov.cn/",
    "https://web.example.cn/2020/https://www.example.gov.cn/",
    "https://www.example.gov.cn/a/@b",
    "https://www.example.gov.cn/%E9%99%84.pdf",
    "https://WWW.Example.gov.cn/",
]

BAD = [
    "https://gov.cn@evil.com/", "https://user:secret@gov.cn/", "https://gov.cn%40evil.com/", "https://@gov.cn/",
    "https://www.gov.сn/", "https://www.gоv.cn/", "https://αβ.cn/", "https://ｗｗｗ.gov.cn/", "https://政府.cn/",
    "https://xn--80ak6aa92e.com/", "https://xn--pple-43d.com/", "https://xn--/", "https://xn--a.cn/",
    "https://gov.cn\\@evil.com", "https:\\\\gov.cn/", "https://gov.cn\\a", "https://gov.cn/a\tb", "https://gov.cn/\x00",
    "https://gov.cn%2eevil.com/", "https://%67ov.cn/", "//gov.cn/a", "https:///gov.cn/a", "https://", "https:///",
    "https://gov/", "https://localhost/", "https://gov.cn:/a", "https://gov.cn:0/", "https://gov.cn:080/",
    "https://gov.cn:99999/", "https://gov.cn:80a/", "https://gov.cn:-1/", "https://gov.cn:１/", "https://0x7f.1/",
    "https://2130706433/", "https://0177.0.0.1/", "https://127.1/", "https://127.0.0.1/", "https://10.1.2.3/",
    "https://192.168.1.1/", "https://1.2.3.256/", "https://1.2.3.4.5/", "https://0x7f000001/", "https://[::1]/",
    "https://[::ffff:1.2.3.4]/", "https://gov.cn#@evil.com/", "https://gov.cn?@evil.com", "https://gov.cn/a b",
    "https://gov.cn/a。", "https://gov.cn/a，", "https://gov.cn/a（b", "https://gov.cn/a)", "https://gov.cn/[a",
    "https://gov.cn/a.", "https://gov.cn/a,", "https://gov.cn/a;", "http:/gov.cn/a", "http:gov.cn/a", "http//gov.cn/a",
    "www.gov.cn", "gov.cn/a", "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "file:///etc/passwd",
    "ftp://gov.cn/a", "mailto:a@gov.cn", "https://https://gov.cn/", "https://http//gov.cn/", "HTTPS://gov.cn/",
    "https：//gov.cn/", "https://gov.cn./", "https://gov..cn/", "https://-gov.cn/", "https://gov-.cn/",
    "https://gov_a.cn/", "https://.gov.cn/", "https://gov.cn/a%", "https://gov.cn/%zz", "https://gov.cn/%0d%0aX",
    "https://gov.cn/../a", "https://gov.cn/./a", "https://gov.cn/%2e%2e/a", "https://gov.cn/?a=1&amp;b=2",
    "https://gov.cn/ahttps://b.cn/", "“https://gov.cn/”", "https://gov.cn/\u200ba", "https://gov.cn/\u202ea", "", " ",
    "https://" + "a" * 64 + ".cn/", "https://" + "a." * 130 + "cn/", "https://gov.cn/a\u3000", "https://gov.c/",
]  # fmt: skip

MENDED = {
    "www.example.gov.cn/a.html": "https://www.example.gov.cn/a.html",
    "http:/www.example.gov.cn/": "http://www.example.gov.cn/",
    "https：//www.example.gov.cn/a": "https://www.example.gov.cn/a",
    "https://https://www.example.gov.cn/": "https://www.example.gov.cn/",
    "https://www.example.gov.cn/a.html。": "https://www.example.gov.cn/a.html",
    "https://www.example.gov.cn/a.html）": "https://www.example.gov.cn/a.html",
    "https://www.example.gov.cn/?a=1&amp;b=2": "https://www.example.gov.cn/?a=1&b=2",
    "“https://www.example.gov.cn/”": "https://www.example.gov.cn/",
    "//www.example.gov.cn/a": "https://www.example.gov.cn/a",
    "https://www.example.gov.cn?a=1": "https://www.example.gov.cn/?a=1",
}


@pytest.mark.parametrize("address", GOOD)
def test_what_all_read_alike_passes(address: str) -> None:
    assert find_address_fault(address) is None


@pytest.mark.parametrize("address", BAD)
def test_what_may_be_read_in_two_ways_or_leads_nowhere_is_refused(address: str) -> None:
    for chinese in (False, True):
        fault = find_address_fault(address, chinese_path=chinese)
        assert fault is not None
        assert fault.message
        assert GK607.mend(fault.remedy)
    assert find_address_fault(address, is_site=True) is not None or address in OF_A_CLOSED_NETWORK


OF_A_CLOSED_NETWORK = ("https://127.0.0.1/", "https://10.1.2.3/", "https://192.168.1.1/")


@pytest.mark.parametrize(("address", "meant"), MENDED.items())
def test_what_was_plainly_meant_is_offered(address: str, meant: str) -> None:
    fault = find_address_fault(address)
    assert fault is not None
    assert (fault.guess, GK607.mend(fault.remedy, guess=fault.guess)) == (meant, f"改成“{meant}”。")


@pytest.mark.parametrize("address", ["https://gov.cn@evil.com/", "https://www.gоv.cn/", "www.gov.cn@evil.com/a。"])
def test_what_may_be_meant_to_deceive_is_not_guessed_at(address: str) -> None:
    fault = find_address_fault(address)
    assert fault is not None
    assert fault.guess == ""


def test_chinese_names_of_files_stand_behind_the_host_only() -> None:
    name = "https://www.example.gov.cn/附件/公告（2026年）.pdf"
    assert find_address_fault(name, chinese_path=True) is None
    assert find_address_fault(name) is not None
    assert find_address_fault("https://公告.cn/a", chinese_path=True) is not None


def test_the_root_of_a_site_ends_with_a_slash_and_nothing_else() -> None:
    assert find_address_fault("https://www.example.gov.cn/gk/", is_site=True) is None
    assert find_address_fault("http://192.168.1.8:8080/gk/", is_site=True) is None, "a self-service terminal"
    for bad in ("gk", "gk/?a=/", "gk/#/", "gk//", "gk/../"):
        assert find_address_fault(f"https://www.example.gov.cn/{bad}", is_site=True) is not None, bad


def test_a_password_is_not_quoted() -> None:
    assert "secret" not in show_address("https://me:secret@www.example.gov.cn/")


@given(
    st.text(st.sampled_from("htps:/\\@.#?[]%0123456789abcxn-gov 。．①ａа\t\u200b"), max_size=40).map("https://".__add__)
)
def test_whatever_passes_is_read_alike_by_another_reader(address: str) -> None:
    if find_address_fault(address, chinese_path=True) is None:
        parts = urlsplit(address)
        shown = address.split("//", 1)[1].split("/", 1)[0].partition(":")[0]
        assert (parts.scheme, parts.hostname, parts.username) == ("https", shown.lower(), None)
        assert not find_host_fault(shown)


@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    """A fault tells what is wrong, names a remedy that there is, and guesses only what is an address."""
    for fault in (find_address_fault(text), find_address_fault(text, is_site=True)):
        if fault is None:
            assert re.fullmatch(r"https?://[!-~]+", text)
        else:
            assert fault.message
            assert fault.remedy in ("", *GK607.remedies)
            assert not fault.guess or find_address_fault(fault.guess) is None
    shown = show_address(text)
    assert shown == "" or shown.isprintable()
    assert len(shown) <= 40
