"""A campaign by SMS over Debian's Kannel to three hundred people, of whom some answer STOP while it runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.test import override_settings
from tests.plugins.kannel import Kannel, waited
from tests.story.sending import states, until
from tests.story.serving import Brief, served
from tests.story.texting import sms_members, sms_started, sms_template, sms_worker, texting, with_telephone

from jatak.consent.models import Record
from jatak.database.using import acting_as
from jatak.delivery.gateways import reports_to
from jatak.delivery.models import Message, Report
from jatak.inbound.models import Arrival, Deed
from jatak.people.models import Controller

pytestmark = [pytest.mark.needs("kannel"), pytest.mark.needs("fake-smsc")]
PEOPLE, FEW = 300, 40
BEN = "+4522220299"
FIELDS = "from=%p&to=%P&text=%b&coding=%c&charset=%C&id=%I&at=%T"


def with_members(number: int) -> Controller:
    with acting_as("admin"):
        made = texting()
        people = [with_telephone(f"M{each}", f"+452222{each:04}", "da") for each in range(PEOPLE - number, PEOPLE)]
        sms_members(made, *people)
        made.ben = people[-1]
        return made


@pytest.fixture
def travel(database: None) -> Controller:
    return with_members(PEOPLE)


@pytest.fixture
def few(database: None) -> Controller:
    return with_members(FEW)


@contextmanager
def running(folder: Path, per_second: int) -> Iterator[tuple[Kannel, str]]:
    """Kannel, with pages that it calls, and the setting that names it."""
    with served(Brief) as address, Kannel(folder, arrivals_at(address)) as kannel:
        kannel.site = address
        url = f"{kannel.url}?per_second={per_second}"
        with override_settings(JATAK_SMS_URL=url, ALLOWED_HOSTS=["*"]):
            yield kannel, url


def arrivals_at(site: str) -> str:
    """Where Kannel brings what telephones send."""
    return f"{reports_to(site)('kannel').removesuffix('/report')}?{FIELDS}"


def answered(deed: str) -> int:
    with acting_as("web"):
        return Arrival.objects.filter(deed=deed).count()


def test_who_answers_stop_meanwhile_gets_nothing_after_it_was_committed(travel, tmp_path):
    # Ben is the last of them, and his answer comes when about a third have gone.
    with running(tmp_path, per_second=60) as (kannel, url):
        sms_started(travel, template(travel))
        with kannel.network() as network, sms_worker(url, public_url=kannel.site):
            until(lambda: len(network.texts) >= PEOPLE // 6, 60)
        with kannel.network(f"{BEN} 1234 text STOP") as network, sms_worker(url, public_url=kannel.site):
            waited(lambda: answered(Deed.LEFT) == 1)
            until(lambda: states().get("waiting", 0) + states().get("claimed", 0) == 0, 60)
            waited(lambda: any(number == BEN for _, number, _ in network.texts))
            to_ben = [text for _, number, text in network.texts if number == BEN]
    assert to_ben == ["Du er afmeldt Sydrejser og får ikke mere reklame fra os."]
    assert states() == {"accepted": PEOPLE, "dropped": 1}  # all but Ben, and his answer
    with acting_as("worker"):
        assert Message.objects.get(person_id=travel.ben.pk, campaign_id__isnull=False).state == "dropped"
    with acting_as("consent"):
        assert Record.objects.filter(ended_at=None).count() == PEOPLE - 1


def test_every_text_reaches_its_telephone_once_and_is_reported(few, tmp_path):
    with running(tmp_path, per_second=1000) as (kannel, url):
        sms_started(few, template(few))
        with kannel.network() as network, sms_worker(url, public_url=kannel.site):
            until(lambda: states() == {"accepted": FEW}, 90)
            waited(lambda: len(network.texts) == FEW)
            waited(lambda: delivered() == FEW, 60, lambda: (delivered(), kannel.complaints()))
    assert len({number for _, number, _ in network.texts}) == FEW


def delivered() -> int:
    """How many messages were reported as delivered."""
    with acting_as("web"):
        return Report.objects.filter(became="delivered").values("message_id").distinct().count()


def test_stop_twice_and_a_doubtful_sentence_over_the_real_network(few, tmp_path):
    with running(tmp_path, per_second=60) as (kannel, _):
        for times in (1, 2):
            with kannel.network(f"{BEN} 1234 text STOP"):
                waited(lambda: answered(Deed.LEFT) == times)  # noqa: B023
        with kannel.network("+4522220290 1234 text Stop and tell me which gate it is"):
            waited(lambda: answered(Deed.HELD) == 1)
        with kannel.network("+4522220291 1234 ucs2 %00A%00F%00M%00E%00L%00D"):
            waited(lambda: answered(Deed.LEFT) == 3)
    with acting_as("web"):
        assert Message.objects.filter(campaign_id=None).count() == 2  # one answer to each who left


def test_a_stop_while_the_site_is_away_is_heard_when_it_is_back(few, tmp_path):
    with served(Brief) as address:
        pass
    kannel = Kannel(tmp_path, arrivals_at(address))
    with kannel, kannel.network(f"{BEN} 1234 text STOP"), override_settings(JATAK_SMS_URL=kannel.url):
        waited(lambda: "Retrying" in (tmp_path / "smsbox.log").read_text("utf-8", "replace"))
        with served(Brief, urlsplit(address).port):
            waited(lambda: answered(Deed.LEFT) == 1)


def template(travel):
    with acting_as("web"):
        return sms_template(travel, "to-all", da="Sommeren er her, {name}.", en="Summer is here.")
