"""Documents of the portal at the desk: what was read, the doubtful ones to be answered, then one step of the draft.

The same functions answer as in the terminal (`cli.collecting`). Answers are kept as soon as a page of them is sent, so
that whoever goes away finds them again, and what a column taught is asked no more on the next page.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import Response

from generator.desk.web import Call, Dropped
from generator.model.collecting import Answer
from generator.model.errors import SetupError
from generator.model.portal import Collected, Proposal
from generator.pipeline.checking import Checked, check_snapshot
from generator.pipeline.collecting import BY_PERSON, accept, answer_of, collect, doubtful, read_dropped
from generator.pipeline.collectrecords import CollectPlan, plan_collecting
from generator.pipeline.remembering import recall
from generator.render.collected import say_document, say_lists

PAGE = 10
"""Documents that are asked about at once."""
CHOICES = 3
"""Items that are offered for one."""
_SHOWN = 20
NONE, LATER = "none", "later"


@dataclass(frozen=True, slots=True)
class Question:
    """One doubtful document. `choices`: (item id, title, why), the best first."""

    place: int
    words: str
    facts: tuple[tuple[str, str], ...]
    doubts: str
    choices: tuple[tuple[str, str, str], ...]


def ask(call: Call) -> Response:
    return call.page("collect.html")


def receive(call: Call) -> Response:
    """A drop: what it says, before anything is changed."""
    if not call.files:
        return call.go("/collect", "没有选文件。")
    base = call.value("base").strip()
    if base and not base.startswith(("http://", "https://")):
        return call.go("/collect", "栏目的网址要写完整，例如 https://www.example.gov.cn/zwgk/zdxx/ 。")
    files = [(one.name.replace("\\", "/").rpartition("/")[2], one.data) for one in call.files]
    call.site.dropped = Dropped(tuple(name for name, _ in files), read_dropped(files, base))
    return call.go("/collected")


def show(call: Call) -> Response:
    """What was read, and the next page of questions."""
    if not call.site.dropped.names:
        return call.go("/collect", "文件不在了，请再拖一次。")
    return _page(call)


def answer(call: Call) -> Response:
    """Keep the answers; with `do` = `take` record what was accepted too."""
    dropped = call.site.dropped
    if not dropped.names:
        return call.go("/collect", "文件不在了，请再拖一次。")
    with call.desk.guard:
        checked = _checked(call)
        collected = collect(checked.catalogue, dropped.lists)
        titles = {item.id: item.title for item in checked.catalogue.items}
        proposals, answers, wrong = _answered(call, collected, titles)
        is_last = call.value("do") == "take" and not wrong  # what is right is kept all the same
        plan = plan_collecting(checked, proposals if is_last else (), answers, call.desk.today())
        if plan.problems:
            raise SetupError("这样写目录会出错，没有记：" + "；".join(one.message for one in plan.problems[:3]))
        label = f"收集 {'、'.join(dropped.names)}：记了 {len(plan.records)} 份文件、{len(answers)} 个回答"
        call.desk.do(label, dict(plan.changes))
    if not is_last:
        call.site.dropped.later |= _put_off(call)
        if wrong:
            return _page(call, wrong)
        return call.go("/collected", f"记下了 {len(answers)} 个回答。")
    call.site.dropped = Dropped()
    return call.go("/changes", _say(plan, len(answers)))


def _checked(call: Call) -> Checked:
    """The draft with its records, as the terminal has a folder.

    Raises:
        SetupError: some of it cannot be read.
    """
    if call.desk.draft.unread:
        raise SetupError("目录里有读不出来的文件（上面写着），改好再收集。")
    return check_snapshot(call.desk.draft.snapshot, call.desk.today(), recall(call.desk.folder))


def _answered(
    call: Call, collected: Collected, titles: dict[str, str]
) -> tuple[list[Proposal], list[Answer], dict[int, str]]:
    """The proposals with the answers in their places, the answers, and place → what is wrong with one."""
    proposals, answers, wrong = list(collected.proposals), [], {}
    for place in doubtful(proposals):
        said, other = call.value(f"doc:{place}"), call.value(f"other:{place}").strip()
        item = other or said
        if item in ("", LATER):
            continue
        if item != NONE and item not in titles:
            wrong[place] = f"没有“{item}”这个事项编码"
            continue
        item = "" if item == NONE else item
        document = proposals[place].document
        proposals[place] = accept(proposals[place], item)
        answers.append(answer_of(document, item, call.desk.today()))
    return proposals, answers, wrong


def _put_off(call: Call) -> set[int]:
    """Places of those that were left for later: they are asked after the others."""
    named = (name.removeprefix("doc:") for name, values in call.form.items() if values[-1] == LATER)
    return {int(place) for place in named if place.isdecimal()}


def _page(call: Call, wrong: dict[int, str] | None = None) -> Response:
    dropped = call.site.dropped
    with call.desk.guard:
        checked = _checked(call)
    collected = collect(checked.catalogue, dropped.lists)
    titles = {item.id: item.title for item in checked.catalogue.items}
    own = [one for one in collected.proposals if one.same_as < 0]
    places = sorted(doubtful(collected.proposals), key=lambda place: place in dropped.later)
    shown = sorted(wrong) if wrong else places[:PAGE]
    return call.page(
        "collected.html",
        names=dropped.names,
        lists=say_lists(dropped.lists),
        questions=[_question(place, collected.proposals[place], titles) for place in shown],
        wrong=wrong or {},
        typed={place: call.value(f"other:{place}") for place in shown},
        left=len(places),
        sure=sum(one.accepted for one in own),
        answered=sum(one.by == BY_PERSON for one in own),
        count=len(own),
        titles=titles,
        accepted=_accepted(own, titles),
    )


def _accepted(proposals: Sequence[Proposal], titles: dict[str, str]) -> list[tuple[str, list[str]]]:
    """Item → its documents in words."""
    found: dict[str, list[str]] = {}
    for one in proposals:
        if one.accepted:
            found.setdefault(f"{one.item} {titles.get(one.item, '')}", []).append(say_document(one.document))
    return sorted(found.items())


def _question(place: int, one: Proposal, titles: dict[str, str]) -> Question:
    document = one.document
    facts = (("栏目", document.column), ("机构", document.body), ("网址", document.url))
    choices = tuple(
        (each.item, titles.get(each.item, ""), "、".join(each.reasons[:CHOICES])) for each in one.candidates[:CHOICES]
    )
    shown = tuple((name, value) for name, value in facts if value)
    return Question(place, say_document(document), shown, "；".join(one.doubts), choices)


def _say(plan: CollectPlan, answers: int) -> str:
    said = f"记了 {len(plan.records)} 份发布记录、{answers} 个回答，还没有写进文件。"
    if plan.known:
        said += f"{plan.known} 份以前记过。"
    if plan.left:
        why = "；".join(f"{document.title[:_SHOWN]}：{reason}" for document, reason in plan.left[:3])
        said += f"{len(plan.left)} 份没有记（{why}）。"
    return said + "看过以后点“保存”。"
