"""A yes to SMS where yeses are confirmed: the request goes to the telephone, and its button confirms."""

from datetime import timedelta

import pytest
from django.test import Client, override_settings
from tests.plugins.gateway import HttpGateway
from tests.story.cast import question, says_yes
from tests.story.sending import PUBLIC_URL, judged_good, now, states, until
from tests.story.texting import sms_worker, telephone, texting, with_telephone

from jatak.campaigns.yes_letters import send_now
from jatak.campaigns.yes_letters.sms_request import REQUEST
from jatak.consent.models import Letter, LetterKind, Record
from jatak.content.sms.alphabet import outside
from jatak.database.using import acting_as

URL = "kannel://u:p@127.0.0.1:9"


@pytest.fixture
def travel(database):
    with override_settings(JATAK_PUBLIC_URL=PUBLIC_URL, JATAK_SMS_URL=URL, ALLOWED_HOSTS=["*"]):
        yield


def signed_up(sender: str = "1234") -> Letter:
    """Ana's yes of a minute ago, by her telephone number alone, and the request that it asks for."""
    with acting_as("admin"):
        company = texting(sender)
        asked = question(company, "sms-club", ("sms",), double_opt_in=True)
        judged_good(asked)
        ana = with_telephone("Ana", "+4522222222", "da")
        event = says_yes(ana, asked, now() - timedelta(minutes=1), contact_point=telephone(ana))
        confirm = LetterKind.CONFIRM
        return Letter.objects.create(
            event=event, kind=confirm, controller=company, person_id=ana.pk, language="da", asked_at=event.at
        )


def confirmed() -> bool:
    with acting_as("consent"):
        return Record.objects.get().confirmed_at is not None


def test_the_request_goes_by_sms_and_only_its_button_confirms(travel):
    letter = signed_up()
    assert send_now(letter.pk, now()) is not None
    with HttpGateway() as gateway, sms_worker(f"kannel://u:p@127.0.0.1:{gateway.port}"):
        until(lambda: states() == {"accepted": 1})
    text = gateway.asked[0].fields["text"]
    assert text.startswith("Nogen, sikkert du, har indtastet dette nummer, for at Sydrejser må skrive til det.")
    assert "STOP" not in text  # a bare request carries nothing else
    path = text.partition(PUBLIC_URL)[2].partition(" ")[0]
    assert Client().get(path).status_code == 200
    assert not confirmed()
    assert Client().post(path).status_code == 200
    assert confirmed()


def test_a_company_that_sends_no_sms_asks_nobody_by_it(travel):
    letter = signed_up(sender="")
    assert send_now(letter.pk, now()) is None
    with acting_as("consent"):
        assert Letter.objects.get(pk=letter.pk).why_not == "no_email_address"


def test_the_request_is_in_the_alphabet_of_telephones():
    for language, words in REQUEST.texts().items():
        assert (language, outside(words.text.replace("{company}", "").replace("{confirm_link}", ""))) == (language, ())
