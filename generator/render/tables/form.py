"""A template's empty form, which the department that publishes fills in: a row an element (公开内容模板化)."""

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.model.template import Template
from generator.resources import WORD_DIR

HEAD = ("序号", "要素", "公开的内容")
FOOT = "填写单位：　　　　　　　　填写人：　　　　　　　　填写日期：　　　　年　　月　　日"
_WIDTHS = (900, 2900, 5600)
"""Twentieths of a point: what A4 has between its margins."""
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def title_of(template: Template) -> str:
    return f"{template.name}公开内容填写表"


def notes_of(template: Template) -> list[str]:
    """What stands above the table."""
    return ["每一项都要写；没有的写明“无”和原因。", *([f"依据：{template.source}"] if template.source else [])]


def render_form_docx(template: Template) -> list[tuple[str, bytes]]:
    """(name, content) of every part of the Word file, in the order in which they stand in it."""
    environment = Environment(
        loader=FileSystemLoader(WORD_DIR), autoescape=True, undefined=StrictUndefined, auto_reload=False
    )
    made = {
        "[Content_Types].xml": ("types.xml", {"types": [("word/document.xml", _WORD)]}),
        "_rels/.rels": ("relations.xml", {"relations": [("document", _RELATION, "word/document.xml")]}),
        "word/document.xml": (
            "form.xml",
            {
                "title": title_of(template),
                "notes": notes_of(template),
                "head": HEAD,
                "rows": [element.name for element in template.elements],
                "widths": _WIDTHS,
                "foot": FOOT,
            },
        ),
    }
    return [(name, environment.get_template(file).render(values).encode()) for name, (file, values) in made.items()]


def render_form_csv(template: Template) -> bytes:
    """The same as CSV (RFC 4180) with the mark that Excel needs to see UTF-8; names stand in quotes."""
    rows = [HEAD, *((str(number), _safe(e.name), "") for number, e in enumerate(template.elements, 1))]
    quoted = (",".join('"{}"'.format(text.replace('"', '""')) for text in row) for row in rows)
    return ("\ufeff" + "".join(f"{line}\r\n" for line in quoted)).encode()


def _safe(text: str) -> str:
    """No formula: a spreadsheet takes a cell for one by its first sign."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
