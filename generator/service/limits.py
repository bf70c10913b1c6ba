"""How often one address may do a thing. In memory alone: no address is written anywhere, and none outlives the process.

An address is hashed with a key of the process before it is remembered. Of IPv6 the first 64 bits are one household.
"""

import ipaddress
import threading
from collections import OrderedDict
from dataclasses import dataclass
from hashlib import blake2b
from secrets import token_bytes

MOST = 20_000
"""Addresses remembered; the longest unseen goes first."""


@dataclass(frozen=True, slots=True)
class Rate:
    """`times` within `seconds`, refilled evenly."""

    times: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Rates:
    """The limits of a service. Many households of a village can share one address of the network's operator, so they
    are generous; who sends without script (and so without the work of its machine) has fewer.

    `send`, `send_plain`: forms; `look`: wrong numbers or codes; `missed`: words searched in vain; `enter`: wrong
    passwords; `all`: forms of everybody together.
    """

    send: Rate = Rate(30, 3600)
    send_plain: Rate = Rate(8, 3600)
    look: Rate = Rate(20, 600)
    missed: Rate = Rate(60, 600)
    enter: Rate = Rate(10, 600)
    all: Rate = Rate(1200, 3600)


def address_of(peer: str, told: str) -> str:
    """The address that is limited. `told`: what the office's own proxy says (X-Real-IP), believed of loopback alone."""
    try:
        found = ipaddress.ip_address(told.strip() if told and _is_loopback(peer) else peer)
    except ValueError:
        return "?"
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            return str(found.ipv4_mapped)
        return str(ipaddress.ip_network((found, 64), strict=False).network_address)
    return str(found)


def _is_loopback(peer: str) -> bool:
    try:
        return ipaddress.ip_address(peer).is_loopback
    except ValueError:
        return peer in ("", "testclient")


class Limits:
    """Counts what addresses do."""

    def __init__(self) -> None:
        self._salt = token_bytes(16)
        self._left: OrderedDict[bytes, tuple[float, float]] = OrderedDict()
        self._guard = threading.Lock()

    def may(self, purpose: str, address: str, rate: Rate, now: float) -> bool:
        """Whether it may, and counts that it did. `now`: seconds of a clock that never goes back."""
        key = blake2b(f"{purpose}\x00{address}".encode(), key=self._salt, digest_size=16).digest()
        with self._guard:
            left, seen = self._left.pop(key, (float(rate.times), now))
            left = min(float(rate.times), left + (now - seen) * rate.times / rate.seconds)
            fine = left >= 1
            self._left[key] = (left - 1 if fine else left, now)
            while len(self._left) > MOST:
                self._left.popitem(last=False)
        return fine
