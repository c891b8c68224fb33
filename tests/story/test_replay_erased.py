"""A message outlives the person it went to: its decision is made anew, and what cannot be gathered is said."""

import json
from datetime import timedelta

import pytest
from tests.story.erasing import everywhere, the_log_is_in_order_with_locked_proof
from tests.story.sending import now
from tests.story.test_verify import written as exported
from tests.unit.verify.checked import found
from typer import Typer
from typer.testing import CliRunner

from jatak.cli.replay import replay as command
from jatak.database.using import acting_as
from jatak.delivery.models import Message
from jatak.delivery.replay import replay
from jatak.retention.disclosure import of_ledger
from jatak.retention.erasure import Why, erase, release
from jatak.retention.models import Locked
from jatak.sealing.checking import check
from jatak.sealing.sealer import seal
from jatak_verify.finding import Verdict

alone = Typer()
alone.command()(command)


@pytest.fixture
def ana(database):
    """Ana had messages; the log is sealed."""
    _, ana = everywhere()
    seal(now())
    return ana


@pytest.mark.parametrize("why", [Why.INACTIVE, Why.REQUEST])
def test_a_decision_about_somebody_erased_is_made_anew(ana, why):
    with acting_as("worker"):
        sent = Message.objects.filter(person_id=ana.pk).exclude(situation_id=None).first()
    erase(ana.pk, why, now(), "Mette")
    with acting_as("worker"):
        found = replay(Message.objects.get(pk=sent.pk), with_facts=True)
        assert found.agrees
        assert (found.gathered, found.facts_agree, found.is_nobody) == (None, None, True)
    told = CliRunner().invoke(alone, [str(sent.id), "--facts"])
    assert told.exit_code == 0, told.output
    assert "was erased: what was known of them then is gone" in " ".join(told.output.split())
    content = json.loads(CliRunner().invoke(alone, [str(sent.id), "--facts", "--json"]).output)
    assert content["facts_agree"] is None


@pytest.mark.parametrize("is_sealed", [True, False])
def test_the_log_of_a_base_with_locked_proof_is_in_order(database, is_sealed, tmp_path):
    _, ana = everywhere()
    if is_sealed:
        seal(now())
    erase(ana.pk, Why.INACTIVE, now(), "Mette")
    the_log_is_in_order_with_locked_proof()
    told = {each.check: each for each in found(exported(of_ledger, tmp_path / "ledger.zip"))}
    assert told["complete"].verdict is Verdict.HOLDS
    assert "that are locked as proof of messages" in told["complete"].words
    with acting_as("retention"):
        until = max(Locked.objects.values_list("until", flat=True))
    release(until + timedelta(days=1))
    seal(now())
    checked = check()
    assert (list(checked.findings), checked.without["locked"]) == ([], 0)
