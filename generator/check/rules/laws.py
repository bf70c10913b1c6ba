"""公开依据.

- GK411: a law is not in the register.
- GK421 (warning): a repealed law is cited.
- GK422 (warning): an amended law is cited with articles as if they had been checked against the new text.
- GK423 (warning): articles are shown to residents that nobody has checked against the text.

Why: residents and inspectors rely on the articles; the Ecological and Environmental Code (生态环境法典, in force
since 2026-08-15) alone replaced ten laws that older catalogues cite.
"""

import re
from collections.abc import Iterator, Mapping

from generator.check.context import Context
from generator.check.nearest import suggest
from generator.model.catalogue import Catalogue, Law, LegalBasis
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.terms import LawCheck, LawStatus

_DIGIT = re.compile(r"[0-9\uff10-\uff19]")


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    if context.unread.is_damaged("laws"):
        return
    laws = catalogue.laws or context.national_laws
    for basis in _all(catalogue):
        law = laws.get(basis.law)
        if law is None:
            if basis.law:
                yield _unknown(basis, laws)
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


def _unknown(basis: LegalBasis, laws: Mapping[str, Law]) -> Diagnostic:
    by_title = next((law.key for law in laws.values() if law.title == basis.law.strip("《》")), "")
    guess = f"，登记的简称是“{by_title}”" if by_title else suggest(basis.law, laws)
    return Diagnostic(
        "GK411",
        Severity.ERROR,
        basis.place,
        f"法规文件“{basis.law}”没有登记{guess}",
        "写 laws.yml 里登记的简称；新的法规文件先在 laws.yml 里登记。",
    )


def _repealed(basis: LegalBasis, law: Law, laws: Mapping[str, Law]) -> Diagnostic:
    successor = laws.get(law.replaced_by)
    name = successor.key if successor else law.replaced_by
    since = f"（{successor.effective} 起施行）" if successor and successor.effective else ""
    fix = f"改引“{name}”{since}，条号对照新法重新核对。" if name else "改引现行的法律、文件，或者删掉这条依据。"
    hint = f"对照：{law.note}" if law.note else ""
    return Diagnostic(
        "GK421", Severity.WARNING, basis.place, f"引用了已经废止的《{law.title}》", fix, hint, related=(law.place,)
    )


def _check_articles(basis: LegalBasis, law: Law, cited: list[str]) -> Iterator[Diagnostic]:
    articles = "、".join(cited)
    if law.status is LawStatus.AMENDED:
        yield Diagnostic(
            "GK422",
            Severity.WARNING,
            basis.place,
            f"《{law.title}》已经修订，{articles}是不是新文本的条号没有核对",
            "对照新文本核对条号，并在 laws.yml 更新；没核对前写 checked: false，网页上只显示法名。",
        )
        return
    base = {article.split("条", 1)[0] + "条" for article in law.articles}
    unseen = [a for a in cited if a.split("条", 1)[0] + "条" not in base]
    if unseen or law.check is not LawCheck.TEXT:
        yield Diagnostic(
            "GK423",
            Severity.WARNING,
            basis.place,
            f"《{law.title}》{'、'.join(unseen) or articles}没有对照原文核对的记录",
            "核对后在 laws.yml 的 articles 里登记；没核对前写 checked: false，网页上只显示法名。",
        )
