"""Receipts of the cast, from the ledger to the signed file and back."""

import json
from datetime import timedelta

import pytest
from django.test import override_settings
from tests.story.cast import DAY, NOON, company, heard, mailbox, person, question, says_yes
from tests.story.receipting import declares
from tests.story.sending import lives_in
from tests.unit.receipts.shaping import refusals

from jatak.consent.confirming import confirm
from jatak.consent.leaving import leave
from jatak.consent.models import Actor, Via
from jatak.consent.scope import Scope, Who
from jatak.database.using import acting_as
from jatak.receipts.gathering.of_person import receipt_of
from jatak.receipts.issuing import issued
from jatak.receipts.linked.errors import Incomplete
from jatak.receipts.linked.reading import read
from jatak.receipts.record.record import Profile
from jatak.receipts.record.states import State
from jatak.receipts.signing.jws import checked
from jatak.receipts.signing.key import public_key

LATER = NOON + 30 * DAY


@pytest.fixture
def sydrejser(database):
    with acting_as("admin"):
        made = company()
        made.form = question(made, double_opt_in=True)
        yield made


@pytest.fixture
def ana(sydrejser):
    made = lives_in(person())
    event = says_yes(made, sydrejser.form, channels=("email",))
    confirm(event.pk, heard(NOON + timedelta(minutes=5), Via.LINK))
    return made


def test_ana_gets_a_signed_receipt_that_holds(sydrejser, ana):
    declares(sydrejser)
    receipt = receipt_of(ana.pk, sydrejser, LATER)
    document = json.loads(json.dumps(issued(receipt, sydrejser.name)))
    assert refusals(document, warnings=True) == ""
    assert checked(document).key == public_key()
    assert read(document) == receipt
    assert "ana@example.com" not in json.dumps(document)
    assert f'"{ana.pk}"' not in json.dumps(document)
