"""What the bench and the guard of the console's pages share: the people, a campaign, an account, and the pages."""

import os
import random
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TABLES = (
    "people_controller",
    "people_topic",
    "people_brand",
    "people_productgroup",
    "people_person",
    "people_contactpoint",
    "consent.consent_notice",
    "consent.consent_noticeversion",
    "consent.consent_noticetext",
    "consent.consent_collectionpoint",
    "consent.consent_collectionpointversion",
    "desk_request",
)
"""Tables whose rows were made with numbers of their own."""
LARGE = (
    "people_person",
    "people_profile",
    "people_contactpoint",
    "consent.consent_event",
    "consent.consent_record",
    "customers.customers_relation",
    "accounts_look",
)


@dataclass(frozen=True)
class World:
    """Where the pages find something."""

    people: int
    user: Any
    campaign: int
    census: Any
    reason: Any


@dataclass(frozen=True)
class Page:
    """One page: its name in the figures, and its address for a world, another one each time where it can be."""

    name: str
    address: Callable[[World, random.Random], str]


def _fixed(address: str) -> Callable[[World, random.Random], str]:
    return lambda world, chance: address


def _somebody(tail: str) -> Callable[[World, random.Random], str]:
    return lambda world, chance: f"/console/people/{chance.randint(1, world.people)}/{tail}"


def _event(world: World, chance: random.Random) -> str:
    person = chance.randint(1, world.people)
    event = uuid.UUID(f"00000000-0000-7000-8000-{person - 1:012x}")
    return f"/console/people/{person}/history/{event}/"


def _behind(world: World, chance: random.Random) -> str:
    """A page in the middle of the people behind a figure."""
    nth = chance.randint(world.reason.first, world.reason.last)
    person = chance.randint(1, world.people)
    return f"/console/audience/{world.census.pk}/people/?reason={world.reason.nth}&after={nth}&person={person}"


def _request(world: World, chance: random.Random) -> str:
    return f"/console/inbox/{4 * chance.randint(1, world.people // 4)}/"


PAGES = (
    Page("dashboard", _fixed("/console/")),
    Page("inbox", _fixed("/console/inbox/")),
    Page("inbox_of_company", _fixed("/console/inbox/?company=2&asked=unclear")),
    Page("inbox_closed", _fixed("/console/inbox/?state=closed")),
    Page("inbox_request", _request),
    Page("inbox_post", _fixed("/console/inbox/post/")),
    Page("inbox_aside", _fixed("/console/inbox/aside/")),
    Page("inbox_new", lambda world, chance: f"/console/inbox/new/?person={chance.randint(1, world.people)}"),
    Page("clocks", _fixed("/console/clocks/")),
    Page("lists", _fixed("/console/lists/")),
    Page("lists_one", _fixed("/console/lists/1/consent/email/")),
    Page("lists_people", _fixed("/console/lists/1/consent/email/active/")),
    Page("keeping", _fixed("/console/settings/keeping/")),
    Page("people", _fixed("/console/people/")),
    Page("people_by_name", _fixed("/console/people/?q=hansen")),
    Page("people_by_address", lambda world, chance: f"/console/people/?q=person{chance.randint(1, world.people)}@"),
    Page("people_by_country", _fixed("/console/people/?country=DK")),
    Page("people_of_company", _fixed("/console/people/?company=2")),
    Page("person", _somebody("")),
    Page("person_history", _somebody("history/")),
    Page("person_event", _event),
    Page("person_messages", _somebody("messages/")),
    Page("person_try", _somebody("try/?company=1&channel=email&purpose=marketing")),
    Page("audience", _fixed("/console/audience/?company=1")),
    Page("audience_reason", lambda world, chance: f"/console/audience/{world.census.pk}/reasons/{world.reason.nth}/"),
    Page("audience_people", lambda world, _: f"/console/audience/{world.census.pk}/people/?reason={world.reason.nth}"),
    Page("audience_people_deep", _behind),
    Page("audience_situation", lambda world, _: f"/console/audience/{world.census.pk}/people/?situation=1"),
    Page("audience_what_if", _fixed("/console/audience/what-if/?company=1&channel=email")),
    Page("campaigns", _fixed("/console/campaigns/")),
    Page("campaign_to", _fixed("/console/campaigns/1/to/")),
    Page("campaign_progress", lambda world, _: f"/console/campaigns/{world.campaign}/progress/"),
    Page("campaign_report", lambda world, _: f"/console/campaigns/{world.campaign}/report/"),
    Page("campaign_received", lambda world, _: f"/console/campaigns/{world.campaign}/received/"),
    Page("letters", _fixed("/console/letters/")),
    Page("service", _fixed("/console/service/")),
    Page("notices", _fixed("/console/notices/")),
    Page("notice", _fixed("/console/notices/1/")),
    Page("notice_version", _fixed("/console/notices/versions/1/")),
    Page("collection", _fixed("/console/collection/")),
    Page("collection_point", _fixed("/console/collection/1/")),
    Page("collection_compare", _fixed("/console/collection/compare/")),
    Page("collection_asking", _fixed("/console/collection/asking/")),
    Page("imports", _fixed("/console/imports/")),
    Page("settings_companies", _fixed("/console/settings/companies/")),
    Page("log", _fixed("/console/log/")),
    Page("log_looks", _fixed("/console/log/looks/")),
)
"""Every page that lists or shows people, or counts them; whoever adds such a page adds a line."""


