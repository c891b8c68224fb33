"""From a claimed message to the bytes of its letter."""

from datetime import datetime
from functools import lru_cache

from jatak.consent.leave_link import LeaveLink
from jatak.consent.leave_link import key as leave_key
from jatak.content.footer import Reason, Why, footer
from jatak.content.models import TemplateText
from jatak.delivery.claimed import Claimed, Permitted
from jatak.delivery.compose.addresses import domain_of
from jatak.delivery.compose.compiled import Compiled
from jatak.delivery.compose.composed import Composed
from jatak.delivery.compose.draft import BrokenTemplate, Draft
from jatak.delivery.compose.letter import ListIdentity
from jatak.delivery.compose.person import Person
from jatak.delivery.consignment import Consignment
from jatak.delivery.dkim.signing import Signing
from jatak.delivery.places import Place
from jatak.delivery.sender import identity, sender
from jatak.gate.layout import unpack
from jatak.gate.situation import RelationKind

REASONS = {
    RelationKind.SALE: Reason.SALE,
    RelationKind.DONATION: Reason.DONATION,
    RelationKind.MEMBERSHIP: Reason.MEMBERSHIP,
}


class Writer:
    """Writes the messages of one consignment; compiles each language once."""

    def __init__(self, of: Consignment, public_url: str, key: bytes, signing: Signing | None = None) -> None:
        self._of, self._public_url, self._key, self._signing = of, public_url, key, signing
        self._link_key = leave_key() if of.can_leave else b""
        self._letters: dict[str, Compiled | BrokenTemplate] = {}

    def write(self, claimed: Claimed, ground: Permitted, place: Place, at: datetime) -> Composed:
        """One message in the person's language; raises UnusableAddress or ValueError for this person, BrokenTemplate
        for this language, and another JatakError where the company is not ready to send."""
        letter = self._letter(self._of.text(claimed.language))
        token = _link(self._of, claimed).token(self._link_key) if self._of.can_leave else ""
        person = Person(claimed.id, claimed.name, claimed.address, token, why(self._of, ground, place), at)
        return letter.fill(person)

    def _letter(self, words: TemplateText) -> Compiled:
        letter = self._letters.get(words.language)
        if letter is None:
            letter = self._letters[words.language] = self._compiled(words)
        if isinstance(letter, BrokenTemplate):
            # A new one each time: a raised error holds on to whatever was there when it was raised.
            raise BrokenTemplate(letter.message, letter.remedy)
        return letter

    def _compiled(self, words: TemplateText) -> Compiled | BrokenTemplate:
        try:
            return Compiled(draft(self._of, words, self._public_url), self._key, self._signing)
        except BrokenTemplate as error:
            return BrokenTemplate(error.message, error.remedy)


def signing_of(of: Consignment) -> Signing | None:
    """The keys of the sender's domain, None where the relay is left to; raises NotReadyToSend or BrokenKeys."""
    return Signing.for_domain(domain_of(sender(of.controller, of.brand, of.can_leave).address))


def draft(of: Consignment, words: TemplateText, public_url: str) -> Draft:
    """What all messages of one language have in common; raises NotReadyToSend."""
    company = identity(of.controller)
    link = _link_start(of, public_url) if of.can_leave else ""
    return Draft(
        sender=sender(of.controller, of.brand, of.can_leave),
        company=company.company,
        language=words.language,
        subject=words.subject,
        text=words.text,
        html=words.html,
        footer=footer(company, Why(Reason.OTHER), words.language, link),
        listed=ListIdentity(_list_name(of), _list_id(of)) if of.can_leave else None,
    )


def why(of: Consignment, ground: Permitted, place: Place) -> Why:
    """Why the person gets it: by its own ground, never by a guess."""
    if not of.can_leave:
        return Why(Reason.SERVICE)
    if ground.consent_event_id is not None:
        return Why(Reason.CONSENT, ground.ground_at, place.kind, place.slug)
    if ground.relation_id is not None:
        return Why(_reason(ground.person_word, ground.ground_word), ground.ground_at)
    return Why(Reason.OTHER)


@lru_cache(maxsize=4096)
def _reason(person_word: int, ground_word: int) -> Reason:
    return REASONS.get(unpack(person_word, ground_word).relation, Reason.CUSTOMER)


def _link(of: Consignment, claimed: Claimed) -> LeaveLink:
    topic, channel = of.sort.topic_id, of.facts.channel.value
    return LeaveLink(of.controller.pk, claimed.person_id, claimed.address_hash, claimed.id, topic, channel)


def _link_start(of: Consignment, public_url: str) -> str:
    """What the links of all messages begin with."""
    any_link = LeaveLink(of.controller.pk, 0, bytes(32), 0, None, of.facts.channel.value)
    return any_link.url(public_url).removesuffix(any_link.token())


def _list_name(of: Consignment) -> str:
    own = of.brand.name if of.brand else of.controller.name
    return f"{own}: {of.topic.name}" if of.topic else own


def _list_id(of: Consignment) -> str:
    topic = f"topic-{of.topic.pk}." if of.topic else ""
    brand = f"brand-{of.brand.pk}." if of.brand else ""
    return f"{topic}{brand}controller-{of.controller.pk}"
