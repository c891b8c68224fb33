"""Ben leaves while it runs."""

import time
from typing import Any

from jatak.campaigns import campaigns
from jatak.consent.models import Event, EventKind, Via
from jatak.database.using import acting_as
from jatak.delivery.models import Message, State
from jatak.demo.asked import asked_about, of_company
from jatak.demo.cast import Member
from jatak.demo.claims import claim, claim_same
from jatak.demo.mail import leave_uri, opened
from jatak.demo.sink import Received
from jatak.demo.steps.campaign import wait_for_all
from jatak.demo.world import World
from jatak.farewell.reading import read_ledger
from jatak.farewell.sending import send_open

OK = 200


def play(world: World) -> dict[str, Any]:
    """Click in the earlier mail, let the campaign end, and see that nothing more came."""
    ben = world.cast.named("ben")
    earlier = [each for each in world.sink.received[: world.summer_mails_from] if each.recipient == ben.address]
    claim_same(len(earlier), 1, "mails of Fjordtur to Ben")
    uri = leave_uri(opened(earlier[0]))
    unsent = _message(world, ben).state in (State.WAITING, State.CLAIMED)
    claim(unsent, "Ben's message was not unsent any more before the click")
    begun, out = time.monotonic(), len(world.summer_mails)
    claim_same(world.servers.click(uri), OK, "the answer to the click")
    seconds = time.monotonic() - begun
    world.tell.fact(f"One click, answered in {seconds * 1000:.0f} ms; {out} mails were out, his was not")
    wait_for_all(world, world.summer, len(world.cast.permitted()))
    world.summer_mails_to = len(world.sink.received)
    _nothing_came(world, ben)
    claim_same(world.servers.click(uri), OK, "the answer to a second click")
    _in_the_ledger(world, ben)
    _confirmed(world, ben)
    _still_at_nordlys(world, ben)
    return {"click_ms": round(seconds * 1000), "mails_out_at_click": out, "dropped": 1}


def _nothing_came(world: World, ben: Member) -> None:
    message = _message(world, ben)
    claim_same((message.state, message.answer), (State.DROPPED, "objected"), "what became of Ben's message")
    claim(ben.address not in {each.recipient for each in world.summer_mails}, "Ben got the summer offers all the same")
    with acting_as("web"):
        report = campaigns.progress(world.summer).report
    claim_same(report.dropped, {"objected": 1}, "messages dropped at the last metre, by reason")
    world.tell.fact("His unsent message was dropped at the last metre, for the reason: objected")


def _in_the_ledger(world: World, ben: Member) -> None:
    with acting_as("consent"):
        said = Event.objects.filter(person_id=ben.id, via=Via.MAIL_CLIENT)
        kinds = sorted(said.values_list("kind", flat=True))
        by_mail = set(said.values_list("message_id", flat=True))
    claim_same(
        kinds,
        sorted([EventKind.WITHDRAWN, EventKind.OBJECTED, EventKind.OBJECTED]),
        "what the click wrote into the ledger, a second click included",
    )
    claim(len(by_mail) == 1 and None not in by_mail, "the ledger does not say by which mail Ben left")
    world.tell.fact("The ledger holds his withdrawal and his objection, and by which mail; a second click adds nothing")


def _confirmed(world: World, ben: Member) -> None:
    """Denmark recommends a letter that confirms it; the jobs send it each minute, and nobody wants to wait for them."""
    read_ledger(world.clock())
    send_open(world.clock())
    world.servers.until(lambda: bool(_letters(world, ben)), "the letter came that confirms it")
    (received,) = _letters(world, ben)
    mail = opened(received)
    claim_same([name for name in mail if name.lower().startswith("list-")], [], "list headers in that letter")
    world.tell.fact(f"“{mail['Subject']}” confirms it, as Denmark recommends: once, and without a word of advertising")


def _letters(world: World, ben: Member) -> list[Received]:
    """Service that came to him since the campaign began."""
    come = [each for each in world.sink.received[world.summer_mails_from :] if each.recipient == ben.address]
    return [each for each in come if each not in world.summer_mails]


def _still_at_nordlys(world: World, ben: Member) -> None:
    here, there = asked_about(world, ben), asked_about(world, ben, of_company(world, world.companies.nordlys))
    claim_same(here.decision.rule, "objected", "the answer for Ben at Sydrejser now")
    claim_same(there.decision.rule, "consent", "the answer for Ben at Nordlys now")
    world.tell.fact("It ended both brands of Sydrejser; Nordlys, another company, still has his yes")


def _message(world: World, member: Member) -> Message:
    with acting_as("worker"):
        return Message.objects.get(campaign_id=world.summer.pk, person_id=member.id)
