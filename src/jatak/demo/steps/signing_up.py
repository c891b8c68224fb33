"""A newcomer signs up, and confirms."""

import re
import time
from typing import Any
from urllib.parse import urlsplit

from jatak.consent.form_link import path
from jatak.consent.models import Event, Record, Served
from jatak.database.using import acting_as
from jatak.demo.asked import asked_about
from jatak.demo.cast import Member
from jatak.demo.claims import NotAsTold, claim, claim_same
from jatak.demo.mail import opened, words
from jatak.demo.visitor import Visitor
from jatak.demo.world import World
from jatak.gate.situation import RecipientKind
from jatak.people.models import ContactPoint

FREJA = ("Freja Lund", "freja.lund@post.example")
READING = 2.5
"""Seconds; whoever sends a form sooner has not read it."""
TOKEN = re.compile(r'name="token" value="([^"]+)"')
LINK = re.compile(r"https://\S+/c/\S+")
OK = 200


def play(world: World) -> dict[str, Any]:
    """Send the form of the newsletter as a browser does, look at the letter, press its button."""
    world.form, before = path(world.questions["nyhedsbrev"].place.point), len(world.sink.received)
    visitor = Visitor(world.servers.console)
    _send(world, visitor)
    world.servers.until(lambda: len(world.sink.received) > before, "the letter came that asks to confirm")
    link = _link(world, before)
    freja = _member()
    claim(not asked_about(world, freja).decision.permitted, "somebody is written to who has confirmed nothing")
    claim_same(visitor.get(urlsplit(link).path)[0], OK, "the answer to looking at the letter's link")
    claim(not asked_about(world, freja).decision.permitted, "looking at a link confirmed something")
    world.tell.fact("Nothing goes to her yet, also when a program looks at every link of the letter")
    claim_same([world.servers.click(link) for _ in range(2)], [OK, OK], "the answers to pressing the button twice")
    _confirmed(world, freja)
    return {"letters": len(world.sink.received) - before}


def _send(world: World, visitor: Visitor) -> None:
    form = f"{world.form}?language=da"
    status, page = visitor.get(form)
    found = TOKEN.search(page)
    if status != OK or found is None:
        raise NotAsTold(f"the form at {form} is not there")
    claim(" checked" not in page, "the box was ticked beforehand")
    with world.tell.waiting("She reads it and types her address ..."):
        time.sleep(READING)
    typed = {"token": found[1], "email": FREJA[1], "answer": "yes"}
    claim_same(visitor.send(form, typed)[0], OK, "the answer to the form")
    world.tell.fact(f"She ticked the box at {world.form}; what she was shown is kept apart from what she said")


def _link(world: World, before: int) -> str:
    received = world.sink.received[before]
    claim_same(received.recipient, FREJA[1], "who got the letter that asks to confirm")
    found = LINK.search(words(opened(received), "plain"))
    if found is None:
        raise NotAsTold("the letter that asks to confirm has no link")
    world.tell.fact(f"“{opened(received)['Subject']}” reached her, without a word of advertising")
    return found[0]


def _member() -> Member:
    with acting_as("consent"):
        person_id = ContactPoint.objects.get(normalised=FREJA[1]).person_id
    return Member("newcomer", *FREJA, None, "da", RecipientKind.UNKNOWN, None, [], "consent", person_id)


def _confirmed(world: World, freja: Member) -> None:
    with acting_as("consent"):
        kinds = list(Event.objects.filter(person_id=freja.id).order_by("recorded_at").values_list("kind", flat=True))
        shown = Served.objects.filter(pk__in=Event.objects.filter(person_id=freja.id).values("served_id"))
        claim_same(shown.count(), 1, "what is kept of what she was shown")
        claim(Record.objects.get(person_id=freja.id).confirmed_at, "her click confirmed nothing")
    claim_same(kinds, ["given", "confirmed"], "what the ledger holds of her")
    answer = asked_about(world, freja).decision
    claim(answer.permitted, f"she may not be written to: {answer.because}")
    world.tell.fact("Her click confirmed it, once: from now on Solrejser may write to her, wherever she lives")
