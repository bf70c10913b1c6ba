"""Documents of all sources → proposals: remembered answers first, then the matcher; the same document told once.

A document stands in several columns and under several addresses; each row is kept (whoever compares with the source
finds it), and says of which it is a copy. An explanation is tied to the document it names.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from generator.derive.portal.matching import Matcher
from generator.derive.portal.titles import read_title
from generator.model.collecting import Answer, document_key
from generator.model.portal import Candidate, PortalDocument, Proposal

_NAMED = re.compile(r"《([^《》]{6,120})》")
_LONG = 12
"""Characters from which on two documents with one title, number and day are one; 行政处罚决定书 stands ten times."""


def derive_proposals(
    documents: Iterable[PortalDocument], matcher: Matcher, answers: Sequence[Answer] = (), *, uses_column: bool = True
) -> tuple[Proposal, ...]:
    """A proposal for each document, in their order.

    Args:
        documents: of all sources.
        matcher: knows the catalogue.
        answers: of people, earlier.
        uses_column: whether columns may speak.
    """
    said = {document_key(one.url, one.title, one.number, one.date): one for one in answers}
    found: list[Proposal] = []
    firsts: dict[object, int] = {}
    for index, document in enumerate(documents):
        answer = said.get(document_key(document.url, document.title, document.number, document.shown))
        proposal = matcher.propose(document, uses_column=uses_column)
        if answer is not None:
            proposal = _answered(proposal, answer)
        first = next((firsts[key] for key in _same(document) if key in firsts), -1)
        for key in _same(document):
            firsts.setdefault(key, index if first < 0 else first)
        found.append(replace(proposal, same_as=first))
    return tuple(_tie(found))


def _answered(proposal: Proposal, answer: Answer) -> Proposal:
    own = (Candidate(answer.item, 1.0, ("人工回答过",)),) if answer.item else ()
    others = tuple(one for one in proposal.candidates if one.item != answer.item)
    return replace(proposal, item=answer.item, accepted=bool(answer.item), by="人", candidates=own + others, doubts=())


def _same(document: PortalDocument) -> list[object]:
    """Keys of which one shared makes two rows one document."""
    keys: list[object] = []
    if document.url:
        keys.append(same_address(document.url))
    if len(document.title) >= _LONG and (document.number or document.shown):
        keys.append((document.title, document.number, document.shown, document.body))
    return keys


def same_address(url: str) -> str:
    """What two addresses of one document share: host and path without www, scheme, index and trailing slash."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    path = re.sub(r"/(?:index\.(?:s?html?|jsp|aspx?))?$", "", parts.path)
    return f"{parts.netloc.lower().removeprefix('www.')}{path}{'?' + parts.query if parts.query else ''}"


def _tie(proposals: list[Proposal]) -> Iterable[Proposal]:
    """Explanations with the address of what they explain, where that is among the documents."""
    names = {_bare(one.document.title): one for one in proposals if not read_title(one.document.title).explains}
    for one in proposals:
        title = read_title(one.document.title)
        named = _NAMED.search(one.document.title) if title.explains else None
        target = _find(names, _bare(named[1])) if named else None
        yield replace(one, explains=target.document.url) if target is not None and target.document.url else one


def _find(names: Mapping[str, Proposal], name: str) -> Proposal | None:
    if name in names:
        return names[name]
    return next((one for title, one in names.items() if len(name) >= _LONG and name in title), None)


def _bare(text: str) -> str:
    return re.sub(r"[\s\W_]+", "", text)


def find_unexplained(proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """Normative documents (办法, 细则, 规定) whose explanation is not among the documents (国办发〔2016〕80号)."""
    explained = {one.explains for one in proposals if one.explains}
    return tuple(
        one
        for one in proposals
        if one.item and one.same_as < 0 and _POLICY.search(one.document.title) and one.document.url not in explained
        and not read_title(one.document.title).explains and not read_title(one.document.title).is_superior
    )  # fmt: skip


_POLICY = re.compile(r"印发.*(?:办法|细则|规定|实施意见|实施方案)|(?:办法|细则|规定)(?:（[^（）]*）)?(?:的通知)?$")
