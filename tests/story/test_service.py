"""Messages of service: from approved templates, cleared by the gate, once per key."""

import email
import email.policy
import json
import subprocess
import sys

import pytest
from django.test import override_settings
from tests.plugins.relay import Sink
from tests.story.sending import (
    PUBLIC_URL,
    YESTERDAY,
    bought,
    leaves,
    members,
    now,
    receipt,
    states,
    sydrejser,
    until,
    worker,
)

from jatak.base.errors import UsageError
from jatak.campaigns.service import NotPermitted, send_service
from jatak.content.templates import approve, write_template, write_text
from jatak.database.using import acting_as
from jatak.gate.message import Declared, Element


@pytest.fixture
def travel(database):
    with acting_as("admin"):
        made = sydrejser()
        made.ana, *_ = members(made, "Ana")
    with acting_as("web"), override_settings(JATAK_PUBLIC_URL=PUBLIC_URL):
        receipt(made)
        yield made


def test_it_arrives_without_a_way_to_leave(travel):
    send_service(travel, "receipt", travel.ana.pk, now())
    with Sink() as sink, worker(sink.url):
        until(lambda: states() == {"accepted": 1})
    message = email.message_from_bytes(sink.received[0].data, policy=email.policy.SMTP)
    assert message["From"].addresses[0].addr_spec == "service@sydrejser.example"
    assert not [name for name in message.keys() if name.startswith("List-")]  # noqa: SIM118
    assert "it is not advertising" in message.get_content()


def test_leaving_does_not_stop_service(travel):
    with acting_as("admin"):
        bought(travel, travel.ana)
    leaves(travel.ana, travel)
    send_service(travel, "receipt", travel.ana.pk, now())
    with Sink() as sink, worker(sink.url):
        until(lambda: states() == {"accepted": 1})


def test_the_same_key_is_the_same_message(travel):
    first = send_service(travel, "receipt", travel.ana.pk, now(), key="order 7")
    again = send_service(travel, "receipt", travel.ana.pk, now(), key="order 7")
    assert (first.message_id, first.repeated, again.repeated) == (again.message_id, False, True)
    assert states() == {"waiting": 1}


def test_a_key_is_not_another_message(travel):
    send_service(travel, "receipt", travel.ana.pk, now(), key="order 7")
    with pytest.raises(UsageError, match="used for another message"):
        send_service(travel, "receipt", 999, now(), key="order 7")


def test_promotion_in_a_service_message_is_judged_as_marketing(travel):
    version = write_template(travel, "offer", Declared.SERVICE, [Element.ORDER_INFO, Element.PROMOTION])
    write_text(version, "en", "Your order and more", "Buy more.")
    approve(version, "Ida", YESTERDAY)
    leaves(travel.ana, travel)
    with pytest.raises(NotPermitted, match="may not go"):
        send_service(travel, "offer", travel.ana.pk, now())
    assert states() == {}


def test_only_approved_templates_are_sent(travel):
    write_template(travel, "draft", Declared.SERVICE, [Element.ORDER_INFO])
    with pytest.raises(UsageError, match="No version of the template draft is approved"):
        send_service(travel, "draft", travel.ana.pk, now())
    with pytest.raises(UsageError, match="has no template nothing"):
        send_service(travel, "nothing", travel.ana.pk, now())


def test_nobody_is_refused_clearly(travel):
    with pytest.raises(UsageError, match="Nothing is known of person 999"):
        send_service(travel, "receipt", 999, now())


def jatak(*words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-m", "jatak.cli", *words], capture_output=True, text=True, check=False)


def test_from_the_command_line(travel):
    done = jatak("send-service", "--template", "receipt", "--to", "ana@example.com", "--key", "7", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1])["person"] == travel.ana.pk
    again = jatak("send-service", "--template", "receipt", "--to", str(travel.ana.pk), "--key", "7", "--json")
    assert json.loads(again.stdout.splitlines()[-1])["repeated"] is True
    for wrong, said in [("eve@example.com", "Nobody is known"), ("Ana", "neither an id"), ("999", "Nobody is known")]:
        failed = jatak("send-service", "--template", "receipt", "--to", wrong)
        assert failed.returncode == 2
        assert said in failed.stderr


def test_a_campaign_from_the_command_line(travel, monkeypatch):
    monkeypatch.setenv("JATAK_PUBLIC_URL", PUBLIC_URL)
    version = write_template(travel, "news", Declared.MARKETING, [Element.NEWSLETTER])
    write_text(version, "en", "News", "News.")
    approve(version, "Ida", YESTERDAY)
    name = ["Spring", "--controller", travel.name]
    assert jatak("campaign", "create", *name, "--template", "news", "--topic", "Winter").returncode == 2
    made = jatak("campaign", "create", *name, "--template", "news", "--topic", "Summer", "--json")
    assert made.returncode == 0, made.stderr
    for _ in range(2):
        begun = jatak("campaign", "start", *name, "--json")
        assert begun.returncode == 0, begun.stderr
        assert json.loads(begun.stdout.splitlines()[-1])["permitted"] == 1
    status = json.loads(jatak("campaign", "status", *name, "--json").stdout.splitlines()[-1])
    assert status["states"]["waiting"] == 1
    assert jatak("campaign", "status", "Autumn", "--controller", travel.name).returncode == 2
