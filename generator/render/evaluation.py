"""An evaluation of a site for a terminal and for programs: a grade a point, then the list to mend."""

import json
from collections.abc import Iterator

from generator.model.evaluation import FAIR_UP_TO, Evaluation

SHOWN = 20
"""Findings of a point that are listed for people; the JSON has all."""


def write_evaluation(evaluation: Evaluation) -> str:
    """The sheet as lines."""
    return "\n".join(_lines(evaluation))


def _lines(evaluation: Evaluation) -> Iterator[str]:
    yield f"自查：{evaluation.site}（{evaluation.day}）"
    yield f"好：没有问题；一般：有问题的不超过 {FAIR_UP_TO}%；差：更多，附件打不开、有个人信息的一处就是差。"
    for point in evaluation.points:
        counted = f"查了 {point.counted}，有问题 {len(point.findings)}" if point.counted else point.note
        counted += f"；{point.note}" if point.counted and point.note else ""
        yield f"  {point.grade.value}　{point.name}：{counted}"
    for point in evaluation.points:
        if not point.findings:
            continue
        yield f"\n{point.name}（{len(point.findings)}）。{point.mend}"
        for one in point.findings[:SHOWN]:
            yield f"  {one.where}　{one.what}"
        if len(point.findings) > SHOWN:
            yield f"  ……还有 {len(point.findings) - SHOWN} 处，用 --format json 看全部"


def write_evaluation_json(evaluation: Evaluation) -> str:
    """`{"site", "day", "points": [{"key", "name", "grade", "counted", "note", "mend", "findings"}]}`."""
    points = [
        {
            "key": point.key,
            "name": point.name,
            "grade": point.grade.name.lower(),
            "counted": point.counted,
            "note": point.note,
            "mend": point.mend,
            "findings": [{"where": one.where, "what": one.what} for one in point.findings],
        }
        for point in evaluation.points
    ]
    return json.dumps({"site": evaluation.site, "day": evaluation.day, "points": points}, ensure_ascii=False, indent=1)
