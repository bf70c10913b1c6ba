"""A built site and its catalogue → what an evaluator would count: links, gate, check and ledger asked, nothing else."""

from datetime import date
from pathlib import Path

from generator.derive.evaluation import derive_points
from generator.derive.evaluationrecords import recorded_points
from generator.derive.ledger.engine import derive_ledger
from generator.model.evaluation import Evaluation
from generator.model.ledger import Ledger, LedgerQuery, LedgerRules
from generator.pipeline.checking import Checked
from generator.pipeline.gate import find_in_site
from generator.pipeline.verifying import open_site, verify_site
from generator.read.calendar import build_work_calendar
from generator.render.evaluation import write_evaluation, write_evaluation_json


def evaluate_site(site: Path, checked: Checked, today: date) -> Evaluation:
    """All points of the site in a folder, as of today."""
    catalogue = checked.catalogue
    links = verify_site(catalogue, open_site(site, ""), None, codes=False)
    personal = find_in_site(site, catalogue)
    points = derive_points(checked.shown, links, personal, checked.problems, _ledger(checked, today))
    points += recorded_points(checked.shown, build_work_calendar(catalogue.calendar), today)
    return Evaluation(site.as_posix(), today.isoformat(), points)


def write_sheet(evaluation: Evaluation, form: str) -> str:
    """The sheet as text, or as json."""
    return write_evaluation_json(evaluation) if form == "json" else write_evaluation(evaluation)


def _ledger(checked: Checked, today: date) -> Ledger | None:
    """None where the office keeps none: by the same rule as the site (`pipeline.building`)."""
    catalogue = checked.catalogue
    if not catalogue.records and catalogue.office.ledger == LedgerRules():
        return None
    return derive_ledger(catalogue, build_work_calendar(catalogue.calendar), LedgerQuery(today))
