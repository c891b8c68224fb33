"""Asking somebody in: an account, its roles, and a mail with the link to set a password."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from jatak.accounts.links import password_link
from jatak.accounts.operator import Operator
from jatak.accounts.registering import account_of, login_address, register
from jatak.accounts.roles import Given, give, manages_all_of
from jatak.database.using import atomic

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Invited:
    """Who was invited, and how they learn of it."""

    user: User
    is_new: bool
    link: str
    """To set the password; empty for somebody who had an account: a link to it would be a way into it."""
    mailed: bool
    """Whether the relay took the mail; if not, the link has to be handed over otherwise."""


def invite(operator: Operator, name: str, email: str, roles: Sequence[Given]) -> Invited:
    """Make the account unless there is one, and give it the roles. Raises NotYours, ValidationError by field."""
    address = login_address(email)
    with atomic():
        found = account_of(address)
        _must_be_its_owners(operator, found)
        user = found or register(name, address, None)
        for each in roles:
            give(operator, user, each)
        if found is None:
            company = roles[0].controller_id if roles else None
            operator.changed("account.invited", f"account {user.pk}", company)
    link = "" if found else password_link(user)
    return Invited(user, found is None, link, bool(link) and mail_link(user, link, operator.name))


def _must_be_its_owners(operator: Operator, found: User | None) -> None:
    """An account whose address nobody confirmed may be another's: only who manages all of its roles adds to it."""
    if found is None or manages_all_of(operator, found):
        return
    if not EmailAddress.objects.filter(user=found, email__iexact=found.email, verified=True).exists():
        message = _("Its owner has not confirmed this address yet. Ask them to, or an administrator of all companies.")
        raise ValidationError({"email": message})


def mail_link(user: User, link: str, by: str) -> bool:
    """Send the link to its owner; False where the relay takes no mail now."""
    text = render_to_string("accounts/invitation.txt", {"user": user, "link": link, "by": by})
    try:
        send_mail(_("Jatak: set your password"), text, None, [user.email])
    except OSError as error:  # errors of SMTP are such
        log.warning("The invitation could not be sent: %s", type(error).__name__)
        return False
    return True
