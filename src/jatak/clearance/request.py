"""What is to be sent, as gathering needs to know it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from jatak.base.calendar import months_before
from jatak.clearance.openness import open_without_ground
from jatak.gate.message import Channel, MessageFacts, SenderKind
from jatak.gate.situation import Indication, RelationKind, Tri
from jatak.law.limits import Limits
from jatak.law.own import Own
from jatak.law.profile import END
from jatak.law.rulebook import Rulebook
from jatak.law.vocabulary import LASTING, RELATIONS
from jatak.people.models import ContactKind, Controller
from jatak.people.own_limits import own_limits

PROMISE_DAYS = 30
"""A promised number of messages counts over this many days back."""

NEVER, ALWAYS = "-infinity", "infinity"

CONTACT_KINDS = {
    Channel.EMAIL: ContactKind.EMAIL,
    Channel.SMS: ContactKind.TELEPHONE,
    Channel.MMS: ContactKind.TELEPHONE,
    Channel.PUSH: ContactKind.PUSH,
    Channel.DM: ContactKind.DM,
    Channel.INBOX_AD: ContactKind.INBOX,
}
_SUPPORTERS = (RelationKind.DONATION, RelationKind.MEMBERSHIP, RelationKind.INQUIRY)


@dataclass(frozen=True)
class Request:
    """One version of a message by one controller, at one instant; facts count as of `as_of`, as known at `known_at`."""

    controller_id: int
    channel: Channel
    facts: MessageFacts
    as_of: datetime
    brand_id: int | None = None
    topic_id: int | None = None
    product_groups: tuple[int, ...] = ()
    own_similar: Tri = Tri.UNKNOWN
    """Whether what is offered is similar to whatever was bought; UNKNOWN: the product groups tell."""
    known_at: datetime | None = None
    """None: everything recorded so far."""
    evidence: bool = True
    """Whether the ids of the grounds are wanted; to count people they are not."""
    last_metre: bool = False
    """Whether a message is about to go: then every no that stands here counts, whatever a clock made of its day."""
    batch: str = ""
    """The batch that is about to go: what others hold counts as sent, so that all together keep a promised number."""
    own: Own | None = None
    """Limits of its own that the company would have in a what-if; None: those that it has."""

    @property
    def contact_kind(self) -> str:
        """The kind of address that the channel reaches."""
        return CONTACT_KINDS[self.channel].value

    def asked(self, rulebook: Rulebook, everybody: bool = True) -> dict[str, Any]:
        """The parameters of gathering as one JSON object; months of the law and of the company become instants.

        Of people who are named each is gathered without a ground too, so nobody asks where that could be enough.
        """
        own = self.own or own_limits(Controller.objects.get(pk=self.controller_id), self.known_at)
        silence, every = own.inactivity(), rulebook.all_limits()
        return {
            "controller": self.controller_id,
            "channel": self.channel.value,
            "contact_kind": self.contact_kind,
            "brand": self.brand_id,
            "topic": self.topic_id,
            "product_groups": list(self.product_groups),
            "own_similar": self.own_similar.value,
            "evidence": self.evidence,
            "as_of": self.as_of.isoformat(),
            "known_at": self.known_at.isoformat() if self.known_at else ALWAYS,
            "batch": self.batch or None,
            "no_until": ALWAYS if self.last_metre else self.as_of.isoformat(),
            "frequency_from": (self.as_of - timedelta(days=PROMISE_DAYS)).isoformat(),
            "own_windows": list(self._own_windows(own)),
            "company_inactive_before": self._before(silence.months if silence else None),
            "countries": list(rulebook.countries),
            "open": list(self._open(rulebook)) if everybody else [],
            "limits": [self._limits(country, limits) for country, limits in every.items()],
            "windows": [window for country, limits in every.items() for window in self._windows(country, limits)],
        }

    def _open(self, rulebook: Rulebook) -> Iterator[dict[str, Any]]:
        for country, kind in open_without_ground(self.facts, rulebook):
            yield {"country": country or "", "kind": kind.value}

    def _before(self, months: int | None) -> str:
        return NEVER if months is None else months_before(self.as_of, months).isoformat()

    def _limits(self, country: str | None, limits: Limits) -> dict[str, str | int]:
        years = limits.min_age
        return {
            "country": country or "",
            "born_after": ALWAYS if years is None else months_before(self.as_of, 12 * years).date().isoformat(),
            "unused_before": self._before(limits.unused_consent_months),
            "inactive_before": self._before(limits.inactivity_months),
            "confirm": sum(1 << Indication[act.upper()] for act in limits.confirm),
        }

    def _own_windows(self, own: Own) -> Iterator[dict[str, Any]]:
        """The company's own windows; each holds beside the law's, so that neither outlives the other."""
        for name in RELATIONS:
            if bound := own.window(name):
                after, from_end = self._before(bound.months), bound.starts == END
                yield {"relation": RelationKind[name.upper()].value, "after": after, "from_end": from_end}

    def _windows(self, country: str | None, limits: Limits) -> Iterator[dict[str, Any]]:
        for name, months in limits.window_months.items():
            relation = RelationKind[name.upper()]
            after = self._before(months)
            taken_from = limits.charity_details_from
            if self.facts.sender_kind is SenderKind.CHARITY and relation in _SUPPORTERS and taken_from:
                after = max(taken_from.isoformat(), after) if after != NEVER else taken_from.isoformat()
            if after != NEVER:
                from_end = limits.window_from_end and name in LASTING
                yield {"country": country or "", "relation": relation.value, "after": after, "from_end": from_end}
