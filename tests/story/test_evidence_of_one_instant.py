"""An export among changes: what it holds, and what came too late for it."""

import pytest
from tests.story.cast import question, says_yes
from tests.story.opened import exporting
from tests.story.proof import World
from tests.story.sending import YESTERDAY
from tests.story.sending import now as today

from jatak.campaigns.campaigns import create
from jatak.database.using import acting_as
from jatak.retention.disclosure import of_campaign, of_person


@pytest.fixture
def world(database):
    return World()


@pytest.fixture
def export(tmp_path):
    """Write an export and open it."""
    return exporting(tmp_path)


def test_a_yes_that_another_companys_form_gathered_is_this_companys_too(world, export):
    with acting_as("admin"):
        companies = {world.sydrejser.pk: (), world.butik.pk: ()}
        says_yes(world.ben, question(world.sydrejser, "both", companies=companies), YESTERDAY)
    found = export(lambda: of_person(world.ben.pk, world.butik))
    assert found.kinds() == ["given"]
    assert [row["controller"] for row in found.rows("records")] == [str(world.butik.pk)]


def test_a_campaign_that_was_not_started_can_be_shown(world, export):
    with acting_as("web"):
        winter = create("Winter", world.autumn.template_version, today())
    found = export(lambda: of_campaign(winter))
    assert found.rows("campaign")[0]["start"] is None
    assert found.rows("messages") == found.rows("events") == []


def test_it_is_the_state_of_one_instant(world, export):
    def meanwhile():
        with acting_as("admin"):
            says_yes(world.ben, question(world.sydrejser, "late"), today())
        return of_person(world.ben.pk)

    assert export(meanwhile).kinds() == ["given"]
    assert export(lambda: of_person(world.ben.pk), "after.zip").kinds() == ["given", "given"]
