"""Sending what is due: one transaction a person, so that nothing goes twice and a killed run goes on where it was."""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from jatak.base.errors import JatakError
from jatak.clearance.gather import gather
from jatak.clearance.request import Request
from jatak.content.facts import can_leave, message_facts
from jatak.content.models import TemplateVersion
from jatak.content.supplied import version_of
from jatak.database.turns import one_at_a_time
from jatak.database.using import acting_as, atomic
from jatak.delivery.claimed import Dropped
from jatak.delivery.consignment import Sort, rulebook
from jatak.delivery.last_metre import Judge
from jatak.delivery.outbox import Cleared, fill_one
from jatak.delivery.sender import check
from jatak.retention.models import ReactivationNotice, ReactivationPlan
from jatak.retention.reactivation.due import Step, steps
from jatak.retention.reactivation.letters import letter_of
from jatak.retention.reactivation.plans import plans

UNREACHED = "no_address"
"""In place of a rule: there is nothing to write to."""
log = logging.getLogger(__name__)


def send_due(at: datetime) -> int:
    """Tell everybody who is to be told now; how many letters went. Again on the same day it sends nothing new."""
    with acting_as("web"):
        return sum(_of_company(plan, at) for plan in plans())


def _of_company(plan: ReactivationPlan, at: datetime) -> int:
    letters: dict[int, Letters] = {}
    sent = 0
    try:
        for step in steps(plan, at):
            letter = letters.get(step.days) or letters.setdefault(step.days, Letters(plan, step.days, at))
            sent += letter.send(step)
    except JatakError as error:
        log.warning("The notices of company %s wait: %s %s", plan.controller_id, error.message, error.remedy)
    return sent


class Letters:
    """The letters of one step of one company."""

    def __init__(self, plan: ReactivationPlan, days: int, at: datetime) -> None:
        self._company, self._days, self._at = plan.controller, days, at
        self._version: TemplateVersion = version_of(letter_of(days), self._company, at)
        check(self._company, None, can_leave(self._version), settings.JATAK_PUBLIC_URL)
        self._facts = message_facts(self._version)
        self._judge = Judge(self._facts, rulebook(at))

    def send(self, step: Step) -> bool:
        """Whether it went; what the gate refuses is kept with its rule, and asked again until the next step."""
        person_id, since = step.silent.person_id, step.silent.since
        which: dict[str, Any] = {
            "controller_id": self._company.pk,
            "person_id": person_id,
            "since": since,
            "days": self._days,
        }
        with atomic():
            one_at_a_time(f"notice {self._company.pk} {person_id}")
            if ReactivationNotice.objects.filter(**which, message_id__isnull=False).exists():
                return False
            message_id, refused = self._cleared(person_id)
            goes_at = max(step.silent.due_at, self._at + timedelta(days=self._days))
            said = {"plan_id": step.plan_id, "goes_at": goes_at, "message_id": message_id, "refused": refused}
            ReactivationNotice.objects.update_or_create(**which, defaults={**said, "at": self._at})
            return message_id is not None

    def _cleared(self, person_id: int) -> tuple[int | None, str]:
        request = Request(
            controller_id=self._company.pk, channel=self._facts.channel, facts=self._facts, as_of=self._at
        )
        candidates = gather([person_id], request, rulebook(self._at)).get(person_id)
        if not candidates:
            return None, UNREACHED
        candidate, verdict = self._judge.best(candidates)
        if isinstance(verdict, Dropped):
            return None, verdict.rule
        if candidate.contact_point_id is None:
            return None, UNREACHED
        sort = Sort(None, self._version.pk, self._company.pk, None, can_leave(self._version))
        cleared = Cleared(self._facts.id, self._judge.rulebook_id, self._at)
        return fill_one(sort, person_id, candidate.contact_point_id, verdict, cleared, self._at), ""
