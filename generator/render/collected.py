"""What was collected from a portal, as text for a clerk and as JSON for programs."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping

from generator.model.portal import Collected, PortalDocument, PortalList, Proposal

SHOWN = 20
"""Doubtful documents that the text lists; the JSON has all."""


def say_lists(lists: Iterable[PortalList]) -> list[str]:
    """What each source held, and what is to be known of it."""
    lines = []
    for one in lists:
        named = f"（{one.column}）" if one.column else ""
        lines.append(f"{one.name}：{one.form}{named}，{len(one.documents)} 份")
        lines += [f"  注意：{remark}" for remark in one.remarks]
    return lines


def say_document(document: PortalDocument) -> str:
    """Title, number and day on one line; where it was read behind."""
    number = f" {document.number}" if document.number and document.number not in document.title else ""
    day = f"，{document.shown}" if document.shown else "，没有日期"
    return f"{document.title}{number}（{document.source}{day}）"


def say_candidates(proposal: Proposal, titles: Mapping[str, str], most: int = 3) -> list[str]:
    """Candidates with their reasons, a line each, numbered from 1."""
    return [
        f"{number}. {one.item} {titles.get(one.item, '')}（{'、'.join(one.reasons[:3])}）"
        for number, one in enumerate(proposal.candidates[:most], 1)
    ]


def say_collected(collected: Collected, titles: Mapping[str, str]) -> list[str]:
    """The whole result for a clerk: sources, what was matched, what is doubtful."""
    lines = say_lists(collected.lists)
    own = [one for one in collected.proposals if one.same_as < 0]
    accepted = [one for one in own if one.accepted]
    doubtful = [one for one in own if not one.accepted and one.item]
    none = len(own) - len(accepted) - len(doubtful)
    copies = len(collected.proposals) - len(own)
    if not own:
        return [*lines, "没有读到文件。"]
    if accepted:
        lines.append("归到事项的：")
        count = Counter(one.item for one in accepted)
        lines += [f"  {item} {titles.get(item, '')}：{number} 份" for item, number in sorted(count.items())]
    if doubtful:
        lines.append(f"拿不准的 {len(doubtful)} 份，要人看（加 --review 逐个回答）：")
        for one in doubtful[:SHOWN]:
            best = one.candidates[0]
            lines.append(f"  {say_document(one.document)}")
            lines.append(f"    可能是 {best.item} {titles.get(best.item, '')}；{'；'.join(one.doubts)}")
        if len(doubtful) > SHOWN:
            lines.append(f"  ……还有 {len(doubtful) - SHOWN} 份，用 --format json 看全部")
    twice = f"，另有 {copies} 条是同一份文件在别的栏目" if copies else ""
    lines.append(
        f"共 {len(own)} 份{twice}：归到事项 {len(accepted)} 份，拿不准 {len(doubtful)} 份，不属于任何事项 {none} 份。"
    )
    return lines


def write_collected(collected: Collected) -> str:
    """One object: `documents` in the order of the sources, `sources` with what is to be known of them."""
    value = {
        "documents": [_document(one, collected.proposals) for one in collected.proposals],
        "sources": [
            {
                "name": one.name,
                "form": one.form,
                "column": one.column,
                "documents": len(one.documents),
                "told": one.told,
                "missing": one.missing,
                "remarks": list(one.remarks),
            }
            for one in collected.lists
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


def _document(proposal: Proposal, all_of_them: tuple[Proposal, ...]) -> dict[str, object]:
    document = proposal.document
    first = all_of_them[proposal.same_as].document if proposal.same_as >= 0 else None
    return {
        "url": document.url,
        "title": document.title,
        "date": document.shown or None,
        "body": document.body,
        "item": proposal.item or None,
        "accepted": proposal.accepted,
        "candidates": [
            {"item": one.item, "score": one.score, "reasons": list(one.reasons)} for one in proposal.candidates
        ],
        "column": document.column,
        "number": document.number,
        "made": document.made or None,
        "dates": [
            {"value": one.value, "kind": one.kind.value, "source": one.source, "text": one.raw}
            for one in document.dates
        ],
        "by": proposal.by,
        "doubts": list(proposal.doubts),
        "explains": proposal.explains or None,
        "same_as": (first.url or first.source) if first is not None else None,
        "source": document.source,
    }
