"""What the stories of signing up share: a company that may send, its form, and somebody's browser."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.test import Client
from tests.story.cast import asked_words
from tests.story.sending import judged_good, now, sydrejser

from jatak.consent import collection, notices
from jatak.consent.collection import PLAIN, Asks
from jatak.consent.form_link import path
from jatak.consent.leave_link import LeaveLink
from jatak.consent.message_link import CONFIRM
from jatak.consent.models import CollectionPoint, CollectionPointVersion, Event, Letter, Record
from jatak.consent.notices import Draft, Words
from jatak.database.using import acting_as
from jatak.people.models import ContactPoint, Controller

SHOP = "https://shop.example"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
BEFORE = timedelta(days=1)
ENGLISH = Words(
    "May Sydrejser write to you by e-mail about trips?", "You can leave in every mail.", "Trips in the mail"
)
DANISH = Words("Må Sydrejser skrive til dig på e-mail om rejser?", "Du kan framelde dig i hver mail.", "Rejser på mail")


@dataclass
class Asked:
    """A form that is open."""

    point: CollectionPoint
    version: CollectionPointVersion

    @property
    def path(self) -> str:
        return path(self.point)


def form(of: Controller, slug: str = "newsletter", double: bool = True, asks: Asks = PLAIN, **content: Any) -> Asked:
    """A published form in English and Danish; as admin."""
    channels = content.pop("channels", ("email",))
    plain = channels == ("email",) and "purpose" not in content
    proposed = {"en": ENGLISH, "da": DANISH} if plain else {"en": asked_words(of, channels, content.get("purpose", ""))}
    draft = Draft(channels, content.pop("words", proposed), countries=("DK",), **content)
    notice = notices.publish(notices.draft(of, slug, draft), "Ida", now() - BEFORE)
    place = collection.set_up(of, slug, "form", notice, double, asks)
    made = Asked(place.point, collection.publish(place, now() - BEFORE))
    judged_good(type("At", (), {"place": made.version}))
    return made


def company_that_asks() -> Controller:
    """Sydrejser; as admin."""
    return sydrejser()


@dataclass
class Visitor:
    """Somebody's browser: strict about CSRF, without cookies, and as slow as a person."""

    client: Client = field(
        default_factory=lambda: Client(
            enforce_csrf_checks=True, SERVER_NAME="localhost", headers={"Accept-Language": "en", "User-Agent": FIREFOX}
        )
    )

    def sees(self, asked: Asked, **query: str) -> str:
        """The page of a form."""
        answer = self.client.get(asked.path, query)
        assert answer.status_code == 200
        assert not answer.cookies
        return str(answer.content.decode())

    def sends(self, asked: Asked, patience: float = 3, token: str = "", **typed: Any) -> Any:
        """Fills in the form some seconds after it was shown."""
        token = token or aged(token_in(self.sees(asked)), patience)
        return self.client.post(
            f"{asked.path}?language=en", {"token": token, **typed}, headers=typed.pop("headers", None)
        )

    def signs_up(self, asked: Asked, email: str = "ana@example.com", **typed: Any) -> Any:
        """Ticks the box."""
        answer = self.sends(asked, email=email, answer="yes", **typed)
        assert answer.status_code == 200, answer.content.decode()
        return answer


def token_in(page: str) -> str:
    """The token of the form on a page."""
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def aged(token: str, seconds: float) -> str:
    """The same showing, so many seconds ago."""
    from dataclasses import replace

    from jatak.signup.token import Token

    read = Token.read(token)
    return replace(read, at=read.at - timedelta(seconds=seconds)).written()


def state() -> tuple[int, int, int]:
    """Events, consents that live, letters."""
    with acting_as("admin"):
        return Event.objects.count(), Record.objects.filter(ended_at=None).count(), Letter.objects.count()


def confirm_path(email: str = "ana@example.com") -> str:
    """The link in the newest request that went to an address."""
    with acting_as("admin"):
        point = ContactPoint.objects.get(normalised=email)
        letter = Letter.objects.filter(person_id=point.person_id, message_id__isnull=False).latest("pk")
        assert letter.message_id is not None
        return f"/c/{CONFIRM.token(letter.message_id)}"


def link_of(company: Controller, email: str = "ana@example.com", message_id: int = 4711) -> LeaveLink:
    """The link to leave in a message to an address."""
    with acting_as("admin"):
        point = ContactPoint.objects.get(normalised=email)
        return LeaveLink(company.pk, point.person_id, bytes(point.keyed_hash), message_id, None, "email")
