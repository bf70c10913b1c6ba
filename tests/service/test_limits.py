"""How often an address may."""

import pytest

from generator.service.limits import MOST, Limits, Rate, address_of


def test_so_many_within_the_time_and_then_again_slowly() -> None:
    limits, rate = Limits(), Rate(3, 30)
    assert [limits.may("send", "a", rate, 0) for _ in range(4)] == [True, True, True, False]
    assert not limits.may("send", "a", rate, 9)
    assert limits.may("send", "a", rate, 19.5)
    assert limits.may("send", "b", rate, 0)
    assert limits.may("look", "a", rate, 0)


def test_a_flood_of_addresses_fills_no_memory() -> None:
    limits = Limits()
    for n in range(MOST + 100):
        limits.may("send", str(n), Rate(1, 60), n)
    assert len(limits._left) == MOST


def test_no_address_is_remembered_as_it_is() -> None:
    limits = Limits()
    limits.may("send", "203.0.113.7", Rate(1, 60), 0)
    assert "203.0.113.7" not in repr(limits.__dict__)


@pytest.mark.parametrize(
    ("peer", "told", "address"),
    [
        ("127.0.0.1", "203.0.113.7", "203.0.113.7"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("198.51.100.1", "203.0.113.7", "198.51.100.1"),  # not our proxy
        ("127.0.0.1", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("127.0.0.1", "2001:db8:1:2:ffff::1", "2001:db8:1:2::"),
        ("127.0.0.1", "::ffff:203.0.113.7", "203.0.113.7"),
        ("127.0.0.1", "203.0.113.7, 10.0.0.1", "?"),
        ("127.0.0.1", "x' OR 1=1", "?"),
    ],
)
def test_whose_address_counts(peer: str, told: str, address: str) -> None:
    assert address_of(peer, told) == address
