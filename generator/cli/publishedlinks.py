"""`gongkai links published`: dead and changed documents by name, explanations that are missing."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from generator.cli import exits
from generator.cli.recovery import finish_edits, need_folder
from generator.clock import build_day
from generator.pipeline.checking import check_folder
from generator.pipeline.editing import write_changes
from generator.pipeline.published import Document, Looked, PublishedReport, look
from generator.render.report import write_text

SHOWN = 50


def run_published(folder: Path, hosts: Sequence[str], form: str, *, dry: bool, quiet: bool) -> int:
    """Look at the recorded documents, say what is wrong, keep what they are now."""
    need_folder(folder)
    finish_edits(folder, may_fail=dry)
    checked = check_folder(folder, build_day())
    if checked.unread:
        click.echo(write_text(checked.unread), err=True)
        click.echo("目录有文件读不出来，先改好再核对。", err=True)
        return exits.DATA
    report = look(checked, hosts, build_day())
    bad = any(one.fault or one.is_changed for one in report.looked)
    if form == "json":
        click.echo(_json(report))
    elif bad or not quiet:
        click.echo("\n".join(_say(report)))
    if report.changes and not dry:
        write_changes(folder, report.changes)
    return exits.DATA if bad else exits.OK


def _say(report: PublishedReport) -> list[str]:
    dead = [one for one in report.looked if one.fault]
    changed = [one for one in report.looked if one.is_changed]
    lines = [*_group("打不开", [f"{_name(one.document)}：{one.fault}" for one in dead])]
    lines += _group(
        "和上次核对时不一样了（人工看一看改了什么）", [f"{_name(one.document)}，上次 {one.since}" for one in changed]
    )
    lines += _group("规范性文件没有解读（国办发〔2016〕80号：解读材料和文件一起上网）", map(_name, report.unexplained))
    lines += _group("解读的文件没有登记", [f"{_name(one)}，解读的是 {one.explains}" for one in report.untied])
    if report.unasked:
        how = "加上 --allow www.example.gov.cn 这样的选项，写明可以读哪个网站"
        lines.append(f"{len(report.unasked)} 份在网站上，没有核对：{how}。")
    done = f"核对了 {len(report.looked)} 份：打不开 {len(dead)} 份，变了 {len(changed)} 份。"
    return [*lines, done if report.looked or report.unasked else "还没有登记过公开的文件。"]


def _group(heading: str, lines: Iterable[str]) -> list[str]:
    own = list(lines)
    more = [f"  ……还有 {len(own) - SHOWN} 份，用 --format json 看全部"] if len(own) > SHOWN else []
    return [f"{heading}：{len(own)} 份", *(f"  {line}" for line in own[:SHOWN]), *more] if own else []


def _name(document: Document) -> str:
    return f"{'、'.join(document.items)} “{document.title}” {document.url}"


def _json(report: PublishedReport) -> str:
    def entry(one: Document) -> dict[str, object]:
        return {"url": one.url, "title": one.title, "items": list(one.items)}

    def looked(one: Looked) -> dict[str, object]:
        state = {"fault": one.fault or None, "changed": one.is_changed, "sha256": one.sha256 or None}
        return {**entry(one.document), **state, "before": one.since or None}

    value = {
        "ok": not any(one.fault or one.is_changed for one in report.looked),
        "documents": [looked(one) for one in report.looked],
        "unasked": [entry(one) for one in report.unasked],
        "unexplained": [entry(one) for one in report.unexplained],
        "untied": [{**entry(one), "explains": one.explains} for one in report.untied],
    }
    return json.dumps(value, ensure_ascii=False, indent=2)
