"""What an overlay's change does to the duty, in one sentence: for the rule that reports it and the page that shows it.

Limits, channels, audience, way, level, bodies and laws are judged as the comparison of two catalogues judges them
(`derive.diff`), so that a county's change reads the same whoever tells it. Of 公开内容 each line that is gone counts,
unless a new line has its words in it: to say more precisely what is published takes nothing away.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.derive.diff.duties import Shift
from generator.derive.diff.limits import Verdict
from generator.derive.diff.notes import JUDGES
from generator.derive.inherit.fields import Laid, WordOf
from generator.model.heritage import Layer, Touch
from generator.model.overlay import EntryOverlay
from generator.model.terms import Effect
from generator.model.text import shorten

_SIGNS = re.compile(r"[\s\W_]+")
SHOWN = 40
"""Characters of a line that a sentence quotes."""


def touches_of(
    laid: list[Laid], entry: EntryOverlay, layer: Layer, word_of: WordOf, laws: Mapping[str, str]
) -> tuple[Touch, ...]:
    """The touches of one entry. `laws`: key → how a law is called in a sentence."""
    return tuple(_touch(one, entry, layer, effect, told) for one in laid for effect, told in _judge(one, word_of, laws))


def _touch(one: Laid, entry: EntryOverlay, layer: Layer, effect: Effect, sentence: str) -> Touch:
    before, after = (value if isinstance(value, str) else "" for value in (one.before, one.after))
    return Touch(one.given.path, layer, effect, sentence, entry.reason, before, after, entry.place, one.given.place)


def _judge(one: Laid, word_of: WordOf, laws: Mapping[str, str]) -> Iterator[tuple[Effect, str]]:
    path = one.given.path
    judge = JUDGES.get(path)
    if judge is not None:
        found: list[Shift | Verdict] = list(judge(one.before, one.after, dict(laws)))
        yield from ((shift.effect, shift.sentence) for shift in found)
    elif path == ("content",):
        yield from _judge_content(one.before, one.after)
    else:
        yield Effect.NEUTRAL, _say(word_of(path), one.before, one.after)


def _judge_content(old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[tuple[Effect, str]]:
    come = [line for line in new if line not in old]
    kept = [_SIGNS.sub("", line) for line in new]
    gone = [line for line in old if line not in new and not any(_SIGNS.sub("", line) in text for text in kept)]
    if gone:
        yield Effect.LOOSENS, f"公开内容少了：{_quote(gone)}"
    if come:
        is_more = len(new) > len(old) and not gone
        yield Effect.TIGHTENS, f"公开内容{'多了' if is_more else '写上了'}：{_quote(come)}"
    if not gone and not come:
        yield Effect.NEUTRAL, "公开内容的先后改了"


def _quote(lines: list[str]) -> str:
    return "；".join(shorten(line.rstrip("。；"), SHOWN) for line in lines)


def _say(word: str, before: Any, after: Any) -> str:
    if not before or not after:
        return f"{'写上了' if after else '去掉了'}{word}"
    return f"{word}改了"
