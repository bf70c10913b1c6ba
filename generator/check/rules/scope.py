"""公开程度 against channels.

- GK441: an item is for named groups only, but all its channels reach everyone.

Why: what is meant for a group (a household's compensation, a list of applicants) must not go on the open web
(个人信息保护法 art. 6: the least disclosure that serves the purpose).
"""

from collections.abc import Iterator

from generator.check.context import Context
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic
from generator.model.terms import PUBLIC_CHANNELS, Method

GK441 = Code(
    "GK441",
    "对特定群众公开，却放在公开渠道",
    "公开对象只是特定群众（例如某户的补偿情况），渠道却都是面向全社会的，会泄露别人的信息。",
    "加上能送到本人的渠道（公示栏、入户/现场、精准推送、便民服务站），去掉公开渠道；"
    "确实对全社会公开的，公开对象写“全社会”。",
)


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    for item in catalogue.items:
        if item.scope.everyone or not item.scope.groups or Method.PROACTIVE not in item.scope.methods:
            continue
        if item.channel and all(use.channel.standard in PUBLIC_CHANNELS for use in item.channel):
            names = "、".join(use.channel.value for use in item.channel)
            yield GK441.at(
                context.place_of(item.place, "channel"),
                f"“{item.title}”只对特定群众（{'、'.join(item.scope.groups)}）公开，渠道却都是面向全社会的（{names}）",
                why="《个人信息保护法》第六条：公开限于最小范围",
            )
