"""Post and what was put aside: shown with the reason, looked at, and laid on the desk where it asks for something."""

from datetime import timedelta

import pytest
from django.test import override_settings
from tests.story.console import account, browser_of
from tests.story.desking import why_not
from tests.story.postbag import reply, report
from tests.story.test_inbound import AT, ana, comes

from jatak.accounts.models import Change, Role
from jatak.database.using import acting_as
from jatak.desk.models import Request
from jatak.inbound.models import Arrival
from jatak.people.models import Controller

__all__ = ["ana"]
INBOX = "/console/inbox/"


@pytest.fixture
def sofie(ana):
    """She answers for Sydrejser, to which two people wrote; a forged report came, too."""
    ana.asked = comes(reply("What does Crete cost?", ana.message))
    ana.wants = comes(reply("What about my data?", ana.message), at=AT - timedelta(minutes=1))
    ana.forged = comes(report(None))
    with acting_as("web"), override_settings(JATAK_TWO_FACTOR="offered"):
        yield browser_of(account("Sofie", Role.SUPPORT, ana.company))


def shown(browser, address):
    answer = browser.get(INBOX + address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_post_is_shown_and_holds_nobody(ana, sofie):
    assert shown(sofie, "post/").count("inbox/post/") >= 2
    assert "What does Crete cost?" in shown(sofie, f"post/{ana.asked.pk}/")
    assert why_not(ana, ana.company) == ""
    assert not Request.objects.exists()


def test_what_was_looked_at_leaves_the_list(ana, sofie):
    for _ in range(2):
        assert sofie.post(f"{INBOX}post/{ana.asked.pk}/done/").status_code == 302
    assert f"post/{ana.asked.pk}/" not in shown(sofie, "post/")
    assert "Sofie" in shown(sofie, "post/?state=closed")
    assert [each.verb for each in Change.objects.all()] == ["post.closed"]


def test_what_asks_for_something_becomes_a_request_once(ana, sofie):
    for _ in range(2):
        assert sofie.post(f"{INBOX}post/{ana.wants.pk}/desk/").status_code == 302
    made = Request.objects.get()
    assert (made.received_at, made.message_id) == (ana.wants.received_at, ana.message.id)
    assert "What about my data?" in shown(sofie, f"{made.pk}/")
    assert why_not(ana, ana.company) == "restricted"
    assert Arrival.objects.get(pk=ana.wants.pk).closed_by == "Sofie"


def test_what_was_put_aside_is_told_with_the_reason_to_who_answers_for_all(ana, sofie):
    assert f"post/{ana.forged.pk}/" not in shown(sofie, "aside/"), "nobody knows whose company it is for"
    mette = browser_of(account())
    assert "A complaint that names no message of ours." in shown(mette, "aside/")
    assert "Feedback-Type" in shown(mette, f"post/{ana.forged.pk}/") or "Spam." in shown(
        mette, f"post/{ana.forged.pk}/"
    )


def test_the_post_of_another_company_is_not_there(ana, sofie):
    nordrejser = Controller.objects.get(name="Nordrejser")
    eve = browser_of(account("Eve", Role.SUPPORT, nordrejser))
    assert f"post/{ana.asked.pk}/" not in shown(eve, "post/")
    assert eve.get(f"{INBOX}post/{ana.asked.pk}/").status_code == 404
    for act in ("done/", "desk/"):
        assert eve.post(f"{INBOX}post/{ana.asked.pk}/{act}").status_code == 404
    ida = browser_of(account("Ida", Role.EDITOR, ana.company))
    assert ida.get(f"{INBOX}post/").status_code == 403
