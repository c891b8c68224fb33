"""An import that is killed half way goes on where it was, and none is done twice."""

from collections.abc import Iterator

import pytest
from tests.story.cast import DAY, company
from tests.story.importing import LOADED, former, imported, plan, says

from jatak.consent.models import Event, Record
from jatak.database.using import acting_as, connection
from jatak.imports.models import File, Outcome, RawRow
from jatak.imports.plan import Plan, Words
from jatak.imports.progress import Progress, Step
from jatak.imports.row import Row, Standing
from jatak.people.models import ContactPoint, Person

pytestmark = pytest.mark.usefixtures("database")
ROWS = [
    says(number, f"ana{number}@example.com", Standing.NO if number % 5 == 0 else Standing.YES, key=f"k{number % 17}")
    for number in range(2, 32)
]


class Killed(Exception):
    """The process ended."""


@pytest.fixture
def planned(database: None) -> Plan:
    with acting_as("admin"):
        shop = company()
        return plan(shop, Words(former(shop).pk))


def killed_at(planned: Plan, step: Step, rows: int) -> None:
    """Import until so many rows of a step are done."""

    def hears(told: Progress) -> None:
        if told.step is step and told.done >= rows:
            raise Killed

    with pytest.raises(Killed):
        imported(ROWS, planned, progress=hears)


def stored() -> dict[str, int]:
    with acting_as("consent"):
        return {each.__name__: each.objects.count() for each in (Person, ContactPoint, Event, Record, Outcome, RawRow)}


@pytest.mark.parametrize(
    ("step", "rows"), [(Step.READING, 30), (Step.OBJECTIONS, 3), (Step.CONSENTS, 3), (Step.CONSENTS, 9)]
)
def test_what_was_broken_off_goes_on_where_it_was(planned: Plan, step: Step, rows: int) -> None:
    killed_at(planned, step, rows)
    between = stored()["Outcome"]
    assert between < len(ROWS)
    read: list[Row] = []
    report = imported((read.append(row) or row for row in ROWS), planned, at=LOADED + DAY)
    assert (len(read) == 0) == (step is not Step.READING), "rows that are in the database are not read again"
    assert (report.rows, report.already_loaded) == (len(ROWS), False)
    whole = stored()
    assert whole["RawRow"] == whole["Outcome"] == len(ROWS)
    with acting_as("consent"):
        assert Event.objects.filter(kind="given").count() == sum(row.standing is Standing.YES for row in ROWS)
        assert Outcome.objects.filter(decision="unchanged").count() == 0
        first = Outcome.objects.filter(decision="objection").values("event_id")
        assert Event.objects.filter(pk__in=first, recorded_at=LOADED).exists() == (step is not Step.READING)
    assert imported(ROWS, planned).already_loaded
    assert stored() == whole


def test_what_a_crash_of_the_server_emptied_is_read_again(planned: Plan) -> None:
    killed_at(planned, Step.CONSENTS, 3)
    with acting_as("consent"), connection().cursor() as cursor:
        cursor.execute("TRUNCATE consent.imports_staged")
    report = imported(ROWS, planned)
    assert report.rows == len(ROWS) == stored()["RawRow"] == stored()["Outcome"]


def test_what_goes_wrong_while_reading_leaves_nothing(planned: Plan) -> None:
    def torn() -> Iterator[Row]:
        yield from ROWS[:7]
        raise Killed

    with pytest.raises(Killed):
        imported(torn(), planned)
    assert stored()["RawRow"] == 0
    with acting_as("consent"):
        assert File.objects.get().asks is None
    assert imported(ROWS, planned).rows == len(ROWS)
