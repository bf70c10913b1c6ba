"""What the gate lets pass beside the public numbers: addresses of feeds, whose figures are reckoned from names."""

from generator.check.site_personal import judge
from generator.model.attached import AttachedText


def told(text: str) -> list[str]:
    return [one.code for one in judge("feeds/index.html", [AttachedText(text, "属性 href")], frozenset())]


def test_the_address_of_a_feed_is_no_telephone() -> None:
    assert told("../bodies/4ac18312345678bf.xml") == []
    assert told("../villages/18312345678abcde.xml") == []


def test_the_same_figures_elsewhere_are_one() -> None:
    assert told("../bodies/18312345678.xml") == ["GK502"]
    assert told("../files/4ac 18312345678 bf.xml") == ["GK502"]
    assert told("bodies/4ac18312345678bf.xml 18312345678") == ["GK502"]
