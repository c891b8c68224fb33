"""Every decision, decided again."""

from typing import Any

from jatak.database.using import acting_as
from jatak.delivery.models import Message, State
from jatak.delivery.replay import Replay, replay
from jatak.demo.claims import claim_same
from jatak.demo.world import World


def play(world: World) -> dict[str, Any]:
    """Decide every message of the summer campaign anew from the facts of then, and the one by which Ben left."""
    with acting_as("worker"):
        accepted = Message.objects.filter(state=State.ACCEPTED)
        messages = list(accepted.filter(campaign_id=world.summer.pk).order_by("id"))
        messages.append(accepted.get(campaign_id=world.spring.pk, person_id=world.cast.named("ben").id))
        with world.tell.bar("Deciding again", len(messages)) as advance:
            found = []
            for number, message in enumerate(messages, 1):
                found.append(replay(message, with_facts=True))
                advance(number)
    claim_same(len(found), len(world.summer_mails) + 1, "messages to replay")
    differing = [each.message.id for each in found if not each.agrees]
    claim_same(differing, [], "messages decided differently from the stored situation")
    claim_same(
        [_told(each) for each in found if not each.facts_agree], [], "messages whose facts are found differently"
    )
    ana = world.cast.named("ana")
    world.figures["ana_message"] = next(each.message.id for each in found if each.message.person_id == ana.id)
    world.tell.fact(f"{len(found)} messages: the same decisions, on the same facts")
    world.tell.fact("Also the one to Ben by which he left: when it went, it might")
    return {"replayed": len(found)}


def _told(found: Replay) -> str:
    return f"{found.message.id} to person {found.message.person_id}"
