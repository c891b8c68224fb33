"""Finding a person by what is known, or entering a new one; safe to repeat and to do twice at once."""

from dataclasses import dataclass

from jatak.base.errors import UsageError
from jatak.database.using import atomic
from jatak.people.addresses import keyed_hash_of, normalise
from jatak.people.models import ContactPoint, ExternalKey, Person


@dataclass(frozen=True, slots=True)
class Address:
    """An address as somebody gave it; `region` is a country, for telephone numbers in national form."""

    kind: str
    written: str
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """The name that another system gives a person, for one controller."""

    controller_id: int
    system: str
    key: str


class BelongsToAnother(UsageError):
    """A key or an address that is already another person's than the one who is named."""


def find_or_create(
    address: Address | None = None, key: Key | None = None, name: str = "", language: str = ""
) -> Person:
    """The person of this key, else of this address, else a new one; then both are theirs.

    Raises BelongsToAnother when key and address are two people's: whether they are one is for a human to say.
    """
    if address is None and key is None:
        raise UsageError("Nobody can be found by nothing.", "Give an address or the key of another system.")
    try:
        return _found_or_entered(address, key, name, language)
    except BelongsToAnother:
        # Perhaps the same person was entered at the same moment; then a second look finds them.
        return _found_or_entered(address, key, name, language)


def add_address(person: Person, address: Address) -> ContactPoint:
    """Give a person one more address; a trigger of the ledger lets each no follow to it. Raises BelongsToAnother."""
    normalised = normalise(address.kind, address.written, address.region)
    point, _ = ContactPoint.objects.get_or_create(
        kind=address.kind,
        normalised=normalised,
        defaults={
            "person": person,
            "address": address.written.strip(),
            "keyed_hash": keyed_hash_of(address.kind, normalised),
        },
    )
    if point.person_id != person.pk:
        raise BelongsToAnother(
            f"This {address.kind} address is person {point.person_id}'s, not person {person.pk}'s.",
            "Merge the two if they are one, or correct the address.",
        )
    return point


def add_key(person: Person, key: Key) -> None:
    """Note what another system calls a person; raises BelongsToAnother."""
    entry, _ = ExternalKey.objects.get_or_create(
        controller_id=key.controller_id, system=key.system, key=key.key, defaults={"person": person}
    )
    if entry.person_id != person.pk:
        raise BelongsToAnother(
            f"{key.key} in {key.system} is person {entry.person_id}, not person {person.pk}.",
            "Merge the two if they are one, or correct the key.",
        )


def contact_point(address: Address) -> ContactPoint | None:
    """The contact point of an address, None where nobody has it."""
    normalised = normalise(address.kind, address.written, address.region)
    return ContactPoint.objects.filter(kind=address.kind, normalised=normalised).select_related("person").first()


def _found_or_entered(address: Address | None, key: Key | None, name: str, language: str) -> Person:
    with atomic():
        person = _known(address, key) or Person.objects.create(name=name, language=language)
        if key is not None:
            add_key(person, key)
        if address is not None:
            add_address(person, address)
        return person


def _known(address: Address | None, key: Key | None) -> Person | None:
    entry = key and ExternalKey.objects.filter(controller_id=key.controller_id, system=key.system, key=key.key).first()
    if entry:
        return entry.person
    point = contact_point(address) if address else None
    return point.person if point else None
