"""His travel documents still come."""

from typing import Any

from jatak.campaigns.service import send_service
from jatak.database.using import acting_as
from jatak.delivery.models import Message, State
from jatak.demo.claims import claim, claim_same
from jatak.demo.letters import approved_letter
from jatak.demo.mail import opened, words
from jatak.demo.world import World

KEY = "travel documents of S-00001"


def play(world: World) -> dict[str, Any]:
    """Send Ben, who left, his travel documents; asking twice sends once."""
    companies, ben = world.companies, world.cast.named("ben")
    before = len(world.sink.received)
    with acting_as("web"):
        approved_letter(companies.sydrejser, companies.solrejser, "travel-documents", world.clock())
        sent = send_service(companies.sydrejser, "travel-documents", ben.id, world.clock(), KEY)
        again = send_service(companies.sydrejser, "travel-documents", ben.id, world.clock(), KEY)
    claim_same((again.message_id, again.repeated), (sent.message_id, True), "the answer to asking twice")
    world.servers.until(lambda: _accepted(sent.message_id), "the travel documents came")
    (received,) = world.sink.received[before:]
    mail = opened(received)
    claim_same(received.recipient, ben.address, "who got the travel documents")
    claim_same(str(mail["Subject"]), "Dine rejsedokumenter", "their subject")
    listed = [name for name in mail if name.lower().startswith("list-")]
    claim_same(listed, [], "list headers in a message of service")
    text = words(mail, "plain")
    claim(companies.sydrejser.registration_number in text, "the travel documents do not say who sends them")
    claim("servicebesked" in text and "/l/" not in text, "the travel documents look like advertising")
    world.tell.fact(f"“{mail['Subject']}” reached {ben.name}: no list headers, nothing to leave, nothing promoted")
    return {"message": sent.message_id}


def _accepted(message_id: int) -> bool:
    """Whether the relay took it and that is on record, which is a moment later."""
    with acting_as("web"):
        return Message.objects.filter(id=message_id, state=State.ACCEPTED).exists()
