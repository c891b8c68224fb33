"""A writer makes the messages of one consignment: each in its person's language, with its own ground and link."""

import email
import email.policy
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from uuid import UUID

import pytest

from jatak.consent.leave_link import LeaveLink
from jatak.content.models import TemplateText
from jatak.delivery.claimed import Claimed, Permitted
from jatak.delivery.compose.addresses import UnusableAddress
from jatak.delivery.compose.compiled import InsecureLeaveLink
from jatak.delivery.compose.draft import BrokenTemplate
from jatak.delivery.consignment import Consignment, Sort
from jatak.delivery.dkim.algorithms import Algorithm
from jatak.delivery.dkim.key import State
from jatak.delivery.dkim.keys import make
from jatak.delivery.models import Dispatch
from jatak.delivery.places import Place
from jatak.delivery.sender import NotReadyToSend
from jatak.delivery.writing import Writer, signing_of
from jatak.gate.layout import pack
from jatak.gate.message import Channel, Declared, MessageFacts, SenderKind
from jatak.gate.situation import RelationKind, Situation, Tri
from jatak.people.models import Brand, Controller, Topic

KEY = b"k" * 32
AT = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
PUBLIC = "https://mail.nordlys.example"
WEB, NOWHERE = Place("form", "summer"), Place()


def nordlys() -> Controller:
    return Controller(
        pk=1,
        name="Nordlys",
        legal_name="Nordlys ApS",
        postal_address="Havnegade 3\n8000 Aarhus C",
        registration_number="12345678",
        contact="hej@nordlys.example",
        sender_address="news@nordlys.example",
        service_address="service@nordlys.example",
        default_language="en",
    )


def text(language: str, said: str) -> TemplateText:
    return TemplateText(language=language, subject="{company}", text=said, html=f"<p>{said}</p>")


