"""Whom a request is about: named by our number, by an address, or by what the caller's own system calls them."""

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from jatak.api.caller import Caller
from jatak.api.fields import Email, Id, Key, Telephone, Told
from jatak.api.problems import not_found
from jatak.people import register
from jatak.people.merging import kept_as
from jatak.people.models import Acquaintance, ContactKind, ExternalKey, Person

WAYS = {name: f"by {name}" for name in ("id", "email", "telephone", "key")}
"""The ways to name somebody; an address may bring a key with it, and then counts first."""


class OwnKey(Told):
    """What another system calls a person."""

    system: Key = Field(examples=["shop"])
    key: Key = Field(examples=["C-1017"])

    def of(self, controller_id: int) -> register.Key:
        """The key as it is kept, per company."""
        return register.Key(controller_id, self.system, self.key)


class ByNumber(Told):
    """By our number."""

    id: Id = Field(examples=[1])


class ByEmail(Told):
    """By an e-mail address, and what another system calls them where that is known."""

    email: Email
    key: OwnKey | None = None

    def address(self) -> register.Address:
        """The address as it was given."""
        return register.Address(ContactKind.EMAIL, self.email)


class ByTelephone(Told):
    """By a telephone number in E.164, and what another system calls them where that is known."""

    telephone: Telephone
    key: OwnKey | None = None

    def address(self) -> register.Address:
        """The address as it was given."""
        return register.Address(ContactKind.TELEPHONE, self.telephone)


class ByKey(Told):
    """By what another system calls them."""

    key: OwnKey


def _named_by(value: Any) -> str | None:
    """By what somebody is named: the first of these that is there."""
    for name in WAYS:
        if name in value if isinstance(value, dict) else getattr(value, name, None) is not None:
            return WAYS[name]
    return None


ByAddress = ByEmail | ByTelephone
Whom = Annotated[
    Annotated[ByNumber, Tag(WAYS["id"])]
    | Annotated[ByEmail, Tag(WAYS["email"])]
    | Annotated[ByTelephone, Tag(WAYS["telephone"])]
    | Annotated[ByKey, Tag(WAYS["key"])],
    Discriminator(
        _named_by,
        custom_error_type="nobody_named",
        custom_error_message=f"Name somebody by one of: {', '.join(WAYS)}",
    ),
]
Outside = Annotated[
    Annotated[ByEmail, Tag(WAYS["email"])]
    | Annotated[ByTelephone, Tag(WAYS["telephone"])]
    | Annotated[ByKey, Tag(WAYS["key"])],
    Discriminator(
        _named_by,
        custom_error_type="nobody_named",
        custom_error_message="Name somebody by one of: email, telephone, key",
    ),
]
"""By what others call them: for somebody who has no number here yet."""


def known(caller: Caller, whom: Whom, pointer: str = "/person") -> int:
    """The number of somebody whom the company knows; anybody else is not found."""
    found = _number(caller, whom)
    if found is None or not knows(caller, found):
        raise _nobody(pointer)
    return found


def numbered(caller: Caller, person_id: int) -> int:
    """The same of somebody whose number stands in the address."""
    return known(caller, ByNumber(id=person_id), "{person_id}")


def knows(caller: Caller, person_id: int) -> bool:
    """Whether the company knows a person; whom only others know is not there."""
    return Acquaintance.objects.filter(controller_id=caller.controller_id, person_id=person_id).exists()


def entered(caller: Caller, whom: Whom, name: str = "", language: str = "") -> Person:
    """The person, entered where the address or the key is new; to be called as a role that may.

    Raises BelongsToAnother when address and key are two people's.
    """
    if isinstance(whom, ByNumber):
        return Person.objects.get(pk=known(caller, whom))
    key = whom.key.of(caller.controller_id) if whom.key else None
    address = None if isinstance(whom, ByKey) else whom.address()
    return register.find_or_create(address, key, name, language)


def _number(caller: Caller, whom: Whom) -> int | None:
    if isinstance(whom, ByNumber):
        return kept_as(whom.id) or whom.id
    if isinstance(whom, ByKey):
        key = whom.key.of(caller.controller_id)
        found = ExternalKey.objects.filter(controller_id=key.controller_id, system=key.system, key=key.key)
        return found.values_list("person_id", flat=True).first()
    point = register.contact_point(whom.address())
    return point.person_id if point else None


def _nobody(pointer: str) -> Exception:
    return not_found("This company knows nobody of this name.", "Look at the number, the address or the key.", pointer)
