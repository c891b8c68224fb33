"""Under whose name a message goes out, and what must be there before it may."""

from django.conf import settings

from jatak.base.errors import JatakError
from jatak.content.footer import Identity
from jatak.delivery.compose.addresses import UnusableAddress, address
from jatak.delivery.compose.letter import Sender
from jatak.gate.message import Channel
from jatak.people.models import Brand, Controller
from jatak.people.sms_sender import sms_sender


class NotReadyToSend(JatakError):
    """A company whose messages may not go out yet, with what is missing."""

    exit_code = 2


def sender(controller: Controller, brand: Brand | None, can_leave: bool) -> Sender:
    """Name and address of the sender; marketing and service come from different addresses."""
    own = (brand.sender_address if brand else "") or controller.sender_address
    chosen = own if can_leave else controller.service_address
    if not chosen:
        which = "sender address" if can_leave else "service address"
        raise NotReadyToSend(f"{controller.name} has no {which}.", f"Give the company a {which}.")
    try:
        domain = address(chosen).domain
    except UnusableAddress as error:
        raise NotReadyToSend(f"{controller.name} sends from {chosen!r}: {error.message}", error.remedy) from error
    return Sender(brand.name if brand else controller.name, chosen, domain)


def sms_sender_of(controller: Controller, brand: Brand | None) -> str:
    """From what an SMS comes; raises NotReadyToSend."""
    chosen = sms_sender(controller, brand)
    if not chosen:
        raise NotReadyToSend(
            f"{controller.name} has no sender for SMS.",
            "Give the company a number or a name under Settings, Companies.",
        )
    return chosen


def identity(controller: Controller) -> Identity:
    """Who the controller is; raises NotReadyToSend when a part is missing."""
    missing = controller.missing_identity()
    if missing:
        named = ", ".join(part.replace("_", " ") for part in missing)
        raise NotReadyToSend(
            f"{controller.name} does not say who it is: {named} missing.",
            "Complete the company's identity; every message carries it.",
        )
    return Identity(
        controller.name,
        controller.legal_name,
        controller.postal_address,
        controller.registration_number,
        controller.contact,
    )


def check(
    controller: Controller,
    brand: Brand | None,
    can_leave: bool,
    public_url: str,
    channel: str = Channel.EMAIL,
) -> None:
    """Refuse before the first message what would be refused at each: raises NotReadyToSend."""
    identity(controller)
    if channel == Channel.SMS:
        sms_sender_of(controller, brand)
        _gateway()
    else:
        sender(controller, brand, can_leave)
    if can_leave and not public_url.startswith("https://"):
        raise NotReadyToSend(
            f"The link to leave would begin with {public_url}, which is not https.",
            "Set JATAK_PUBLIC_URL to the https address under which people reach it.",
        )


def _gateway() -> None:
    if not settings.JATAK_SMS_URL:
        raise NotReadyToSend("There is no gateway for SMS.", "Set JATAK_SMS_URL, and start pages and workers anew.")
