"""People from ten countries say yes, buy, and say no."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from jatak.consent.entry import commitment_of
from jatak.consent.models import Event, Record
from jatak.customers.models import Relation
from jatak.database.using import acting_as, atomic
from jatak.demo.acts import CONSENT, CUSTOMERS, Does, Doing
from jatak.demo.cast import Member
from jatak.demo.claims import claim, claim_same
from jatak.demo.refused import refused
from jatak.demo.telling import Advance
from jatak.demo.world import World
from jatak.people.models import ContactKind, ContactPoint, CountryOrigin, Person
from jatak.people.profiles import News, set_profile
from jatak.people.register import Address, find_or_create


def play(world: World) -> dict[str, Any]:
    """Let everybody do what they did, each room's part as the role of that room."""
    members = world.cast.members
    rooms: list[tuple[str, Mapping[str, Does]]] = [("consent", CONSENT), ("customers", CUSTOMERS)]
    with world.tell.bar("People and what they did", 2 * len(members)) as advance:
        for place, (role, known) in enumerate(rooms):
            with acting_as(role), atomic():
                _all_do(world, known, advance, place * len(members))
    figures = _counted(world) | {"events": _ledger_holds()}
    _show_groups(world)
    _rooms_are_apart(world)
    return figures


def _all_do(world: World, known: Mapping[str, Does], advance: Advance, done: int) -> None:
    for number, member in enumerate(world.cast.members, done + 1):
        acts = [act for act in member.acts if act.name in known]
        if acts:
            doing = Doing(member, _entered(member, known is CUSTOMERS), world.companies, world.questions)
            for act in acts:
                known[act.name](doing, act.at)
        advance(number)


def _entered(member: Member, by_shop: bool) -> ContactPoint:
    if not member.id:
        _enter(member, by_shop)
    return ContactPoint.objects.select_related("person").get(person=member.id)


def _enter(member: Member, by_shop: bool) -> None:
    person = find_or_create(Address(ContactKind.EMAIL, member.address), name=member.name, language=member.language)
    member.id = person.pk
    origin = CountryOrigin.BILLING if by_shop else CountryOrigin.OWN_WORD
    first = min(act.at for act in member.acts)
    news = News(
        country=member.country,
        country_origin=origin if member.country else None,
        recipient_kind=member.kind,
        born=None if member.age is None else date(first.year - member.age, 1, 1),
    )
    set_profile(person, news, first)


def _counted(world: World) -> dict[str, Any]:
    """What is there must be what the people did."""
    did = Counter(act.name for member in world.cast.members for act in member.acts)
    bought = sum(did[name] for name in CUSTOMERS)
    countries = {member.country or "unknown" for member in world.cast.members}
    with acting_as("consent"):
        people, yeses = Person.objects.count(), Record.objects.count()
    with acting_as("customers"):
        relations = Relation.objects.count()
    claim_same(people, len(world.cast.members), "people in the database")
    claim_same(relations, bought, "bookings and other relations in the database")
    claim(len(countries) == 10, f"people come from {len(countries)} countries, not from ten")
    world.tell.fact(f"{people} people of ten countries (one of them unknown), {yeses} consents, {relations} relations")
    return {"people": people, "consents": yeses, "relations": relations, "countries": sorted(countries)}


def _ledger_holds() -> int:
    """Every event's commitment is recomputed, and none of them can be changed."""
    with acting_as("consent"):
        events = list(Event.objects.all())
    wrong = [event.pk for event in events if commitment_of(event) != bytes(event.commitment)]
    claim_same(wrong, [], "events of the ledger whose hash is wrong")
    for role in ("consent", "admin"):
        claim(refused(role, lambda: Event.objects.update(kind="given")), f"{role} could change the ledger")
    return len(events)


def _rooms_are_apart(world: World) -> None:
    for role, model in (("customers", Record), ("consent", Relation), ("web", Record), ("worker", Relation)):
        claim(refused(role, model.objects.first), f"the role {role} could read {model._meta.verbose_name_plural}")
    world.tell.fact("The ledger's hashes are right, it cannot be changed, and no login reads consents and purchases")


def _show_groups(world: World) -> None:
    for word in ("confirmed", "single", "old-list", "prize-draw", "no-chance", "clicked-no", "staff-entry"):
        member = next(member for member in world.cast.members if member.group == word)
        count = sum(other.group == word for other in world.cast.members)
        world.tell.note(f"· {count} people like {member.name}: {_story(word)}")


def _story(slug: str) -> str:
    from jatak.demo.texts import table

    return next(str(group["story"]) for group in table("cast.toml")["group"] if group["slug"] == slug)
