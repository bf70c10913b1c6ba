"""The words of the schema that pages and tables print: field name → Chinese title."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FieldWords:
    """Titles of the fields of an item (`content` → 公开内容) and of their parts (`scope.method` → 公开方式)."""

    item: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        return self.item.get(name, name)
