"""The accounts with which the console is opened after the play."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress

from jatak.accounts.administrators import first_administrator
from jatak.accounts.models import Membership
from jatak.accounts.registering import register
from jatak.database.using import atomic
from jatak.demo.texts import table
from jatak.people.models import Controller


@dataclass(frozen=True, slots=True)
class LogIn:
    """Who may log in, and what for."""

    name: str
    email: str
    password: str
    role: str
    does: str


def open_accounts(company: Controller) -> list[LogIn]:
    """An administrator of everything, and the others for this company; as the role `web`."""
    told = table("accounts.toml")
    with atomic():
        opened = [_opened(company, told["password"], **one) for one in told["account"]]
        # So that test mails reach them, without a confirmation first.
        EmailAddress.objects.filter(email__in=[one.email for one in opened]).update(verified=True)
        return opened


def _opened(
    company: Controller, password: str, name: str, email: str, role: str, does: str, everywhere: bool = False
) -> LogIn:
    if everywhere:
        first_administrator(name, email, password)
    else:
        user = register(name, email, password)
        Membership.objects.create(user=user, role=role, controller=company)
    return LogIn(name, email, password, role, does)
