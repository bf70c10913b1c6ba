"""公开时限: builders for the end of a showing: 公示满1年的自动撤下, 期满后下架, 可提前撤下."""

import re
from dataclasses import replace

from generator.model.timelimit import Clause, Kind, Relation, Trigger
from generator.read.timelimit.bounds import TAKE
from generator.read.timelimit.clauses import SHOWN, build_term, quantity, unread
from generator.read.timelimit.lasting import posting
from generator.read.timelimit.scene import Found, Scene
from generator.read.timelimit.triggers import START, condition_of


def takedown(found: Found, scene: Scene) -> list[Clause]:
    words = found.words
    if "full" in words and not re.search(TAKE, scene.after):
        around = scene.past + scene.before + scene.condition + scene.event + scene.after
        return (posting if SHOWN.search(around) else unread)(found, scene)
    if "end" in words:
        return [Clause(Kind.TAKEDOWN, trigger=Trigger.OTHER, event=words["end"] or "")]
    relation = Relation.EXACT if {"full", "posted"} & set(words) else Relation.WITHIN
    if "posted" in words:
        amount, unit = quantity(found, scene)
        return [
            Clause(
                Kind.TAKEDOWN, amount, unit, relation, Trigger.OTHER, words["posted"] or "", condition_of(scene.before)
            )
        ]
    before = scene.before
    if "full" in words and re.search("公[开示布告]$|发布$", before):
        amount, unit = quantity(found, scene)
        condition = scene.both(condition_of(before[:-2]))
        return [Clause(Kind.TAKEDOWN, amount, unit, relation, Trigger.OTHER, before[-2:], condition)]
    if "full" in words and not START.search(before):
        scene.condition = scene.both(condition_of(before))
        before = next((f"自{c.event}之日起" for c in scene.earlier if c.kind is Kind.TAKEDOWN and c.event), before)
    return build_term(Kind.TAKEDOWN, found, scene, before, relation)


_BESIDES = re.compile("^(?P<join>或者?|且|并且?|同时)(?P<case>[^，]{2,24}?)的?(?=，|$)")
"""公开满3年或者主体注销的: what ends the showing beside the amount, or must be so as well."""


def shown_full(found: Found, scene: Scene) -> list[Clause]:
    """公示满1年的，自动撤下; without a taking down it is a posting."""
    if not re.search(TAKE, scene.after):
        return posting(found, scene)
    amount, unit = quantity(found, scene)
    condition = scene.both(condition_of(scene.before))
    full = Clause(Kind.TAKEDOWN, amount, unit, Relation.EXACT, Trigger.OTHER, found.words["shown"], condition)
    besides = _BESIDES.match(scene.after)
    if besides is None:
        return [full]
    other = besides["join"].startswith("或")
    if other and scene.marked.holds_time(scene.after.partition("，")[2]):
        scene.hand_on = besides["case"] + "的"
        return [full]
    case = ("或者" if other else "") + besides["case"]
    return [replace(full, condition="，".join(filter(None, (condition, case))))]


def early_end(_found: Found, scene: Scene) -> list[Clause]:
    """符合修复条件的可提前撤下: in some case sooner, and when isn't said."""
    condition = scene.both(condition_of(scene.before))
    if not condition:
        scene.warn(f"“{scene.said()}”没有写明什么情况下提前，请补写。")
    return [Clause(Kind.TAKEDOWN, condition=condition)]
