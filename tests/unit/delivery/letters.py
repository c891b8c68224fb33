"""A letter of Nordlys to Ana, of which each test changes what it is about."""

from dataclasses import fields, replace
from datetime import UTC, datetime

from jatak.content.footer import Identity, Reason, Why, footer
from jatak.delivery.compose.compiled import Compiled, Signing
from jatak.delivery.compose.composed import Composed
from jatak.delivery.compose.draft import Draft
from jatak.delivery.compose.letter import ListIdentity, Sender
from jatak.delivery.compose.person import Person

KEY = b"k" * 32
AT = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
PAGES = "https://mail.nordlys.example/l/"
TOKEN = "q7Zk" * 40
URL = PAGES + TOKEN
NORDLYS = Identity(
    "Nordlys Rejser", "Nordlys Rejser ApS", "Havnegade 3\n8000 Aarhus C", "12345678", "hej@nordlys.example"
)
YES = Why(Reason.CONSENT, datetime(2026, 5, 3, tzinfo=UTC), "form", "summer")
SOMMER = Draft(
    sender=Sender("Nordlys Rejser", "news@nordlys.example", "nordlys.example"),
    company=NORDLYS.company,
    language="da",
    subject="Sommer på Færøerne",
    text="Hej {name},\nsommeren kommer.\n.\n",
    html="<html><body><p>Hej {name}</p></body></html>",
    footer=footer(NORDLYS, YES, "da", PAGES),
    listed=ListIdentity("Nordlys Rejser: Sommer", "topic-3.controller-1"),
)
ANA = Person(4711, "Ana Sørensen", "ana@kunde.example", TOKEN, YES, AT)

Letter = tuple[Draft, Person]
DRAFTED = {field.name for field in fields(Draft)}


def marketing(**changes: object) -> Letter:
    """A newsletter; a change is about the draft or about the person."""
    drafted = {name: value for name, value in changes.items() if name in DRAFTED}
    own = {name: value for name, value in changes.items() if name not in DRAFTED}
    return replace(SOMMER, **drafted), ANA._replace(**own)  # type: ignore[arg-type]


def service(**changes: object) -> Letter:
    """A message that nobody can leave."""
    plain = {"listed": None, "footer": footer(NORDLYS, Why(Reason.SERVICE), "da")}
    return marketing(**plain, leave_token="", why=Why(Reason.SERVICE), **changes)


def compose(letter: Letter, signing: Signing | None = None) -> Composed:
    """The letter as it goes over the wire."""
    draft, person = letter
    return Compiled(draft, KEY, signing).fill(person)
