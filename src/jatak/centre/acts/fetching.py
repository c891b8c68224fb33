"""Having a fresh link sent to the address that the message went to."""

from datetime import datetime

from django.http import QueryDict

from jatak.campaigns.own_letters import ask
from jatak.centre.door import Door
from jatak.centre.outcome import Outcome, done
from jatak.jobs.own_letters import soon_send
from jatak.people.models import Controller
from jatak.signup import limits


def fetch_link(door: Door, company: Controller, typed: QueryDict, at: datetime) -> Outcome:
    """Ask for it; whether anybody has the address is looked up later, so that the page tells nothing of it."""
    address = door.link.address_hash
    if not limits.wait(at, "", f"own link {company.pk}", address.hex(), proven=True):
        ask(door.company.pk, address, at)
        soon_send()
    return done("done_link")
