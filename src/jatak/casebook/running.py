"""Judges a whole casebook in a database of its own."""

from collections.abc import Callable
from datetime import datetime

from jatak.casebook.deciding import judge
from jatak.casebook.file import Casebook
from jatak.casebook.report import Report
from jatak.database.scratch import scratch
from jatak.gate import rulebook_id
from jatak.law.rulebook import Rulebook


def run(casebook: Casebook, rulebook: Rulebook, at: datetime, after_each: Callable[[], object]) -> Report:
    """Judge every case at this instant, beside the company's data; `after_each` hears of each one that is done."""
    judged = []
    with scratch():
        for case in casebook.cases:
            judged.append(judge(case, rulebook, at))
            after_each()
    return Report(casebook.name, rulebook.law_as_of, rulebook_id(rulebook), tuple(judged), casebook.skipped)
