"""What comes back: an answer, a bounce, somebody away, and one that a person must look at."""

from io import BytesIO
from typing import Any

from jatak.database.using import acting_as
from jatak.demo.answering import Answering
from jatak.demo.asked import asked_about
from jatak.demo.cast import Member
from jatak.demo.claims import claim_same
from jatak.demo.world import World
from jatak.desk.models import Request
from jatak.inbound.delivering import deliver
from jatak.inbound.models import Arrival, Deed

NO_MORE = "Hej!\nJeg vil ikke have flere mails fra jer.\nVenlig hilsen"
FEWER = "Hej!\nI skriver lidt for tit. Kan I sende mig færre mails?\nVenlig hilsen"
SHOWN = ("ana", "ben")
"""Who play a part of their own; the console's visitors look them up."""


def play(world: World) -> dict[str, Any]:
    """Bring four mails as a mail server does, and see what became of each."""
    leaver, gone, away, unsure = _readers(world)
    _leaves(world, leaver)
    _bounces(world, gone)
    _is_away(world, away)
    _is_unsure(world, unsure)
    with acting_as("web"):
        waiting = Request.objects.filter(closed_at=None).count()
    claim_same(waiting, 1, "requests that wait on the desk")
    return {"mails": 4, "left": 1, "bounced": 1, "waiting": waiting}


def _readers(world: World) -> list[tuple[Member, Answering]]:
    """Four Danes who got the summer letter and may get the next."""
    cast = world.cast.by_address()
    got = [(cast[each.recipient], Answering(each)) for each in world.summer_mails if each.recipient in cast]
    danes = [(who, mail) for who, mail in got if who.language == "da" and who.group not in SHOWN]
    return [each for each in danes if asked_about(world, each[0]).decision.permitted][:4]


def _leaves(world: World, reader: tuple[Member, Answering]) -> None:
    who, mail = reader
    claim_same(_comes(world, mail.reply(NO_MORE)).deed, Deed.LEFT, "what became of the answer that says no")
    claim_same(asked_about(world, who).decision.rule, "objected", "the reason after the answer")
    world.tell.fact(f"{who.name} answers “{NO_MORE.splitlines()[1]}”: left, as if by the link")


def _bounces(world: World, reader: tuple[Member, Answering]) -> None:
    who, mail = reader
    claim_same(_comes(world, mail.bounce()).deed, Deed.FAILED, "what became of the bounce")
    claim_same(asked_about(world, who).decision.rule, "undeliverable", "the reason after the bounce")
    world.tell.fact(f"{who.name}'s mailbox is gone (5.1.1): no more mail goes there, and the consent stays what it was")


def _is_away(world: World, reader: tuple[Member, Answering]) -> None:
    who, mail = reader
    claim_same(_comes(world, mail.away()).deed, Deed.NOTED, "what became of the automatic reply")
    claim_same(asked_about(world, who).decision.permitted, True, "whether somebody away may be written to")
    world.tell.fact(f"{who.name} is on holiday, says a program: nothing changes, though it says “stop”")


def _is_unsure(world: World, reader: tuple[Member, Answering]) -> None:
    who, mail = reader
    claim_same(_comes(world, mail.reply(FEWER)).deed, Deed.HELD, "what became of the answer that is not clear")
    claim_same(asked_about(world, who).decision.rule, "restricted", "the reason while a person has not looked")
    world.tell.fact(f"{who.name} asks for fewer: that waits in the console's Inbox, and no marketing goes until then")


def _comes(world: World, data: bytes) -> Arrival:
    with acting_as("web"):
        return deliver(BytesIO(data), "", world.clock())
