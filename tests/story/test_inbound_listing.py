"""What a person must look at, by whom it may be seen; what somebody looked at goes."""

from datetime import timedelta

import pytest
from tests.story.postbag import reply, report
from tests.story.test_inbound import AT, ana, comes

from jatak.database.using import acting_as
from jatak.inbound.forgetting import forget
from jatak.inbound.listing import Place, Seen, close, listed, one, open_ones
from jatak.inbound.models import Arrival, Deed, Kept

__all__ = ["ana"]


@pytest.fixture
def inbox(ana):
    ana.first = comes(reply("What does Crete cost?", ana.message))
    ana.second = comes(reply("And Rhodes?", ana.message), at=AT + timedelta(minutes=1))
    ana.forged = comes(report(None))
    comes(reply("Please unsubscribe me."))
    ana.sees = Seen([ana.company.pk])
    ana.all = Seen([ana.company.pk], without_company=True)
    with acting_as("web"):
        yield ana


def test_the_newest_first_with_its_words_page_by_page(inbox):
    newest, oldest = listed(Deed.POST, inbox.sees)
    assert (newest.pk, oldest.pk) == (inbox.second.pk, inbox.first.pk)
    assert "Rhodes" in newest.kept.words
    assert newest.kept.sender == "ana@example.com"
    below = Place(newest.received_at, newest.pk)
    assert listed(Deed.POST, inbox.sees, below) == [oldest]
    assert open_ones(inbox.all) == {Deed.POST: 2, Deed.QUARANTINED: 1}, "what is held lies on the desk"


def test_nobody_sees_the_post_of_others(inbox):
    assert listed(Deed.POST, Seen([inbox.company.pk + 1])) == []
    assert one(inbox.first.pk, Seen([])) is None
    assert listed(Deed.QUARANTINED, inbox.sees) == []
    assert one(inbox.forged.pk, inbox.all).why == "no_token_of_ours"


def test_what_was_looked_at_leaves_the_list_and_its_words_go(inbox):
    assert close(inbox.first, "Ida", AT)
    assert not close(inbox.first, "Ole", AT)
    assert listed(Deed.POST, inbox.sees) == [inbox.second]
    assert listed(Deed.POST, inbox.sees, closed=True)[0].closed_by == "Ida"
    assert forget(AT + timedelta(days=8)) == 1
    assert not Kept.objects.filter(pk=inbox.first.pk).exists()
    assert Arrival.objects.filter(pk=inbox.first.pk).exists()
