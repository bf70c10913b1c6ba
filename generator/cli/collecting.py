"""`gongkai collect`: which sources, what is shown, what is asked, what is written."""

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

import click

from generator.cli import exits
from generator.cli.recovery import finish_edits, need_folder
from generator.clock import build_day
from generator.model.collecting import Answer
from generator.model.portal import Collected, Proposal
from generator.pipeline.checking import Checked, check_folder
from generator.pipeline.collecting import accept, answer_of, collect, doubtful, gather
from generator.pipeline.collectrecords import plan_collecting
from generator.pipeline.editing import write_changes
from generator.render.collected import say_candidates, say_collected, say_document, write_collected
from generator.render.report import write_text

SHOWN = 20
_ANSWERS = "回车是第 1 个，2、3 是另外的，写编码是别的事项，n 哪个也不是，s 以后再说，q 不再问了"


def run_collect(
    sources: Sequence[str],
    folder: Path,
    form: str,
    base: str,
    hosts: Sequence[str],
    *,
    column: bool,
    review: bool,
    write: bool,
) -> int:
    """Read sources, propose items; ask and write only where that was asked for."""
    _need_sources(sources, hosts)
    if base and not base.startswith(("http://", "https://")):
        raise click.UsageError(f"--base 要写完整的网址，例如 https://www.example.gov.cn/zwgk/zdxx/，不是“{base}”")
    if form == "json" and (review or write):
        raise click.UsageError("--format json 只看不写，不能和 --review、--write 一起用")
    need_folder(folder)
    finish_edits(folder, may_fail=not (review or write))
    checked = check_folder(folder, build_day())
    if checked.unread:
        click.echo(write_text(checked.unread), err=True)
        click.echo("目录有文件读不出来，先改好再收集。", err=True)
        return exits.DATA
    collected = collect(checked.catalogue, gather(sources, base, hosts), uses_column=column)
    if form == "json":
        click.echo(write_collected(collected))
        return _exit(collected)
    titles = {item.id: item.title for item in checked.catalogue.items}
    click.echo("\n".join(say_collected(collected, titles)))
    if not (review or write):
        return _exit(collected)
    return _write(folder, checked, collected, review=review)


def _need_sources(sources: Sequence[str], hosts: Sequence[str]) -> None:
    for source in sources:
        if source.startswith(("http://", "https://")):
            if not hosts:
                host = urlsplit(source).netloc or "www.example.gov.cn"
                raise click.UsageError(
                    f"“{source}”是网址。程序平时不上网；确实要从单位自己的网站读，加 --allow {host}，写明可以读哪个网站"
                )
        elif not Path(source).exists():
            raise click.UsageError(f"没有“{source}”这个文件或者文件夹")


def _exit(collected: Collected) -> int:
    return exits.OK if collected.proposals else exits.DATA


def _write(folder: Path, checked: Checked, collected: Collected, *, review: bool) -> int:
    proposals = list(collected.proposals)
    answers: list[Answer] = []
    if review:
        answers, is_whole = _review(checked, proposals)
        proposals = proposals if is_whole else []  # whoever broke off keeps the answers; records wait
    plan = plan_collecting(checked, proposals, answers, build_day())
    if plan.problems:
        click.echo(write_text(plan.problems), err=True)
        click.echo("这样写目录会出错，没有写。", err=True)
        return exits.DATA
    for document, why in plan.left[:SHOWN]:
        click.echo(f"没有记：{say_document(document)}，{why}。")
    if len(plan.left) > SHOWN:
        click.echo(f"……还有 {len(plan.left) - SHOWN} 份没有记。")
    if not plan.changes:
        click.echo(f"没有要写的（{plan.known} 份以前记过）。" if plan.known else "没有要写的。")
        return exits.OK
    write_changes(folder, plan.changes)
    before = f"，{plan.known} 份以前记过" if plan.known else ""
    click.echo(
        f"记了 {len(plan.records)} 份发布记录、{len(answers)} 个回答{before}：{'、'.join(sorted(plan.changes))}。"
    )
    return exits.OK


def _review(checked: Checked, proposals: list[Proposal]) -> tuple[list[Answer], bool]:
    """Ask about the doubtful ones and put the answers in their places; whether nobody broke off."""
    titles = {item.id: item.title for item in checked.catalogue.items}
    asked = doubtful(proposals)
    answers: list[Answer] = []
    if asked:
        click.echo(f"下面逐个问 {len(asked)} 份拿不准的。{_ANSWERS}。")
    for place, index in enumerate(asked, 1):
        one = proposals[index]
        click.echo(f"\n[{place}/{len(asked)}] {say_document(one.document)}")
        facts = (("栏目", one.document.column), ("机构", one.document.body), ("网址", one.document.url))
        click.echo("  " + "　".join(f"{name}：{value}" for name, value in facts if value))
        click.echo(f"  拿不准：{'；'.join(one.doubts)}")
        click.echo("\n".join(f"  {line}" for line in say_candidates(one, titles)))
        try:
            item = _ask(one, titles)
        except click.Abort:
            click.echo("\n已中断。回答过的记下来，发布记录没有写。", err=True)
            return answers, False
        if item == "q":
            break
        if item != "s":
            proposals[index] = accept(one, item)
            answers.append(answer_of(one.document, item, build_day()))
    return answers, True


def _ask(proposal: Proposal, titles: dict[str, str]) -> str:
    """The id of an item, nothing for none, `s` or `q`."""
    while True:
        said = click.prompt("  归到哪个", default="1", show_default=False, prompt_suffix="？ ").strip().lower()
        if said in ("n", "s", "q"):
            return "" if said == "n" else said
        if said.isdecimal() and 1 <= int(said) <= min(len(proposal.candidates), 3):
            return proposal.candidates[int(said) - 1].item
        if said in titles:
            click.echo(f"  {said} {titles[said]}")
            return said
        click.echo(f"  没有“{said}”。{_ANSWERS}。")
