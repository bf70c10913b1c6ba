"""`gongkai links verify`: every printed address still answers with the right page; a report for people or machines."""

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import click

from generator.cli import exits
from generator.cli.recovery import need_folder
from generator.clock import build_day
from generator.model.links import History, LinkFault, LinkProblem, LinkReport
from generator.pipeline.checking import check_folder
from generator.pipeline.verifying import find_catalogue_history, find_missing_lines, open_site, verify_site
from generator.render.report import write_text

FORMATS = ("text", "json")
SHOWN = 50
"""Problems of one kind that are listed for people; the JSON has all."""

_URL = re.compile(r"https?://[^\s/]+(/[^\s?#]*)?")


def run_verify(folder: Path, site: str, url: str, history: str | None, form: str, *, codes: bool, quiet: bool) -> int:
    """Verify a folder or a server, and with `history` (a repository, empty for the catalogue's own) the past too."""
    place = _site_folder(site, url, is_needed=history is None)
    need_folder(folder)
    if history and not Path(history).is_dir():
        raise click.UsageError(f"没有“{history}”这个文件夹")
    checked = check_folder(folder, build_day())
    if checked.unread:
        click.echo(write_text(checked.unread), err=True)
        click.echo("目录有文件读不出来，先改好再核对。", err=True)
        return exits.DATA
    past = find_catalogue_history(folder, history) if history is not None else None
    answers = open_site(place, url)
    report = verify_site(checked.catalogue, answers, past, codes=codes)
    if form == "json":
        click.echo(write_json(report))
    elif report.problems or not quiet:
        click.echo("\n".join(tell(report, past)))
    return exits.DATA if report.problems else exits.OK


def _site_folder(site: str, url: str, *, is_needed: bool) -> Path | None:
    """The built site on this machine; None where a server is asked, or where nobody named one and none is there.

    Args:
        site: the folder that was named, or nothing.
        url: the server that was named, or nothing.
        is_needed: there is nothing else to look at.
    """
    if site and url:
        raise click.UsageError("--site 和 --url 只能写一样")
    if url and not _is_address(url):
        raise click.UsageError(f"网址“{url}”不对，写成 https://www.example.gov.cn/gk/ 这样，和二维码里的一致")
    if url:
        return None
    place = Path(site or "site")
    if (site or is_needed) and not place.is_dir():
        raise click.UsageError(f"没有“{place}”这个文件夹。先运行 gongkai build，或者用 --site、--url 写明网站在哪里")
    if (site or is_needed) and not (place / "build.json").is_file():
        raise click.UsageError(f"“{place}”里没有 build.json，不是生成好的网站。先运行 gongkai build")
    return place if place.is_dir() else None


def _is_address(url: str) -> bool:
    try:
        port = urlsplit(url).port
    except ValueError:
        return False
    return bool(_URL.fullmatch(url)) and url.isascii() and port != 0


def tell(report: LinkReport, history: History | None) -> list[str]:
    """The report for people: problems by kind, then what was looked at."""
    lines = []
    for fault in LinkFault:
        found = [problem for problem in report.problems if problem.fault is fault]
        if not found:
            continue
        lines.append(f"{fault.value}：{len(found)} 个问题")
        lines += [f"  {_line(problem)}" for problem in found[:SHOWN]]
        lines += [f"  ……还有 {len(found) - SHOWN} 个，用 --format json 看全部"] if len(found) > SHOWN else []
    if history is not None and (missing := find_missing_lines(history, report)):
        lines.append("修改：把丢了的编码补进 permalinks.yml 的 domains、categories、issued，再用 gongkai retire 登记：")
        lines += [f"  {line}" for line in list(missing.values())[:SHOWN]]
    lines += [f"说明：{note}" for note in report.notes]
    counted = [f"{report.ids} 个编码"]
    if report.site:
        counted += [f"{report.pages} 个网页", f"{report.links} 个链接", f"{report.codes} 个二维码"]
    if history is not None:
        counted.append(f"{report.commits} 次提交里的 {report.history_ids} 个编码")
    done = "没有发现问题。" if not report.problems else f"有 {len(report.problems)} 个问题。"
    return [*lines, f"核对了“{report.site or '编码登记'}”：{'、'.join(counted)}，{done}"]


def _line(problem: LinkProblem) -> str:
    where = problem.path or "首页"
    if problem.fault in (LinkFault.LINK, LinkFault.ANCHOR):
        many = f"等 {problem.count} 个网页" if problem.count > 1 else ""
        return f"{problem.target or '首页'} {problem.message}（{where}{many}里写着）"
    return f"{where} {problem.message}" if problem.fault is not LinkFault.HISTORY else problem.message


def write_json(report: LinkReport) -> str:
    """One object: counts, notes and the list of problems."""
    problems = [
        {
            "kind": problem.fault.name.lower(),
            "id": problem.id,
            "path": problem.path,
            "target": problem.target,
            "message": problem.message,
            "pages": problem.count,
            "commit": problem.commit,
            "day": problem.day,
        }
        for problem in report.problems
    ]
    checked = {name: getattr(report, name) for name in ("ids", "pages", "links", "codes", "commits", "history_ids")}
    value = {"site": report.site, "ok": not problems, "checked": checked, "notes": report.notes, "problems": problems}
    return json.dumps(value, ensure_ascii=False, indent=2)
