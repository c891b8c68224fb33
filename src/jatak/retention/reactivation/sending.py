"""Sending what is due: one transaction a person, so that nothing goes twice and a killed run goes on where it was."""

import logging
from datetime import datetime, timedelta
from typing import Any

from jatak.base.errors import JatakError
from jatak.database.turns import one_at_a_time
from jatak.database.using import acting_as, atomic
from jatak.delivery.sender import NotReadyToSend
from jatak.gate.message import Channel
from jatak.people.sms_sender import sends_sms
from jatak.retention.models import ReactivationNotice, ReactivationPlan
from jatak.retention.reactivation.due import Step, steps
from jatak.retention.reactivation.plans import plans
from jatak.retention.reactivation.ways import NOT_READY, PLAIN, About, Way, abouts

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
        self._ways: dict[About, Way | None] = {}
        self._way(PLAIN)

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
        """The message; or None and the rule that refuses it in the last way that there was."""
        refused = ""
        for about in abouts(self._company.pk, person_id):
            way = self._way(about)
            message_id, refused = way.cleared(person_id) if way else (None, NOT_READY)
            if message_id is not None:
                return message_id, ""
        return None, refused

    def _way(self, about: About) -> Way | None:
        """None where the company cannot send so but another channel is left; raises NotReadyToSend elsewhere."""
        if about not in self._ways:
            self._ways[about] = self._made(about)
        return self._ways[about]

    def _made(self, about: About) -> Way | None:
        try:
            return Way(self._company, self._days, about, self._at)
        except NotReadyToSend as error:
            if about.channel is Channel.EMAIL and not sends_sms(self._company):
                raise
            log.warning("Company %s tells nobody by %s: %s", self._company.pk, about.channel, error.message)
            return None
