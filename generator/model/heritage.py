"""Where the fields of a record come from: the national standard, the province, the city, the county, the township.

A record of a catalogue that stands on no other has no heritage. Of one that does, `home` brought it, and each layer
above that said something else of a field left a touch; what no touch names comes from `home`.
"""

from dataclasses import dataclass, field

from generator.model.diagnostic import NOWHERE, Place
from generator.model.terms import Effect, Tier


@dataclass(frozen=True, slots=True)
class Layer:
    """One catalogue of a chain: what the office is called, and on which tier it stands."""

    name: str
    tier: Tier

    @property
    def called(self) -> str:
        """国家标准 by that word, every other layer by its place: 示例县."""
        return self.tier.value if self.tier is Tier.NATIONAL else self.name


@dataclass(frozen=True, slots=True)
class Touch:
    """One field that a layer changed.

    Attributes:
        path: keys of the field, `("scope", "audience")`.
        layer: who changed it.
        effect: whether the duty became looser or stricter by it.
        sentence: what changed, without a full stop: 公开时限从20个工作日缩短为10个工作日.
        reason: why it was loosened, as the overlay states; empty where it states none.
        before, after: the old and the new text of a field that is one text, else empty.
        near: place of the overlay's entry; `place`: of the value in it.
    """

    path: tuple[str, ...]
    layer: Layer
    effect: Effect
    sentence: str
    reason: str = ""
    before: str = field(default="", compare=False)
    after: str = field(default="", compare=False)
    near: Place = field(default=NOWHERE, compare=False)
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Heritage:
    """`home`: the layer that brought the record; `touches`: what layers above it changed, the nearest to it first."""

    home: Layer
    touches: tuple[Touch, ...] = ()

    def find(self, *path: str) -> Touch | None:
        """The last touch of a field, of anything inside it, or of what it stands in."""
        met = (touch for touch in reversed(self.touches) if _meet(touch.path, path))
        return next(met, None)

    def layer_of(self, *path: str) -> Layer:
        """Where a field's value comes from."""
        touch = self.find(*path)
        return touch.layer if touch is not None else self.home


def _meet(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one path is the beginning of the other."""
    return all(a == b for a, b in zip(one, other, strict=False))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An item of the standard that a layer has marked as not applicable, with the reason it gives."""

    id: str
    title: str
    category: str
    reason: str
    layer: Layer
    place: Place = field(default=NOWHERE, compare=False)
