"""Accounts: inviting, roles, closing, the second factor, and what nobody may do."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client, override_settings
from tests.story.cast import company
from tests.story.console import PASSWORD, account, anybody, browser_of

from jatak.accounts.models import Change, Membership, Role
from jatak.database.using import acting_as
from jatak.people.models import Controller

pytestmark = pytest.mark.usefixtures("database")
LOG_IN = "/console/account/login/"
ACCOUNTS = "/console/settings/accounts/"


@pytest.fixture(autouse=True)
def _settings() -> Iterator[None]:
    mail.outbox = []  # type: ignore[attr-defined]
    memory = "django.core.mail.backends.locmem.EmailBackend"
    with override_settings(JATAK_TWO_FACTOR="offered", EMAIL_BACKEND=memory), acting_as("web"):
        yield


def two_companies() -> tuple[Controller, Controller]:
    with acting_as("admin"):
        return company("Sydrejser"), company("Eve")


def invite(browser: Client, email: str = "ida@example.com", role: str = Role.EDITOR, of: str = "all") -> Any:
    return browser.post(f"{ACCOUNTS}invite/", {"name": "Ida", "email": email, "role": role, "company": of})


def path_of(link: str) -> str:
    return re.sub(r"^https?://[^/]+", "", link)


def set_password(browser: Client, link: str, password: str = "en-ny-og-lang-kode") -> Any:
    page = browser.get(path_of(link))
    assert page.status_code == 302, "the link has ended"
    return browser.post(page["Location"], {"password1": password, "password2": password})


def roles(user: User) -> list[tuple[str, int | None]]:
    return list(Membership.objects.filter(user=user).order_by("pk").values_list("role", "controller_id"))


def test_who_is_invited_sets_a_password_by_mail_and_logs_in() -> None:
    invited = invite(browser_of(account())).context_data["invited"]
    assert invited.mailed
    (sent,) = mail.outbox  # type: ignore[attr-defined]
    assert sent.to == ["ida@example.com"]
    assert invited.link in sent.body
    ida = anybody()
    assert ida.post(LOG_IN, {"login": "ida@example.com", "password": ""}).status_code == 200
    set_password(ida, invited.link)
    assert anybody().get(path_of(invited.link)).status_code == 200, "the link works once"
    fresh = anybody()
    answer = fresh.post(LOG_IN, {"login": "ida@example.com", "password": "en-ny-og-lang-kode"})
    assert answer["Location"] == "/console/"
    assert fresh.get("/console/").status_code == 200
    assert fresh.get("/console/settings/").status_code == 403
    assert Change.objects.filter(verb="account.invited").count() == 1


def test_without_a_relay_the_link_is_shown_once() -> None:
    with override_settings(
        EMAIL_BACKEND="jatak.delivery.operator_mail.OperatorMail", JATAK_SMTP_URL="smtp://127.0.0.1:9"
    ):
        answer = invite(browser_of(account()))
    assert not answer.context_data["invited"].mailed
    assert answer.context_data["invited"].link in answer.content.decode()


def test_a_password_is_long_enough() -> None:
    invited = invite(browser_of(account())).context_data["invited"]
    answer = set_password(anybody(), invited.link, "elleve-tegn")
    assert "password1" in answer.context_data["form"].errors
    assert not User.objects.get(email="ida@example.com").has_usable_password()


def test_who_has_an_account_gets_the_role_and_nobody_gets_a_link_into_it() -> None:
    sydrejser, eves = two_companies()
    ida = account("Ida", Role.EDITOR, sydrejser)
    EmailAddress.objects.create(user=ida, email=ida.email, primary=True, verified=True)
    eve = browser_of(account("Eve", Role.ADMINISTRATOR, eves))
    answer = invite(eve, "Ida@Example.com", Role.READER, str(eves.pk))
    assert answer.context_data["invited"].link == ""
    assert mail.outbox == []  # type: ignore[attr-defined]
    assert roles(ida) == [(Role.EDITOR, sydrejser.pk), (Role.READER, eves.pk)]
    assert User.objects.filter(email__iexact="ida@example.com").count() == 1


def test_an_account_whose_address_nobody_confirmed_is_given_nothing_by_another_company() -> None:
    sydrejser, eves = two_companies()
    ida = account("Ida", Role.READER, sydrejser)
    answer = invite(browser_of(account("Eve", Role.ADMINISTRATOR, eves)), of=str(eves.pk))
    assert "not confirmed this address" in answer.content.decode()
    assert roles(ida) == [(Role.READER, sydrejser.pk)]


def test_nobody_takes_a_second_address_and_with_it_anothers_name() -> None:
    ida = account("Ida", Role.READER)
    EmailAddress.objects.create(user=ida, email=ida.email, primary=True, verified=False)
    browser_of(ida).post("/console/account/email/", {"email": "chief@example.com", "action_add": ""})
    assert list(EmailAddress.objects.values_list("email", flat=True)) == ["ida@example.com"]


def test_the_link_into_an_account_is_shown_to_an_administrator_of_all_companies_alone() -> None:
    _, eves = two_companies()
    for who, sees in ((account(), True), (account("Eve", Role.ADMINISTRATOR, eves), False)):
        answer = invite(browser_of(who), f"new-of-{who.pk}@example.com", Role.READER, str(eves.pk))
        assert (answer.context_data["invited"].link in answer.content.decode()) == sees


def test_an_administrator_of_one_company_gives_no_roles_elsewhere() -> None:
    sydrejser, eves = two_companies()
    eve_herself = account("Eve", Role.ADMINISTRATOR, eves)
    eve = browser_of(eve_herself)
    for of in ("all", str(sydrejser.pk)):
        assert list(invite(eve, of=of).context_data["form"].errors) == ["company"]
        given = eve.post(f"{ACCOUNTS}{eve_herself.pk}/give/", {"role": Role.ADMINISTRATOR, "company": of})
        assert given.status_code == 404
    assert roles(eve_herself) == [(Role.ADMINISTRATOR, eves.pk)]
    assert not User.objects.filter(email="ida@example.com").exists()


def test_an_administrator_of_one_company_neither_sees_nor_touches_the_accounts_of_others() -> None:
    sydrejser, eves = two_companies()
    mette, ida = account(), account("Ida", Role.EDITOR, sydrejser)
    eve = browser_of(account("Eve", Role.ADMINISTRATOR, eves))
    page = eve.get(ACCOUNTS).content.decode()
    assert "eve@example.com" in page
    assert "ida@example.com" not in page
    for user in (mette, ida):
        assert eve.get(f"{ACCOUNTS}{user.pk}/").status_code == 404
        for act in ("close", "link", "reset-second-factor"):
            assert eve.post(f"{ACCOUNTS}{user.pk}/act/{act}/").status_code == 404
        taken = eve.post(f"{ACCOUNTS}{user.pk}/take/", {"role": Role.EDITOR, "company": sydrejser.pk})
        assert taken.status_code == 404
    assert roles(ida) == [(Role.EDITOR, sydrejser.pk)]


def test_who_also_works_elsewhere_is_not_closed_nor_entered_by_one_of_the_companies() -> None:
    sydrejser, eves = two_companies()
    ida = account("Ida", Role.EDITOR, sydrejser, eves)
    eve = browser_of(account("Eve", Role.ADMINISTRATOR, eves))
    page = eve.get(f"{ACCOUNTS}{ida.pk}/").content.decode()
    assert "Sydrejser" not in page
    assert eve.post(f"{ACCOUNTS}{ida.pk}/act/link/").status_code == 404
    eve.post(f"{ACCOUNTS}{ida.pk}/act/close/")
    ida.refresh_from_db()
    assert ida.is_active
    eve.post(f"{ACCOUNTS}{ida.pk}/take/", {"role": Role.EDITOR, "company": sydrejser.pk})
    eve.post(f"{ACCOUNTS}{ida.pk}/take/", {"role": Role.EDITOR, "company": ""})
    assert len(roles(ida)) == 2
    eve.post(f"{ACCOUNTS}{ida.pk}/take/", {"role": Role.EDITOR, "company": eves.pk})
    assert roles(ida) == [(Role.EDITOR, sydrejser.pk)]


def test_an_editor_manages_no_accounts() -> None:
    mette = account()
    ida_herself = account("Ida", Role.EDITOR)
    ida = browser_of(ida_herself)
    assert ida.get(ACCOUNTS).status_code == 403
    assert ida.post(f"{ACCOUNTS}{ida_herself.pk}/give/", {"role": "administrator", "company": "all"}).status_code == 403
    assert ida.post(f"{ACCOUNTS}{mette.pk}/act/close/").status_code == 403
    assert roles(ida_herself) == [(Role.EDITOR, None)]


def test_the_last_administrator_stays() -> None:
    sydrejser, _ = two_companies()
    mette = account()
    account("Sofie", Role.ADMINISTRATOR, sydrejser)
    browser = browser_of(mette)
    browser.post(f"{ACCOUNTS}{mette.pk}/take/", {"role": Role.ADMINISTRATOR, "company": ""})
    browser.post(f"{ACCOUNTS}{mette.pk}/act/close/")
    mette.refresh_from_db()
    assert mette.is_active
    assert roles(mette) == [(Role.ADMINISTRATOR, None)]
    ida = account("Ida", Role.ADMINISTRATOR)
    browser.post(f"{ACCOUNTS}{mette.pk}/take/", {"role": Role.ADMINISTRATOR, "company": ""})
    assert roles(mette) == []
    alone = browser_of(ida)
    alone.post(f"{ACCOUNTS}{ida.pk}/act/close/")
    ida.refresh_from_db()
    assert ida.is_active


def test_a_closed_account_is_out_at_once_and_can_be_opened_again() -> None:
    browser = browser_of(account())
    ida_herself = account("Ida", Role.EDITOR)
    ida = anybody()
    ida.post(LOG_IN, {"login": "ida@example.com", "password": PASSWORD})
    assert ida.get("/console/").status_code == 200
    for _ in range(2):
        browser.post(f"{ACCOUNTS}{ida_herself.pk}/act/close/")
    assert ida.get("/console/").status_code == 302
    anybody().post(LOG_IN, {"login": "ida@example.com", "password": PASSWORD})
    assert Change.objects.filter(verb="account.closed").count() == 1
    browser.post(f"{ACCOUNTS}{ida_herself.pk}/act/reopen/")
    again = anybody()
    again.post(LOG_IN, {"login": "ida@example.com", "password": PASSWORD})
    assert again.get("/console/").status_code == 200


def code_of(secret: str) -> str:
    """What an app shows now for this secret (RFC 6238)."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def logged_in(name: str = "mette") -> Client:
    browser = anybody()
    browser.post(LOG_IN, {"login": f"{name}@example.com", "password": PASSWORD})
    return browser


