"""From the names that a user types to the things that they name; raises UsageError with what there is."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from jatak.base.errors import UsageError
from jatak.campaigns.models import Campaign
from jatak.delivery.models import Message
from jatak.delivery.replay import message_numbered
from jatak.people.addresses import normalise_email
from jatak.people.models import Brand, ContactKind, ContactPoint, Controller, Person, Topic

M = TypeVar("M", bound=Model)


def controller_named(name: str) -> Controller:
    """The company of this name; without a name the only one that there is."""
    every = Controller.objects.order_by("name")
    if name:
        return _one(every, "company", name)
    if every.count() == 1:
        return every[0]
    if not every:
        raise UsageError("There is no company yet.", "`jatak load-purchases` makes the one that it names.")
    raise UsageError("It is not clear which company is meant.", f"Say it with --controller NAME. {_there_are(every)}")


def brand_of(controller: Controller, name: str) -> Brand | None:
    """The company's brand of this name, None for no name."""
    return _one(Brand.objects.filter(controller=controller), "brand", name) if name else None


def topic_of(controller: Controller, name: str) -> Topic | None:
    """The company's topic of this name, None for no name."""
    return _one(Topic.objects.filter(controller=controller), "topic", name) if name else None


def campaign_called(name: str, controller: Controller | None) -> Campaign:
    """The campaign of this name; the company has to be said where several have one of that name."""
    every = Campaign.objects.order_by("name", "controller__name")
    here = every.filter(controller=controller) if controller else every
    found = list(here.filter(name=name).select_related("controller")[:10])
    if len(found) > 1:
        companies = ", ".join(each.controller.name for each in found)
        raise UsageError(f"Several companies have a campaign {name}: {companies}.", "Say which with --controller NAME.")
    return found[0] if found else _one(here, "campaign", name)


def message_of(number: int, controller: Controller | None) -> Message:
    """The message of this id, where a company is named only one of its own."""
    found = message_numbered(number)
    if controller and found.controller_id != controller.pk:
        raise UsageError(f"{controller.name} sent no message {number}.", "Leave --controller out, or look at its id.")
    return found


def person_known_as(who: str) -> int:
    """The person with this id or e-mail address."""
    if "@" in who:
        point = ContactPoint.objects.filter(kind=ContactKind.EMAIL, normalised=normalise_email(who)).first()
        found = point.person_id if point else None
    else:
        if not who.isascii() or not who.isdigit():
            raise UsageError(f"{who!r} is neither an id nor an e-mail address.", "Give a person's id or address.")
        found = Person.objects.filter(pk=int(who)).values_list("pk", flat=True).first()
    if found is None:
        raise UsageError(f"Nobody is known as {who}.", "Give a person's id or address.")
    return found


def _one(among: QuerySet[M], what: str, name: str) -> M:
    found = among.filter(name=name).first()
    if found is None:
        raise UsageError(f"There is no {what} {name}.", _there_are(among))
    return found


def _there_are(among: QuerySet[M]) -> str:
    known = ", ".join(str(getattr(each, "name", each)) for each in among[:10])
    return f"There are: {known}." if known else "There is none yet."
