"""效力: what the register says of a law against what editors noted of it.

- GK622: a law stands as in force, and a note says that nobody looked whether it was changed since.

Why: the page cites the law as in force on the register's word (`model.standing`); only editors read notes.
Left to others: laws that are registered as unknown, quoted or from memory, which no page calls in force.
"""

import re
from collections.abc import Iterator

from generator.check.context import Context
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic, Severity
from generator.model.law import Law
from generator.model.terms import LawCheck, LawStatus

GK622 = Code(
    "GK622",
    "效力写了现行，备注却说没有核过",
    "laws.yml 里写着现行、对照过原文，备注或者事项的 verify 里又说此后有没有修改、是不是还有效没有核过。"
    "网页照登记的写“现行”，群众以为是核过的。",
    "查清了的，改掉备注里的话；没有查清的，laws.yml 里的 status 写“不详”，网页注明“效力待核”。",
    severity=Severity.WARNING,
)

_FATE = r"(?:修订|修改|修正|废止|清理|效力|有效|现行|失效|草案)"
_UNSEEN = r"(?:未核|没核|没有核|未见|没有查|未查|待核|复核|核对|不详|不明|存疑|凭记忆)"
_NOT_SETTLED = re.compile(rf"{_FATE}[^；;。]{{0,16}}{_UNSEEN}|{_UNSEEN}[^，,；;。]{{0,16}}{_FATE}")
"""That nobody looked whether a law was changed (此后是否修改未核). Numbers are another matter."""
_ASIDE = re.compile(
    r"[^，,；;。]*(?:[令文条]号|令第[^，,；;。]{1,8}号)[^，,；;。]*(?:，凭记忆)?|随[^，,；;。]{2,12}(?=修[订改正])"
)
"""What is about a number; and what is the occasion, not the law in question (随生态环境法典修订)."""
_PART = re.compile(r"[；;。]")


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    for law in catalogue.laws.values():
        if _stands_bare(law) and (doubt := _doubt(law.note)):
            message = f"《{law.title}》写着现行，备注里说“{doubt}”"
            yield GK622.at(context.place_of(law.place, "note"), message)
    for item in catalogue.items:
        laws = (catalogue.laws.get(basis.law) for basis in item.basis)
        cited = [law for law in laws if law is not None and _stands_bare(law)]
        for part in _PART.split(item.verify):
            named = [law for law in cited if _is_named(law, _ASIDE.sub("", part))]
            if named and (doubt := _doubt(part)):
                message = f"《{named[0].title}》写着现行，verify 里说“{doubt}”"
                yield GK622.at(context.place_of(item.place, "verify"), message, related=(named[0].place,))


def _stands_bare(law: Law) -> bool:
    return law.status is LawStatus.IN_FORCE and law.check is LawCheck.TEXT


def _is_named(law: Law, note: str) -> bool:
    return law.key in note or law.title.removeprefix("中华人民共和国") in note


def _doubt(note: str) -> str:
    """The words that say so; empty where none do."""
    found = (_NOT_SETTLED.search(_ASIDE.sub("", part)) for part in _PART.split(note))
    return next((one[0] for one in found if one), "")