@override_settings(JATAK_TWO_FACTOR="required")
def test_a_second_factor_is_asked_for_set_up_and_used() -> None:
    mette = account()
    browser, activate = logged_in(), "/console/account/two-factor/totp/activate/"
    assert browser.get("/console/settings/")["Location"] == activate
    page = browser.get(activate).content.decode()
    secret = re.search(r'id="authenticator_secret">(\w+)<', page)
    assert secret
    assert "data:image/svg+xml" in page
    wrong = browser.post(activate, {"code": "000000"})
    assert wrong.status_code == 200
    done = browser.post(activate, {"code": code_of(secret[1])})
    assert done.status_code == 302
    assert browser.get("/console/settings/").status_code == 200
    kept = Authenticator.objects.get(user=mette, type=Authenticator.Type.TOTP)
    assert secret[1] not in str(kept.data), "the secret lies sealed"
    assert "recovery" in done["Location"]
    assert browser.get(done["Location"]).status_code == 200
    second = logged_in()
    assert second.get("/console/settings/")["Location"].startswith(LOG_IN), "the password alone is not enough"


def test_somebody_who_lost_the_second_factor_is_helped_and_it_is_logged() -> None:
    browser = browser_of(account())
    ida = account("Ida", Role.EDITOR)
    Authenticator.objects.create(user=ida, type=Authenticator.Type.TOTP, data={"secret": "x"})
    for _ in range(2):
        browser.post(f"{ACCOUNTS}{ida.pk}/act/reset-second-factor/")
    assert not Authenticator.objects.exists()
    assert Change.objects.filter(verb="second_factor.reset", of=f"account {ida.pk}").count() == 1


