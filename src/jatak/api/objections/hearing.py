"""A no that a program heard: recorded at once, also of an address that nobody here has."""

from jatak.api.caller import Caller
from jatak.api.objections.told import Objected
from jatak.api.whom import ByAddress, ByKey, ByNumber, Whom, known
from jatak.consent.leaving import leave
from jatak.consent.models import Event
from jatak.consent.scope import Scope, Who
from jatak.database.using import acting_as, atomic
from jatak.people.addresses import InvalidAddress, keyed_hash_of, normalise
from jatak.people.models import Brand, Topic


def heard(caller: Caller, told: Objected) -> list[Event]:
    """What was appended to the ledger; nothing where the same was heard before."""
    with acting_as("consent"), atomic():
        topic, brand = caller.own(Topic, told.topic, "/topic"), caller.own(Brand, told.brand, "/brand")
        scope = Scope(
            caller.controller_id,
            told.channel,
            topic.pk if topic else None,
            brand.pk if brand else None,
            told.survey,
        )
        return leave(who(caller, told.person), scope, told.act(caller, note=told.note))


def who(caller: Caller, whom: Whom) -> Who:
    """Who says no; an address is enough, whether or not somebody here has it."""
    if isinstance(whom, ByNumber | ByKey):
        return Who(known(caller, whom))
    return Who(address_hash=_hash(whom))


def _hash(whom: ByAddress) -> bytes:
    address = whom.address()
    try:
        normalised = normalise(address.kind, address.written)
    except InvalidAddress:
        # No plan knows it, and nothing can be sent to it; but a no is never refused.
        normalised = address.written.strip().casefold()
    return keyed_hash_of(address.kind, normalised)
