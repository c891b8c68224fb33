"""What the stories of passing on share: a company whose notice names partners, and whoever got its consents."""

from collections.abc import Sequence
from datetime import datetime

from tests.story.cast import DAY, NOON, Question, asked_words, heard

from jatak.consent import collection, notices
from jatak.consent.leaving import leave
from jatak.consent.models import Event, Via
from jatak.consent.scope import Scope, Who
from jatak.database.using import acting_as
from jatak.onward.models import Partner, Passing, Way
from jatak.onward.partners import Agreed, agree, enter
from jatak.onward.reading import read_ledger
from jatak.people.models import Controller, Person

SOL = notices.Partner("Hotel Sol", "offers of rooms")


def asks_for(asking: Controller, *partners: notices.Partner, slug: str = "newsletter", **content: object) -> Question:
    """A published question that names these partners, too, and what each of them writes about."""
    double_opt_in = bool(content.pop("double_opt_in", False))
    words = asked_words(asking, ("email", "sms"), companies=content.get("companies", ()))  # type: ignore[arg-type]
    named = " ".join(f"And may {each.name} write to you about {each.about}?" for each in partners)
    said = {"en": notices.Words(f"{words.asked} {named}".strip(), words.withdrawal)}
    drafted = notices.draft(asking, slug, notices.Draft(("email", "sms"), said, partners=partners, **content))
    version = notices.publish(drafted, by="Ida", at=NOON - 30 * DAY)
    place = collection.set_up(asking, slug, "form", version, double_opt_in)
    return Question(version.texts.get(), collection.publish(place, NOON - 30 * DAY))


def partner_of(of: Controller, agreed: Agreed, name: str = "Hotel Sol") -> Partner:
    """A partner that is told as agreed."""
    return agree(enter(of, name, Way.HAND, "Mette", NOON), agreed, "Mette", NOON)


def leaves(somebody: Person, of: Controller | None, at: datetime, via: Via = Via.LINK, **scope: object) -> list[Event]:
    """Somebody says no."""
    with acting_as("consent"):
        return leave(Who(somebody.pk), Scope(of.pk if of else None, **scope), heard(at, via))


def passings(at: datetime = NOON) -> Sequence[Passing]:
    """Who must be told, once the ledger is read."""
    read_ledger(at)
    return list(Passing.objects.order_by("pk"))