def test_guessing_passwords_is_stopped() -> None:
    account()
    browser = anybody()
    answers = [browser.post(LOG_IN, {"login": "mette@example.com", "password": f"wrong {n}"}) for n in range(12)]
    assert "Too many" in answers[-1].content.decode()
    refused = browser.post(LOG_IN, {"login": "mette@example.com", "password": PASSWORD})
    assert refused.status_code != 302, "not even the right one now"


def test_logging_out_by_the_menu_works_and_only_by_post() -> None:
    account()
    browser = logged_in()
    assert browser.get("/console/logout/").status_code == 405
    assert browser.post("/console/logout/")["Location"] == LOG_IN
    assert browser.get("/console/").status_code == 302


def test_ones_own_account_speaks_and_tells_time_as_chosen() -> None:
    account()
    browser = logged_in()
    told = {"name": "Mette Holm", "language": "da", "time_zone": "Europe/Copenhagen", "theme": "dark"}
    assert browser.post("/console/account/", told).status_code == 302
    page = browser.get("/console/account/").content.decode()
    assert 'lang="da"' in page
    assert "w-theme-dark" in page
    assert list(browser.post("/console/account/", told | {"time_zone": "Mars"}).context_data["form"].errors) == [
        "time_zone"
    ]
    for page in ("sessions/", "password/change/", "email/", "two-factor/"):
        assert browser.get(f"/console/account/{page}").status_code in (200, 302), page


def test_nobody_signs_up() -> None:
    page = anybody().get(LOG_IN).content.decode().lower()
    assert "sign up" not in page
    assert "signup" not in page
    assert anybody().get("/console/account/signup/").status_code == 404
