"""责任主体.

- GK412: a body (of a domain, an item or a published document) is not in the register.
- GK414: there is no register at all.
- GK157: a name that a body had or has besides is the registered name of another.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from generator.check.context import Context
from generator.check.doubled import is_doubled
from generator.check.nearest import find_near, split_names, suggest
from generator.model.body import Body
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic, Place, Severity, Trouble
from generator.model.listed import named_by_lists
from generator.model.text import UNFILLED

GK412 = Code(
    "GK412",
    "责任主体没有登记",
    "责任主体、主管部门或者发布单位的名称，bodies.yml 里没有，网页上就给不出电话和地址。",
    "写 bodies.yml 里登记的名称；新机构先在 bodies.yml 里登记；机构改了名的，运行 gongkai rename body 旧名 新名。",
    {
        "guess": "像是写错的｜写成登记的名称“{guess}”。",
        "full_name": "写的是全称｜写登记的名称“{guess}”，全称已经登记了，网页上会用。",
        "former": "曾用名、加挂的牌子｜改成现在登记的名称“{guess}”，旧名称网页上会注明；有很多处的，"
        "运行 gongkai rename body {old:旧名} {guess}。",
        "noted": "名称后面还有分工｜写成两行：“- body: {guess}”，下面一行“note: {note:分工}”，和 body 左边对齐。",
        "apart": "几个机构写在了一起｜一个机构写一条，分成 {count:几} 条：{names:名称}。",
        "one": "几个机构写在了一起，这里只能写一个｜只写牵头的一个：{names:名称}。",
        "renamed": "登记的名称改了｜机构改名的，运行 gongkai rename body {old:旧名} {new:新名}，一次改好全部；"
        "没有改名的，把 bodies.yml 里的名称改回来。",
    },
)
GK157 = Code(
    "GK157",
    "曾用名、加挂的牌子另外登记了",
    "一个机构的曾用名（formerly）或者加挂的牌子（also），又是另一个登记的机构的名称，群众按这个名称找，不知道是哪一个。",
    "还是另一个机构的，从 formerly、also 里去掉“{name:名称}”；已经并进来的，删掉另外登记的那一条，用到它的改成这一个。",
    severity=Severity.WARNING,
)
GK414 = Code(
    "GK414",
    "没有机构登记文件",
    "目录文件旁边没有 bodies.yml，责任主体没法核对。检查放在别处的单个文件时也会出现。",
    "把机构登记文件 bodies.yml 放在目录文件旁边。",
    severity=Severity.WARNING,
)


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    if context.unread.is_damaged("bodies") or is_doubled(context, "bodies"):
        return
    if context.unread.is_absent("bodies"):
        if not catalogue.domains:
            return
        yield GK414.at(Place(catalogue.domains[0].file), "同一文件夹里没有 bodies.yml，责任主体没法核对")
        return
    for body in catalogue.bodies.values():
        for name in (*body.formerly, *body.also):
            if name in catalogue.bodies:
                known = catalogue.bodies[name]
                yield GK157.at(
                    body.place, f"“{body.name}”的另一个名称“{name}”另外登记了", name=name, related=(known.place,)
                )
    references = list(_references(catalogue))
    used = Counter(name for _, name, _, _ in references)
    for path, name, place, field in references:
        if name not in ("", UNFILLED) and name not in catalogue.bodies:
            where = context.place_of(place, field) if field else place
            yield say_unknown(name, catalogue.bodies, used, is_listed="subject" in path).at(where)


_NOTED = re.compile(r"[^（(]+[（(](?P<note>[^（）()]+)[）)]")


def say_unknown(name: str, bodies: Mapping[str, Body], used: Mapping[str, int], *, is_listed: bool) -> Trouble:
    """A body that is not registered: by its full name, several of them, renamed, misspelt, or unknown."""
    message = f"机构“{name}”没有登记"
    full = [body.name for body in bodies.values() if body.full_name == name.strip()]
    if len(full) == 1:
        return GK412.of(f"{message}，这是“{full[0]}”的全称", "full_name", guess=full[0])
    if other := _other_name(name.strip(), bodies):
        return GK412.of(f"{message}，{other[1]}", "former", guess=other[0], old=name.strip())
    if apart := split_names(name, bodies):
        names = "、".join(f"“{one}”" for one in apart)
        remedy = "apart" if is_listed else "one"
        return GK412.of(f"{message}，像是 {len(apart)} 个机构写在了一起", remedy, count=len(apart), names=names)
    guess = find_near(name, bodies)
    noted = _NOTED.fullmatch(name.strip()) if is_listed else None
    if noted and guess:
        return GK412.of(f"{message}，登记的是“{guess}”", "noted", guess=guess, note=noted["note"])
    if guess and not used.get(guess) and used.get(name, 0) > 1:
        return GK412.of(f"{message}，登记的是“{guess}”", "renamed", old=name, new=guess)
    return GK412.of(f"{message}{suggest(name, bodies)}", "guess" if guess else "", guess=guess)


def _other_name(name: str, bodies: Mapping[str, Body]) -> tuple[str, str] | None:
    """The body of now and what the name is to it; None where it is nobody's, or several bodies came of it."""
    former = [body.name for body in bodies.values() if name in body.formerly]
    second = [body.name for body in bodies.values() if name in body.also]
    if len({*former, *second}) != 1:
        return None
    now = (*former, *second)[0]
    return now, f"是“{now}”{'的曾用名' if former else '加挂的牌子'}"


def _references(catalogue: Catalogue) -> Iterator[tuple[tuple[str, ...], str, Place, str]]:
    """Path of the field that calls for a body, its name, its group's place and the field there."""
    for domain in catalogue.domains:
        yield ("domain", "authority"), domain.authority, domain.place, "authority"
        for item in domain.items:
            for subject in item.subject:
                yield ("items", "[]", "subject"), subject.body, subject.place, "body"
            for document in item.published:
                yield ("items", "[]", "published", "[]", "body"), document.body, document.place, "body"
    for named in named_by_lists(catalogue):
        yield named.path, named.name, named.place, named.field
