"""公开依据.

- GK411: a law is not in the register.
- GK421: a repealed law is cited.
- GK422: an amended law is cited with articles as if they had been checked against the new text.
- GK423: articles are shown to residents that nobody has checked against the text.

Why: residents and inspectors rely on the articles; the Ecological and Environmental Code (生态环境法典, in force
since 2026-08-15) alone replaced ten laws that older catalogues cite.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from generator.check.context import Context
from generator.check.doubled import is_doubled
from generator.check.nearest import find_near, split_names, suggest
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic, Severity
from generator.model.law import Law
from generator.model.legalbasis import LegalBasis
from generator.model.listed import listed_basis
from generator.model.terms import LawCheck, LawStatus
from generator.model.text import UNFILLED

GK411 = Code(
    "GK411",
    "法规文件没有登记",
    "公开依据里写的名称，laws.yml 里没有。只有登记过的才知道是不是还有效。",
    "写 laws.yml 里登记的简称；新的法规文件先在 laws.yml 里登记；简称改了的，运行 gongkai rename law 旧简称 新简称。",
    {
        "guess": "像是写错的，或者写了全称｜写成登记的简称“{guess}”。",
        "renamed": "登记的简称改了｜简称改了的，运行 gongkai rename law {old:旧简称} {new:新简称}，一次改好全部；"
        "没有改的，把 laws.yml 里的简称改回来。",
        "apart": "几部写在了一起｜一部写一条，每条前面都有“- law:”：{names:简称}。",
    },
)
GK421 = Code(
    "GK421",
    "引用了废止的法规文件",
    "公开依据里的法律或者文件已经废止。例如 2026 年 8 月 15 日起，《生态环境法典》取代了环境保护法等十部法律。"
    "条号还没有对照新法核对的，写 checked: false。",
    "改引“{name:新法}”{since:-}，条号对照新法重新核对。",
    {"no_heir": "没有新法代替｜改引现行的法律、文件，或者删掉这条依据。"},
    Severity.WARNING,
)
GK422 = Code(
    "GK422",
    "法规文件修订过，条号没有重核",
    "法律修订后条号常会变，旧条号可能指到了别的内容。",
    "对照新文本核对条号，并在 laws.yml 更新；没核对前写 checked: false，网页上只显示法名。",
    severity=Severity.WARNING,
)
GK423 = Code(
    "GK423",
    "条款没有核对记录",
    "这里写了条号，可是 laws.yml 里没有这一条对照原文核对过的记录。网页上的条号群众和检查人员都会去查，不能凭印象。",
    "核对后在 laws.yml 的 articles 里登记；没核对前写 checked: false，网页上只显示法名。",
    severity=Severity.WARNING,
)
_DIGIT = re.compile(r"[0-9\uff10-\uff19]")


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    if context.unread.is_damaged("laws") or is_doubled(context, "laws"):
        return
    laws = catalogue.laws or context.national_laws
    used = Counter(basis.law for basis in _all(catalogue))
    for basis in _all(catalogue):
        law = laws.get(basis.law)
        if law is None:
            if basis.law not in ("", UNFILLED):
                yield _unknown(basis, laws, used)
        elif law.status is LawStatus.REPEALED:
            yield _repealed(basis, law, laws)
        elif basis.articles and basis.checked:
            articles = [
                article for article in basis.articles if article.startswith("第") and not _DIGIT.search(article)
            ]
            if articles:  # a wrongly written article is reported by the schema
                yield from _check_articles(basis, law, articles)


def _all(catalogue: Catalogue) -> Iterator[LegalBasis]:
    for domain in catalogue.domains:
        for category in domain.categories:
            yield from category.basis
        for item in domain.items:
            yield from item.basis
    yield from listed_basis(catalogue)


def _unknown(basis: LegalBasis, laws: Mapping[str, Law], used: Mapping[str, int]) -> Diagnostic:
    message = f"法规文件“{basis.law}”没有登记"
    named = [law.key for law in laws.values() if _bare_title(basis.law) in (_bare_title(law.title), law.key)]
    if len(named) == 1:
        return GK411.at(basis.place, f"{message}，登记的简称是“{named[0]}”", "guess", guess=named[0])
    if apart := split_names(basis.law, laws):
        names = "、".join(f"“{one}”" for one in apart)
        return GK411.at(basis.place, f"{message}，像是 {len(apart)} 部写在了一起", "apart", names=names)
    guess = find_near(basis.law, laws)
    if guess and not used.get(guess) and used.get(basis.law, 0) > 1:
        return GK411.at(basis.place, f"{message}，登记的是“{guess}”", "renamed", old=basis.law, new=guess)
    return GK411.at(basis.place, f"{message}{suggest(basis.law, laws)}", "guess" if guess else "", guess=guess)


def _bare_title(title: str) -> str:
    """《中华人民共和国土地管理法》 → 土地管理法."""
    return title.strip().strip("《》〈〉<>").removeprefix("中华人民共和国")


def _repealed(basis: LegalBasis, law: Law, laws: Mapping[str, Law]) -> Diagnostic:
    successor = laws.get(law.replaced_by)
    name = successor.key if successor else law.replaced_by
    since = f"（{successor.effective} 起施行）" if successor and successor.effective else ""
    hint = f"对照：{law.note}" if law.note else ""
    message, remedy = f"引用了已经废止的《{law.title}》", "" if name else "no_heir"
    return GK421.at(basis.place, message, remedy, name=name, since=since, why=hint, related=(law.place,))


def _check_articles(basis: LegalBasis, law: Law, cited: list[str]) -> Iterator[Diagnostic]:
    articles = "、".join(cited)
    if law.status is LawStatus.AMENDED:
        yield GK422.at(basis.place, f"《{law.title}》已经修订，{articles}是不是新文本的条号没有核对")
        return
    base = {article.split("条", 1)[0] + "条" for article in law.articles}
    unseen = [a for a in cited if a.split("条", 1)[0] + "条" not in base]
    if unseen or law.check is not LawCheck.TEXT:
        yield GK423.at(basis.place, f"《{law.title}》{'、'.join(unseen) or articles}没有对照原文核对的记录")