def build(people: int, say: Callable[[str], object] = lambda text: None) -> World:
    """Generate everything, start a campaign to everybody, count the audience."""
    say(f"Generating {people:,} people and {5 * people:,} events ...")
    _generate(people)
    say("Starting a campaign ...")
    campaign = _campaign()
    say("Counting ...")
    census = _census()
    _lists()
    vacuum()
    reason = max(census.reasons.all(), key=lambda each: each.count)
    return World(people, _account(), campaign, census, reason)


def _lists() -> None:
    from jatak.base.clock import now
    from jatak.database.using import acting_as
    from jatak.retention.lists.asking import ask
    from jatak.retention.lists.counting import count

    with acting_as("web"):
        count(ask(1, now()).pk, now())


def browser_of(world: World) -> Any:
    """A browser in which the administrator is logged in."""
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    client.force_login(world.user)
    return client


def addresses(page: Page, world: World, times: int, turn: str = "") -> Iterator[str]:
    """So many addresses of a page, the same ones in each run."""
    chance = random.Random(f"{page.name} {turn}")  # noqa: S311
    for _ in range(times):
        yield page.address(world, chance)


def _generate(people: int) -> None:
    from jatak.database.using import acting_as, connection

    os.environ.setdefault("JATAK_PUBLIC_URL", "https://benchmark.example")
    with acting_as("admin"), connection().cursor() as cursor:
        cursor.execute("SET session_replication_role = replica; SET synchronous_commit = off")
        with _without_indexes(cursor):
            for statement in (HERE / "pages.sql").read_text().replace(":people", str(people)).split(";\n"):
                if statement.strip():
                    cursor.execute(statement)
        for table in TABLES:
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")
    vacuum()


@contextmanager
def _without_indexes(cursor: Any) -> Iterator[None]:
    """Indexes of the large tables are made anew afterwards: sorting once is quicker than finding each row's place."""
    cursor.execute(
        "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index AS i"
        " WHERE indrelid = ANY (%s::regclass[])"
        " AND NOT EXISTS (SELECT FROM pg_constraint AS c WHERE c.conindid = i.indexrelid)",
        [list(LARGE)],
    )
    indexes = cursor.fetchall()
    for name, _ in indexes:
        cursor.execute(f"DROP INDEX {name}")
    yield
    for _, definition in indexes:
        cursor.execute(definition)


def vacuum() -> None:
    """What the database does by itself in quiet hours."""
    from jatak.database.using import acting_as, connection

    with acting_as("admin"), connection().cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    with acting_as("admin"):
        connection().close()


def _account() -> Any:
    from django.contrib.auth.models import User

    from jatak.accounts.models import Membership

    user = User.objects.create_user("mette@example.com", "mette@example.com", "sommer-og-sol-2026", first_name="Mette")
    Membership.objects.create(user=user, role="administrator")
    return user


def _campaign() -> int:
    from jatak.base.clock import now
    from jatak.campaigns import kept
    from jatak.campaigns.campaigns import create, start
    from jatak.content.templates import approve, write_template, write_text
    from jatak.gate.message import Declared, Element
    from jatak.people.models import Controller

    version = write_template(Controller.objects.get(pk=1), "news", Declared.MARKETING, [Element.NEWSLETTER])
    write_text(version, "en", "Hello", "Hello.")
    approve(version, "bench", now())
    for nth in range(40):
        create(f"Draft {nth}", version, now())
    campaign = create("Campaign", version, now())
    start(campaign, "bench", now())
    kept.keep(campaign, now())
    campaign_id: int = campaign.pk
    return campaign_id


def _census() -> Any:
    from jatak.base.clock import now
    from jatak.clearance.census import asking, counting, weeks
    from jatak.clearance.census.standing import standing_questions

    asked = [asking.ask(question, now())[0] for question in standing_questions([1, 2])]
    counted = [counting.count(each.pk) for each in asked]
    weeks.refresh(now())
    return counted[0]
