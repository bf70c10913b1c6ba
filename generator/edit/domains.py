"""The text of a new domain's file: its head filled in as far as known, no item yet."""

from generator.edit.records import record_rows
from generator.model.domain import Domain
from generator.yamltext.writing import indent

_HEAD = (
    "# yaml-language-server: $schema=../schema/domain.schema.json\n"
    "# {title}领域基层政务公开标准目录。怎样修改见 docs/editors/；改完运行 gongkai check。\n"
)


def write_domain(domain: Domain) -> bytes:
    """The file of a domain without items, which are added behind it."""
    rows = ("domain:", *indent(["", *record_rows(domain)])[1:], "items: []")
    return (_HEAD.format(title=domain.title) + "\n".join(rows) + "\n").encode()