def consignment(marketing: bool = True, **changes: object) -> Consignment:
    facts = MessageFacts(
        sender_kind=SenderKind.COMPANY,
        channel=Channel.EMAIL,
        declared=Declared.MARKETING if marketing else Declared.SERVICE,
        elements=frozenset(),
        names_sender=Tri.YES,
        opt_out=Tri.YES,
    )
    whole = Consignment(
        sort=Sort(7, 8, 1, 3, marketing),
        controller=nordlys(),
        brand=None,
        topic=Topic(pk=3, name="Summer"),
        texts={"en": text("en", "Hello {name}"), "da": text("da", "Hej {name|kunde}")},
        facts=facts,
        can_leave=marketing,
        dispatch=Dispatch(),
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def claimed(**changes: object) -> Claimed:
    ana = Claimed(
        created_at=AT,
        id=4711,
        person_id=11,
        contact_point_id=12,
        attempts=0,
        domain="kunde.example",
        name="Ana",
        language="da",
        address="ana@kunde.example",
        address_hash=b"h" * 32,
    )
    return replace(ana, **changes)  # type: ignore[arg-type]


def ground(**changes: object) -> Permitted:
    said_yes = Permitted(1, 0, 0, UUID(int=1), 1, None, datetime(2026, 5, 3, tzinfo=UTC))
    return said_yes._replace(**changes)  # type: ignore[arg-type]


def written(writer: Writer, message: Claimed, on: Permitted | None = None, place: Place = WEB) -> EmailMessage:
    data = writer.write(message, on or ground(), place, AT).data
    read = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(read, EmailMessage)
    return read


def plain(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


@pytest.mark.parametrize(
    ("language", "begins", "tag"),
    [("da", "Hej Ana", "da"), ("da-DK", "Hej Ana", "da"), ("en", "Hello Ana", "en"), ("pl", "Hello Ana", "en")],
)
def test_each_in_its_own_language_else_in_the_companys(language: str, begins: str, tag: str) -> None:
    message = written(Writer(consignment(), PUBLIC, KEY), claimed(language=language))
    assert plain(message).startswith(begins)
    assert message["Content-Language"] == tag


def page(message: EmailMessage) -> str:
    part = message.get_body(("html",))
    assert part is not None
    return str(part.get_content())


def test_the_foot_speaks_the_readers_language_under_a_text_of_another() -> None:
    writer = Writer(consignment(), PUBLIC, KEY)
    german = written(writer, claimed(language="de-AT"))
    assert plain(german).startswith("Hello Ana")
    assert "weil Sie am 3. Mai 2026 auf unserer Website (summer) Ja gesagt haben" in plain(german)
    assert "Mit einem Klick abmelden: " in plain(german)
    assert '<div class="j-foot" lang="de"' in page(german)
    assert german["Content-Language"] == "en"
    danish = written(writer, claimed())
    assert '<div class="j-foot" style' in page(danish)
    assert "Afmeld med ét klik" in plain(danish)
    polish = written(writer, claimed(language="pl"))
    assert "Leave with one click" in plain(polish)
    assert 'j-foot" style' in page(polish)


def test_who_reads_another_language_gets_what_was_chosen_for_them() -> None:
    writer = Writer(consignment(dispatch=Dispatch(fallback_language="da")), PUBLIC, KEY)
    assert plain(written(writer, claimed(language="de"))).startswith("Hej Ana")
    assert plain(written(writer, claimed(language=""))).startswith("Hej Ana")


def test_two_that_would_send_another_language_to_others_are_not_written_alike() -> None:
    other = consignment(dispatch=Dispatch(fallback_language="da"))
    assert consignment().fingerprint != other.fingerprint


def test_the_same_message_is_the_same_bytes_whoever_was_written_to_before() -> None:
    first, second = Writer(consignment(), PUBLIC, KEY), Writer(consignment(), PUBLIC, KEY)
    readers = ("de", "da", "pl", "", "nn", "de-AT")
    made = {each: first.write(claimed(language=each), ground(), WEB, AT) for each in readers}
    again = {each: second.write(claimed(language=each), ground(), WEB, AT) for each in reversed(readers)}
    assert made == again
    assert made["de"] == made["de-AT"]
    assert made["pl"] == made[""]


def test_the_link_is_the_persons_own_and_the_same_everywhere() -> None:
    writer = Writer(consignment(), PUBLIC, KEY)
    for person, number in ((11, 4711), (13, 4712)):
        message = written(writer, claimed(person_id=person, id=number))
        url = message["List-Unsubscribe"].split(">")[0].removeprefix("<")
        assert url.startswith(f"{PUBLIC}/l/")
        assert url in plain(message)
        assert url in message.get_body(("html",)).get_content()
        assert LeaveLink.read(url.rsplit("/", 1)[1]) == LeaveLink(1, person, b"h" * 32, number, 3, "email")


def test_each_is_told_its_own_ground_also_when_many_are_written() -> None:
    writer = Writer(consignment(), PUBLIC, KEY)
    sale = pack(replace(Situation(), relation=RelationKind.SALE))
    bought = ground(consent_event_id=None, relation_id=5, person_word=sale[0], ground_word=sale[1])
    other_day = ground(ground_at=datetime(2025, 1, 2, tzinfo=UTC))
    shop = Place("till")
    nothing = ground(consent_event_id=None)
    for _ in range(2):
        assert "sagde ja den 3. maj 2026 på vores hjemmeside (summer)" in plain(written(writer, claimed()))
        assert "sagde ja den 2. januar 2025 i vores butik." in plain(written(writer, claimed(), other_day, shop))
        assert "købte hos Nordlys den 3. maj 2026" in plain(written(writer, claimed(), bought, NOWHERE))
        assert "skriver til denne adresse" in plain(written(writer, claimed(), nothing, NOWHERE))


def test_service_has_no_link_and_comes_from_the_service_address() -> None:
    message = written(Writer(consignment(marketing=False), "http://127.0.0.1:8000", KEY), claimed())
    assert message["From"].addresses[0].addr_spec == "service@nordlys.example"
    assert "/l/" not in plain(message)
    assert not [name for name in message if name.lower().startswith("list-")]


def test_a_brand_has_its_own_name_and_list() -> None:
    brand = Brand(pk=2, name="Polaris", sender_address="hi@polaris.example")
    message = written(Writer(consignment(brand=brand), PUBLIC, KEY), claimed())
    assert str(message["From"]) == "Polaris <hi@polaris.example>"
    assert message["List-Id"] == '"Polaris: Summer" <topic-3.brand-2.controller-1.polaris.example>'


def test_a_language_that_is_broken_stops_no_other() -> None:
    broken = consignment(texts={"en": text("en", "Hello"), "da": text("da", "Hej {nmae}")})
    writer = Writer(broken, PUBLIC, KEY)
    for _ in range(2):
        with pytest.raises(BrokenTemplate, match=r"'da', text.*nmae"):
            writer.write(claimed(), ground(), WEB, AT)
        assert plain(written(writer, claimed(language="en"))).startswith("Hello")


def test_a_person_who_cannot_be_written_to_stops_nobody_else() -> None:
    writer = Writer(consignment(), PUBLIC, KEY)
    for address in ("", "ana@kunde.example\r\nRCPT TO:<eve@evil.example>"):
        with pytest.raises(UnusableAddress):
            writer.write(claimed(address=address), ground(), WEB, AT)
    assert writer.write(claimed(), ground(), WEB, AT).envelope_to == "ana@kunde.example"


def test_what_a_company_lacks_is_said() -> None:
    nameless = nordlys()
    nameless.legal_name = ""
    with pytest.raises(NotReadyToSend, match="legal name"):
        Writer(consignment(controller=nameless), PUBLIC, KEY).write(claimed(), ground(), WEB, AT)
    with pytest.raises(InsecureLeaveLink):
        Writer(consignment(), "http://127.0.0.1:8000", KEY).write(claimed(), ground(), WEB, AT)


def test_the_keys_are_those_of_the_senders_domain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JATAK_HOME", str(tmp_path))
    make("polaris.example", AT, [Algorithm.ED25519], State.ACTIVE)
    polaris = consignment(brand=Brand(pk=2, name="Polaris", sender_address="hi@polaris.example"))
    assert signing_of(consignment()) is None
    signing = signing_of(polaris)
    data = Writer(polaris, PUBLIC, KEY, signing).write(claimed(), ground(), WEB, AT).data
    assert data.count(b"DKIM-Signature: ") == 1
    assert b" d=polaris.example;" in data


def test_a_language_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    writer = Writer(consignment(), PUBLIC, KEY)
    first = [writer.write(claimed(language=each), ground(), WEB, AT) for each in ("da", "de")]
    monkeypatch.setattr("jatak.delivery.writing.Compiled", None)
    assert [writer.write(claimed(language=each), ground(), WEB, AT) for each in ("da-DK", "de-AT")] == first
