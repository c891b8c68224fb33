"""A no in a form: an objection for each channel that was asked about, or for the company where customers are told."""

from jatak.consent.act import Act
from jatak.consent.answer import Showing, Told, region_of
from jatak.consent.leaving import leave
from jatak.consent.models import Event, Purpose
from jatak.consent.refusing import refuse
from jatak.consent.scope import Scope, Who
from jatak.people.addresses import keyed_hash_of, normalise
from jatak.people.models import ContactKind


def say_no(showing: Showing, told: Told, act: Act) -> list[Event]:
    """Take down a no by whatever address was typed; without one there is nobody whom it could be about.

    Nobody is entered for it: the address is kept as its keyed hash alone.
    """
    events: list[Event] = []
    for who in _said_by(showing, told):
        if showing.text.version.purpose == Purpose.CUSTOMERS:
            events += leave(who, Scope(showing.place.point.controller_id), act)
        else:
            events += _refuse(who, showing, told, act)
    return events


def _refuse(who: Who, showing: Showing, told: Told, act: Act) -> list[Event]:
    key = f"{showing.served_id(told)} {(who.address_hash or b'').hex()}"
    channels = showing.text.version.channels
    return [refuse(who, channel, showing.text, showing.place, act, f"{key} {channel}") for channel in channels]


def _said_by(showing: Showing, told: Told) -> list[Who]:
    typed = ((ContactKind.EMAIL, told.email), (ContactKind.TELEPHONE, told.telephone))
    region = region_of(showing.text.version, told.country)
    return [
        Who(address_hash=keyed_hash_of(kind, normalise(kind, address, region)))
        for kind, address in typed
        if address.strip()
    ]
