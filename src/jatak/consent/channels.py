"""Which channels an address of some kind can carry."""

from jatak.gate.message import Channel
from jatak.people.models import ContactKind

CARRIED = {
    ContactKind.EMAIL: (Channel.EMAIL,),
    ContactKind.TELEPHONE: (Channel.SMS, Channel.MMS),
    ContactKind.DM: (Channel.DM,),
    ContactKind.PUSH: (Channel.PUSH,),
    ContactKind.INBOX: (Channel.INBOX_AD,),
}


def carried_by(kind: str) -> tuple[str, ...]:
    """The channels that reach a contact point of this kind."""
    return tuple(channel.value for channel in CARRIED[ContactKind(kind)])
