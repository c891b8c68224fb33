"""Who sends, and who receives."""

from datetime import datetime

from jatak.base.calendar import months_before
from jatak.casebook.file import Case
from jatak.casebook.placing.scene import Scene, before_all
from jatak.casebook.reading import Row, months_of_silence, on_register
from jatak.clearance.request import CONTACT_KINDS
from jatak.gate.message import Channel
from jatak.gate.situation import RecipientKind
from jatak.people.knowing import acquaint
from jatak.people.models import (
    Acquaintance,
    ContactKind,
    ContactPoint,
    Controller,
    CountryOrigin,
    Person,
    Profile,
    RegisterEntry,
    Topic,
)
from jatak.people.register import Address, add_address


def sender(row: Row, name: str) -> Controller:
    """The company, party or body that sends; it says all it must of itself."""
    said = dict.fromkeys(("legal_name", "postal_address", "registration_number", "contact"), "as it is registered")
    return Controller.objects.create(name=name, kind=row["sender"]["kind"], **said)


def enter(case: Case, topic: Topic, at: datetime) -> tuple[Person, ContactPoint]:
    """The person, with what the law needs to know of them, and the address that the message goes to."""
    person = Person.objects.create()
    _profile(person, case.row["recipient"], case.row["country"], topic, at)
    return person, add_address(person, _address(case))


def look_up(scene: Scene) -> None:
    """Enter what the register answered."""
    RegisterEntry.objects.create(
        person=scene.person, register="the one that counts", listed=on_register(scene.row), looked_up_at=scene.at
    )


def last_acted(scene: Scene) -> None:
    """Set the person's last own act to what the row tells; entering its facts has counted as acts."""
    silence = months_of_silence(scene.row)
    last = None if silence is None else scene.ago(silence)
    acquaint(scene.sender.pk, scene.person.pk)
    Acquaintance.objects.filter(person=scene.person).update(last_own_act_at=last)


def _profile(person: Person, said: Row, country: str, topic: Topic, at: datetime) -> None:
    Profile.objects.create(
        person=person,
        valid_from=before_all(at),
        country=country,
        country_origin=CountryOrigin.OWN_WORD,
        recipient_kind=RecipientKind[said["kind"].upper()],
        born=None if said["age"] is None else months_before(at, 12 * int(said["age"])).date(),
        work_topics=[topic.pk] if said["role_related"] else [],
    )


def _address(case: Case) -> Address:
    """An address that no other row has."""
    kind = CONTACT_KINDS[Channel(case.row["channel"])]
    if kind == ContactKind.TELEPHONE:
        return Address(kind, f"+4915{case.line:09}")
    return Address(kind, f"line-{case.line}@example.com")
