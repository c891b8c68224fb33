"""`jatak init`: from nothing to a notice, without questions, again without harm, and resumed."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import override_settings
from tests.story.console import anybody

from jatak.accounts.models import Membership, Role
from jatak.base.errors import UsageError
from jatak.cli.init.asking import Asker
from jatak.cli.init.command import init
from jatak.consent.models import CollectionPointVersion, NoticeText
from jatak.database.using import acting_as
from jatak.people.models import Controller, Topic

pytestmark = pytest.mark.usefixtures("database")
COMPANY = {
    "company": "Sydrejser",
    "legal_name": "Sydrejser A/S",
    "postal_address": "Vestergade 1, 1456 København K",
    "registration_number": "CVR 12345678",
    "contact": "hej@sydrejser.example",
    "sender_address": "nyt@sydrejser.example",
    "service_address": "service@sydrejser.example",
    "language": "da",
    "time_zone": "Europe/Copenhagen",
    "industry": "travel",
}
SITE = "https://news.sydrejser.example"
METTE = {"admin_name": "Mette Holm", "admin_email": "mette@example.com"}


@pytest.fixture(autouse=True)
def _web() -> Iterator[None]:
    with (
        override_settings(JATAK_TWO_FACTOR="offered", JATAK_PUBLIC_URL=SITE, JATAK_CONSOLE_URL=SITE),
        acting_as("web"),
    ):
        yield


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    def ran(**options: Any) -> dict[str, Any]:
        init(**options, as_json=True)
        content: dict[str, Any] = json.loads(capsys.readouterr().out.splitlines()[-1])
        return content

    return ran


def missing(content: dict[str, Any]) -> list[str]:
    return [each["step"] for each in content["missing"]]


def test_everything_by_options_at_once_leaves_nothing_missing(run: Any) -> None:
    content = run(
        **METTE, **COMPANY, country="DK", topic="Rejser", per_month=2, publish_notice=True, generate_password=True
    )
    assert missing(content) == []
    assert content["notice"] == {"published": True, "notice": "newsletter", "version": 1, "languages": ["da", "en"]}
    user = User.objects.get()
    assert user.check_password(content["administrator"]["password"])
    assert [(each.role, each.controller_id) for each in Membership.objects.all()] == [(Role.ADMINISTRATOR, None)]
    sydrejser = Controller.objects.get()
    assert (sydrejser.industry, sydrejser.time_zone, sydrejser.missing_identity()) == (
        "travel",
        "Europe/Copenhagen",
        [],
    )
    assert Topic.objects.get().name == "Rejser"
    with acting_as("consent"):
        assert "højst 2 gange om måneden" in NoticeText.objects.get(language="da").words
        assert CollectionPointVersion.objects.get().published_at


def test_again_it_changes_nothing(run: Any) -> None:
    options = {**METTE, **COMPANY, "country": "DK", "topic": "Rejser", "publish_notice": True}
    run(**options)
    again = run(**options)
    assert again["administrator"] == {"done": True, "new": False}
    assert missing(again) == []
    assert (User.objects.count(), Controller.objects.count(), Topic.objects.count()) == (1, 1, 1)
    with acting_as("consent"):
        assert CollectionPointVersion.objects.count() == 1


def test_without_an_answer_it_tells_the_browsers_link_and_what_is_missing_and_goes_on_later(run: Any) -> None:
    first = run()
    assert missing(first) == ["administrator", "company", "sender", "topic", "notice"]
    link = first["administrator"]["link"]
    assert run()["administrator"]["link"] == link, "the same until it is used"
    assert anybody().get(re.sub(r"^https://[^/]+", "", link)).status_code == 200
    half = run(company="Sydrejser", legal_name="Sydrejser A/S")
    assert missing(half) == ["administrator", "company", "sender", "notice"]
    whole = run(**COMPANY, **METTE, publish_notice=True)
    assert missing(whole) == []
    assert Controller.objects.get().postal_address.startswith("Vestergade")


def test_what_a_company_lacked_is_looked_at_as_what_it_begins_with(run: Any) -> None:
    run(company="Sydrejser")
    with pytest.raises(UsageError, match="not an e-mail address"):
        run(company="Sydrejser", sender_address="nowhere")
    assert Controller.objects.get().sender_address == ""


def test_what_stays_as_it_was_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    init(**COMPANY, as_json=True)
    assert "keeps" not in capsys.readouterr().err
    init(**(COMPANY | {"contact": "+4522222222", "industry": "none"}), as_json=True)
    assert "Sydrejser keeps its contact, industry" in capsys.readouterr().err
    assert Controller.objects.get().contact == COMPANY["contact"]


def test_without_a_password_it_is_set_by_the_link(run: Any) -> None:
    link = run(**METTE)["administrator"]["link"]
    assert not User.objects.get().has_usable_password()
    browser = anybody()
    page = browser.get(re.sub(r"^https://[^/]+", "", link))
    done = browser.post(page["Location"], {"password1": "en-ny-og-lang-kode", "password2": "en-ny-og-lang-kode"})
    assert done.status_code == 302
    assert User.objects.get().check_password("en-ny-og-lang-kode")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"admin_email": "mette"}, "not an e-mail address"),
        ({"industry": "shoes"}, "no profile of the industry"),
        ({"language": "xx"}, "no pages in"),
        ({"time_zone": "Mars"}, "no time zone"),
        ({"sender_address": "nowhere"}, "not an e-mail address"),
        ({"notice_language": ["xx"]}, "no words in"),
        ({"country": "Danmrak"}, "no country Danmrak"),
    ],
)
def test_what_cannot_be_used_is_refused_with_what_is_wrong(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError) as caught:
        init(**(METTE | COMPANY | wrong), as_json=True)
    assert said in caught.value.message
    assert caught.value.remedy


def test_at_a_terminal_it_asks_again_while_an_answer_cannot_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    asker = Asker(as_json=False)
    asker.interactive = True
    answers = iter(["mette", "mette@example.com"])
    monkeypatch.setattr("jatak.cli.init.asking.Prompt.ask", lambda *_, **__: next(answers))

    def ask() -> str:
        told = asker.text("", "E-mail address")
        if "@" not in told:
            raise UsageError("That is no address.", "Try another.")
        return told

    assert asker.until_good(ask) == "mette@example.com"


def test_at_a_terminal_an_option_that_cannot_be_used_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asker = Asker(as_json=False)
    asker.interactive = True
    monkeypatch.setattr("jatak.cli.init.asking.Prompt.ask", lambda *_, **said: said["default"] + "@example.com")

    def ask() -> str:
        told = asker.text("mette", "E-mail address")
        if "@" not in told:
            raise UsageError("That is no address.", "Try another.")
        return told

    assert asker.until_good(ask) == "mette@example.com"
    assert asker.text("Mette", "Name") == "Mette"
