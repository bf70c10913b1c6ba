"""What a working sheet of ours says of itself, in the custom properties of its file."""

from generator.model.sheets import BODY_PROPERTY, RELEASE_PROPERTY, Sent
from generator.read.attached.archive import Package
from generator.read.attached.xmltext import Budget, walk


def read_sent(package: Package, budget: Budget) -> Sent | None:
    """What a working sheet says of itself; None where the file is none."""
    reader = _PropertiesReader()
    for part in package.find("docProps/custom", ".xml"):
        walk(package.read(part), reader, budget)
    release = reader.values.get(RELEASE_PROPERTY, "").strip()
    return Sent(release, reader.values.get(BODY_PROPERTY, "").strip()) if release else None


class _PropertiesReader:
    """Custom properties of the file: name → text."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self._name = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "property":
            self._name = attributes.get("name", "")

    def end(self, name: str) -> None:
        if name == "property":
            self._name = ""

    def text(self, text: str) -> None:
        if self._name:
            self.values[self._name] = self.values.get(self._name, "") + text
