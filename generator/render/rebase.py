"""The list of what a changed standard means here: as text, as a page with a box to tick for each line, as JSON."""

import json
from collections.abc import Iterator, Sequence
from html import escape

from generator.model.rebase import Course, RebaseLine, count_lines

_STYLE = (
    "body{font:16px/1.7 sans-serif;max-width:48em;margin:2em auto;padding:0 1em}li{margin:.6em 0}"
    "small{color:#555}input{width:1.2em;height:1.2em;vertical-align:middle}ul{list-style:none;padding:0}"
)


def _heading(lines: Sequence[RebaseLine], old: str, new: str) -> str:
    counts = "，".join(f"{course.value} {count_lines(lines, course)} 处" for course in Course)
    return f"上级目录从 {old} 到 {new}：{counts}。"


def _where(line: RebaseLine) -> str:
    return f"{line.place.file}:{line.place.line}" if line.place.file else ""


def write_text(lines: Sequence[RebaseLine], old: str, new: str) -> str:
    return "\n".join(_text(lines, old, new))


def _text(lines: Sequence[RebaseLine], old: str, new: str) -> Iterator[str]:
    yield _heading(lines, old, new)
    for course in Course:
        own = [line for line in lines if line.course is course]
        if own:
            yield f"{course.value}："
        for line in own:
            yield f"  {line.key} {line.title}".rstrip()
            yield f"    上级：{line.change}。"
            if line.here:
                where = f"（{_where(line)}）" if _where(line) else ""
                yield f"    本地：{line.here}{where}。"
            if line.advice:
                yield f"    办法：{line.advice}"


def write_html(lines: Sequence[RebaseLine], old: str, new: str) -> str:
    title = escape(_heading(lines, old, new))
    parts = [
        '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>上级目录变动清单</title>',
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head><body>',
        f"<h1>上级目录变动清单</h1><p>{title}</p>",
    ]
    for course in Course:
        own = [line for line in lines if line.course is course]
        if own:
            parts.append(f"<h2>{escape(course.value)}（{len(own)}）</h2><ul>{''.join(map(_item, own))}</ul>")
    return "\n".join([*parts, "</body></html>\n"])


def _item(line: RebaseLine) -> str:
    box = "" if line.course is Course.FOLLOWS else '<input type="checkbox"> '
    told = [f"上级：{line.change}。"]
    told += [f"本地：{line.here}{f'（{_where(line)}）' if _where(line) else ''}。"] if line.here else []
    told += [f"办法：{line.advice}"] if line.advice else []
    head = escape(f"{line.key} {line.title}".strip())
    return f"<li><label>{box}<b>{head}</b></label><br>{'<br>'.join(map(escape, told))}</li>"


def write_json(lines: Sequence[RebaseLine], old: str, new: str) -> str:
    rows = [
        {
            "course": line.course.name.lower(),
            "id": line.key or None,
            "title": line.title,
            "change": line.change,
            "here": line.here or None,
            "advice": line.advice or None,
            "place": {"file": line.place.file, "line": line.place.line} if line.place.file else None,
            "written": line.todo.mend.value if line.todo is not None else None,
        }
        for line in lines
    ]
    counts = {course.name.lower(): count_lines(lines, course) for course in Course}
    return json.dumps({"old": old, "new": new, "counts": counts, "lines": rows}, ensure_ascii=False, indent=2) + "\n"
