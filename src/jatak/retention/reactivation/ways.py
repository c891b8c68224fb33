"""As which brand and about which topic a person may be asked: by a consent to one brand no other may write."""

from collections.abc import Iterator
from datetime import datetime
from itertools import product
from typing import NamedTuple

from django.conf import settings

from jatak.clearance.gather import gather
from jatak.clearance.request import Request
from jatak.consent.models import Record
from jatak.content.facts import can_leave, message_facts
from jatak.content.models import TemplateVersion
from jatak.database.using import acting_as
from jatak.delivery.claimed import Dropped
from jatak.delivery.consignment import Sort, rulebook
from jatak.delivery.last_metre import Judge
from jatak.delivery.outbox import Cleared, fill_one
from jatak.delivery.sender import check
from jatak.people.models import Brand, Controller
from jatak.retention.reactivation.letters import version_as

UNREACHED = "no_address"
"""In place of a rule: there is nothing to write to."""


class About(NamedTuple):
    """A brand and a topic, each None where the letter names none."""

    brand_id: int | None
    topic_id: int | None


PLAIN = About(None, None)


def abouts(controller_id: int, person_id: int) -> Iterator[About]:
    """The company itself first, then what the person's consents are for; these are read only when asked for."""
    yield PLAIN
    with acting_as("retention"):
        live = Record.objects.filter(controller=controller_id, person_id=person_id, ended_at=None)
        said = list(live.values_list("brands", "topics"))
    pairs = {pair for brands, topics in said for pair in product(brands or (None,), topics or (None,))}
    yield from sorted((About(*pair) for pair in pairs - {PLAIN}), key=str)


class Way:
    """The letter of one step as one brand and about one topic. Raises JatakError where nothing can be sent so."""

    def __init__(self, company: Controller, days: int, about: About, at: datetime) -> None:
        self._company, self._about, self._at = company, about, at
        brand = Brand.objects.get(pk=about.brand_id) if about.brand_id else None
        self._version: TemplateVersion = version_as(brand, days, company, at)
        check(company, brand, can_leave(self._version), settings.JATAK_PUBLIC_URL)
        self._facts = message_facts(self._version)
        self._judge = Judge(self._facts, rulebook(at))

    def cleared(self, person_id: int) -> tuple[int | None, str]:
        """The message, in the outbox; or None and the rule that refuses it."""
        request = Request(
            controller_id=self._company.pk,
            channel=self._facts.channel,
            facts=self._facts,
            as_of=self._at,
            brand_id=self._about.brand_id,
            topic_id=self._about.topic_id,
        )
        candidates = gather([person_id], request, rulebook(self._at)).get(person_id)
        if not candidates:
            return None, UNREACHED
        candidate, verdict = self._judge.best(candidates)
        if isinstance(verdict, Dropped):
            return None, verdict.rule
        if candidate.contact_point_id is None:
            return None, UNREACHED
        sort = Sort(None, self._version.pk, self._company.pk, self._about.topic_id, can_leave(self._version))
        cleared = Cleared(self._facts.id, self._judge.rulebook_id, self._at)
        return fill_one(sort, person_id, candidate.contact_point_id, verdict, cleared, self._at), ""
