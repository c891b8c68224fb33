"""By what channel, as which brand and about which topic a person may be asked: a consent to one permits no other."""

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
from jatak.gate.message import Channel
from jatak.people.models import Brand, Controller
from jatak.retention.reactivation.letters import version_as

UNREACHED = "no_address"
"""In place of a rule: there is nothing to write to."""
NOT_READY = "not_ready"
"""Another one: the company is not set up to send so."""


class About(NamedTuple):
    """A brand and a topic, each None where the message names none, and how it goes."""

    brand_id: int | None
    topic_id: int | None
    channel: Channel = Channel.EMAIL


PLAIN = About(None, None)
BY_SMS = About(None, None, Channel.SMS)


def abouts(controller_id: int, person_id: int) -> Iterator[About]:
    """By letter as the company itself first, then as what the person's consents are for, which are read only when asked
    for; and by SMS whom no letter may reach, if they said yes to SMS."""
    yield PLAIN
    with acting_as("retention"):
        live = Record.objects.filter(controller=controller_id, person_id=person_id, ended_at=None)
        said = list(live.values_list("channel", "brands", "topics"))
    yield from _named(said, Channel.EMAIL)
    if by_sms := [each for each in said if each[0] == Channel.SMS]:
        yield BY_SMS
        yield from _named(by_sms, Channel.SMS)


def _named(said: list[tuple[str, list[int], list[int]]], channel: Channel) -> list[About]:
    """Each brand and topic that these consents name."""
    pairs = {pair for _, brands, topics in said for pair in product(brands or (None,), topics or (None,))}
    return sorted((About(*pair, channel) for pair in pairs - {(None, None)}), key=str)


class Way:
    """The message of one step, as one brand and about one topic. Raises NotReadyToSend where nothing can be sent so."""

    def __init__(self, company: Controller, days: int, about: About, at: datetime) -> None:
        self._company, self._about, self._at = company, about, at
        brand = Brand.objects.get(pk=about.brand_id) if about.brand_id else None
        self._version: TemplateVersion = version_as(brand, days, company, at, about.channel)
        check(company, brand, can_leave(self._version), settings.JATAK_PUBLIC_URL, about.channel)
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
