"""From a claimed message to the bytes of its letter."""

from datetime import datetime

from jatak.consent.leave_link import LeaveLink, LeaveLinks
from jatak.consent.message_link import ANSWER, CONFIRM, STAY
from jatak.consent.own_link import OwnLink
from jatak.content.footer import Reason, Why, footer
from jatak.content.models import TemplateText
from jatak.content.readers import foot_for
from jatak.delivery.because import SERVICE, why
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
from jatak.gate.message import Element


class Writer:
    """Writes the messages of one consignment; compiles each language once, with each language of its foot."""

    def __init__(self, of: Consignment, public_url: str, key: bytes, signing: Signing | None = None) -> None:
        self._of, self._public_url, self._key, self._signing = of, public_url, key, signing
        self._links = LeaveLinks(of.controller.pk, of.sort.topic_id, of.facts.channel.value) if of.can_leave else None
        self._confirms = Element.DOUBLE_OPT_IN_REQUEST in of.facts.elements
        self._answers = of.facts.elements == frozenset({Element.REQUESTED_REPLY})
        self._lets_stay = of.facts.elements == frozenset({Element.CONSENT_REQUEST})
        self._letters: dict[tuple[str, str], Compiled | BrokenTemplate] = {}
        self._of_readers: dict[str, Compiled | BrokenTemplate] = {}

    def write(self, claimed: Claimed, ground: Permitted, place: Place, at: datetime) -> Composed:
        """One message in the person's language, its foot in theirs too where it speaks it; raises UnusableAddress or
        ValueError for this person, BrokenTemplate for this language, and another JatakError where the company is not
        ready to send."""
        letter = self._letter(claimed.language)
        token, because = "", SERVICE
        if self._links:
            token = self._links.token(claimed.person_id, claimed.address_hash, claimed.id)
            because = why(ground, place)
        confirm_link = CONFIRM.url(self._public_url, claimed.id) if self._confirms else ""
        own_link = self._own_link(claimed, at) if self._answers else ""
        stay_link = STAY.url(self._public_url, claimed.id) if self._lets_stay else ""
        answer_link = ANSWER.url(self._public_url, claimed.id) if self._answers else ""
        links = (confirm_link, own_link, stay_link, answer_link)
        return letter.fill(Person(claimed.id, claimed.name, claimed.address, token, because, at, *links))

    def _own_link(self, claimed: Claimed, at: datetime) -> str:
        company = self._of.controller.pk
        return OwnLink(company, claimed.person_id, claimed.address_hash, claimed.id, at).url(self._public_url)

    def _letter(self, reader: str) -> Compiled:
        letter = self._of_readers.get(reader)
        if letter is None:
            letter = self._of_readers[reader] = self._for(reader)
        if isinstance(letter, BrokenTemplate):
            # A new one each time: a raised error holds on to whatever was there when it was raised.
            raise BrokenTemplate(letter.message, letter.remedy)
        return letter

    def _for(self, reader: str) -> Compiled | BrokenTemplate:
        words = self._of.text(reader)
        foot = foot_for(reader, words.language)
        letter = self._letters.get((words.language, foot))
        if letter is None:
            letter = self._letters[words.language, foot] = self._compiled(words, foot)
        return letter

    def _compiled(self, words: TemplateText, foot: str) -> Compiled | BrokenTemplate:
        try:
            return Compiled(draft(self._of, words, foot, self._public_url), self._key, self._signing)
        except BrokenTemplate as error:
            return BrokenTemplate(error.message, error.remedy)


def signing_of(of: Consignment) -> Signing | None:
    """The keys of the sender's domain, None where the relay is left to; raises NotReadyToSend or BrokenKeys."""
    return Signing.for_domain(domain_of(sender(of.controller, of.brand, of.can_leave).address))


def draft(of: Consignment, words: TemplateText, foot: str, public_url: str) -> Draft:
    """What all messages of one language, and of one language of the foot, have in common; raises NotReadyToSend."""
    company = identity(of.controller)
    link = _link_start(of, public_url) if of.can_leave else ""
    return Draft(
        sender=sender(of.controller, of.brand, of.can_leave),
        company=company.company,
        language=words.language,
        subject=words.subject,
        text=words.text,
        html=words.html,
        footer=footer(company, Why(Reason.OTHER), foot, link),
        listed=ListIdentity(_list_name(of), _list_id(of)) if of.can_leave else None,
    )


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
