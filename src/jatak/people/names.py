"""A company's brands, topics and product groups: added and renamed, never deleted, since messages name them."""

from jatak.base.errors import UsageError
from jatak.database.using import atomic
from jatak.people.addresses import normalise_email
from jatak.people.models import Brand, Controller, ProductGroup, Topic
from jatak.people.sms_sender import checked_sender

Named = Brand | Topic | ProductGroup
KINDS: dict[str, type[Named]] = {"brands": Brand, "topics": Topic, "product-groups": ProductGroup}
LONGEST = 100


class Unusable(UsageError):
    """A name that cannot be taken."""


def add(
    company: Controller, kind: str, name: str, sender_address: str = "", sms_sender: str = ""
) -> tuple[Named, bool]:
    """The one of this name, and whether it is new; raises Unusable."""
    told = _checked(name)
    more = {}
    if kind == "brands":
        more = {"sender_address": _address(sender_address), "sms_sender": checked_sender(sms_sender)}
    return KINDS[kind].objects.get_or_create(controller=company, name=told, defaults=more)


def rename(thing: Named, name: str, before: str, sender_address: str = "", sms_sender: str = "") -> list[str]:
    """Another name, and for a brand other senders; [before, after]. Raises Unusable, also if it changed meanwhile."""
    told, model = _checked(name), type(thing)
    with atomic():
        now = model.objects.select_for_update().get(pk=thing.pk)
        if now.name not in (before, told):
            raise Unusable(f"Somebody called it {now.name} meanwhile.", "Save again to give it your name.")
        if model.objects.filter(controller_id=now.controller_id, name=told).exclude(pk=now.pk).exists():
            raise Unusable(f"There is one of the name {told}.", "Choose another name.")
        was, now.name = now.name, told
        if isinstance(now, Brand):
            now.sender_address, now.sms_sender = _address(sender_address), checked_sender(sms_sender)
        now.save()
    return [was, told]


def _checked(name: str) -> str:
    told = " ".join(name.split())
    if not told:
        raise Unusable("It needs a name.", "Write how people know it.")
    if len(told) > LONGEST:
        raise Unusable(f"This name is longer than {LONGEST} letters.", "Choose a shorter one.")
    return told


def _address(written: str) -> str:
    told = written.strip()
    if told:
        normalise_email(told)
    return told
