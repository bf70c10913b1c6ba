"""A comparison as text for the terminal, as Markdown for a review, as a page of HTML.

Catalogue text is data in all of them: in Markdown every sign that could mean something is escaped, and what was put in
or taken out stands in `ins` and `del`, for the stars of Markdown do not work beside Chinese brackets.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape

from generator.derive.views.difference import DifferenceView, NoteBlock
from generator.model.change import Piece

MOST_MARKDOWN = 60_000
"""Characters; a comment of GitHub may have 65,536."""
NAMED = 12
"""Entries that are named where one sentence is of many."""

_SIGNS = re.compile(r"([\\`*_\[\]#|~]|(?<=:)/|(?<=:/)/)")
_STYLE = (
    "body{font:16px/1.7 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}"
    "ins{background:#d4f5d4}del{background:#f9d7d7}.loosens{border-left:.3em solid #b00020;padding-left:1em}"
    "h3{margin:1em 0 0;font-size:1em}small{color:#555;font-weight:normal}ul{margin:.2em 0}"
)


# --- text -------------------------------------------------------------------------------------------------


def write_text(view: DifferenceView) -> str:
    return "\n".join(_text_lines(view))


def _text_lines(view: DifferenceView) -> Iterator[str]:
    yield view.title
    yield from (f"说明：{remark}" for remark in view.remarks)
    yield from write_sections(view)
    yield view.summary


def write_sections(view: DifferenceView) -> Iterator[str]:
    """Lines of what changed, without title and summary."""
    for section in view.sections:
        yield f"{'！' if section.loosens else ''}{section.heading}："
        for block in section.blocks:
            where = f"（{block.where}）" if block.where else ""
            yield f"  {_names(block)}{where}"
            for line in block.lines:
                yield f"    {'！' if line.loosens else ''}{line.sentence}。"
                if line.pieces:
                    yield f"      {_pieces(line.pieces, lambda text: text, '［删：{}］', '［增：{}］')}"


def _names(block: NoteBlock) -> str:
    if len(block.names) == 1:
        return block.names[0]
    more = f"……共 {len(block.names)} 个" if len(block.names) > NAMED else f"（{len(block.names)} 个）"
    return "、".join(block.names[:NAMED]) + more


def _pieces(pieces: Iterable[Piece], quote: Callable[[str], str], gone: str, come: str) -> str:
    forms = {"": "{}", "-": gone, "+": come}
    return "".join(forms[piece.sign].format(quote(piece.text)) for piece in pieces)


# --- Markdown ---------------------------------------------------------------------------------------------


def write_markdown(view: DifferenceView) -> str:
    """At most `MOST_MARKDOWN` characters; what does not fit is counted."""
    lines = [f"## {_md(view.title)}", "", _md(view.summary), ""]
    lines += [f"> {_md(remark)}\n" for remark in view.remarks]
    length = sum(map(len, lines))
    left = 0
    for block in _markdown_blocks(view):
        length += len(block)
        if length > MOST_MARKDOWN:
            left += 1
        else:
            lines.append(block)
    if left:
        lines.append(f"……还有 {left} 段没有列出，运行 gongkai diff 看全部。")
    return "\n".join(lines).rstrip()


def _markdown_blocks(view: DifferenceView) -> Iterator[str]:
    for section in view.sections:
        yield f"### {'⚠️ ' if section.loosens else ''}{_md(section.heading)}\n"
        for block in section.blocks:
            where = f"（{_md(block.where)}）" if block.where else ""
            rows = [f"- **{_md(_names(block))}** {where}".rstrip()]
            for line in block.lines:
                rows.append(f"  - {'⚠️ ' if line.loosens else ''}{_md(line.sentence)}。")
                if line.pieces:
                    rows[-1] += f"<br>{_pieces(line.pieces, _md, '<del>{}</del>', '<ins>{}</ins>')}"
            yield "\n".join(rows)
        yield ""


def _md(text: str) -> str:
    """Catalogue text in Markdown: no markup, no link, nobody mentioned."""
    plain = re.sub(r"\s+", " ", text)
    return _SIGNS.sub(r"\\\1", escape(plain, quote=False)).replace("@", "&#64;")


# --- HTML -------------------------------------------------------------------------------------------------


def write_html(view: DifferenceView) -> str:
    """A page of its own that asks for nothing else."""
    return "\n".join(_html_lines(view)) + "\n"


def _html_lines(view: DifferenceView) -> Iterator[str]:
    title = escape(view.title)
    yield '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title><style>{_STYLE}</style></head><body>"
    yield f"<h1>{title}</h1><p>{escape(view.summary)}</p>"
    yield from (f"<p>{escape(remark)}</p>" for remark in view.remarks)
    for section in view.sections:
        yield f"<section{' class=loosens' if section.loosens else ''}><h2>{escape(section.heading)}</h2>"
        yield from map(_html_block, section.blocks)
        yield "</section>"
    yield "</body></html>"


def _html_block(block: NoteBlock) -> str:
    where = f" <small>{escape(block.where)}</small>" if block.where else ""
    lines = []
    for line in block.lines:
        pieces = _pieces(line.pieces, escape, "<del>{}</del>", "<ins>{}</ins>")
        shown = f"<br>{pieces}" if pieces else ""
        lines.append(f"<li>{'<b>放宽</b> ' if line.loosens else ''}{escape(line.sentence)}。{shown}</li>")
    return f"<h3>{escape('、'.join(block.names))}{where}</h3><ul>{''.join(lines)}</ul>"
