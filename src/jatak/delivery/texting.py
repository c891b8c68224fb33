"""From a claimed message to the text of its SMS."""

from datetime import datetime

from jatak.consent.message_link import CONFIRM
from jatak.consent.short_link import LEAVE, STAY
from jatak.content.models import TemplateText
from jatak.content.placeholders import CONFIRM_LINK, STAY_LINK, fill, one_line
from jatak.content.readers import foot_for
from jatak.content.sms.foot import front, leave_line, whole
from jatak.content.sms.segments import MOST, segments
from jatak.delivery.claimed import Claimed, Permitted
from jatak.delivery.compose.tokens import Purpose, token
from jatak.delivery.consignment import Consignment
from jatak.delivery.places import Place
from jatak.delivery.sender import identity, sms_sender_of
from jatak.delivery.sms.message import Sms
from jatak.gate.message import Element
from jatak.people.sms_sender import reply_number


class SmsWriter:
    """Writes the messages of one consignment."""

    def __init__(self, of: Consignment, public_url: str, key: bytes) -> None:
        self._of, self._public_url, self._key = of, public_url, key
        self._confirms = Element.DOUBLE_OPT_IN_REQUEST in of.facts.elements
        self._lets_stay = of.facts.elements == frozenset({Element.CONSENT_REQUEST})

    def write(self, claimed: Claimed, ground: Permitted, place: Place, at: datetime) -> Sms:
        """One message in the person's language, its last line in theirs too; ValueError for words that are too long or
        cannot be encoded, NotReadyToSend where the company is not ready."""
        of = self._of
        company, sender = identity(of.controller).company, sms_sender_of(of.controller, of.brand)
        words = self._of.text(claimed.language)
        said = fill(words.text, self._words(claimed, company))
        names = (of.brand.name if of.brand else "", company)
        text = whole(front(names, sender, said), said, self._line(claimed, words))
        return self._checked(claimed, sender, text)

    def _words(self, claimed: Claimed, company: str) -> dict[str, str]:
        words = {"name": one_line(claimed.name), "company": company}
        if self._confirms:
            words[CONFIRM_LINK] = CONFIRM.url(self._public_url, claimed.id)
        if self._lets_stay:
            words[STAY_LINK] = STAY.url(self._public_url, claimed.id)
        return words

    def _line(self, claimed: Claimed, words: TemplateText) -> str:
        if not self._of.can_leave:
            return ""
        language = foot_for(claimed.language, words.language)
        link = LEAVE.url(self._public_url, claimed.id)
        return leave_line(language, reply_number(self._of.controller, self._of.brand), link)

    def _checked(self, claimed: Claimed, sender: str, text: str) -> Sms:
        text.encode()
        counted = segments(text)
        if counted.too_many:
            raise ValueError(f"it has {counted.parts} parts, and {MOST} are the most")
        return Sms(claimed.address, sender, text, counted.is_ucs2, token(self._key, Purpose.BOUNCE, claimed.id))
