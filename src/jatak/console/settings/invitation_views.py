"""Asking somebody in."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _

from jatak.accounts.inviting import invite
from jatak.accounts.may import MEANING, OF_ROLE, May
from jatak.accounts.models import Role
from jatak.accounts.needs import needs
from jatak.base.errors import UsageError
from jatak.console.frame.page import page
from jatak.console.settings.account_views import sees_link
from jatak.console.settings.crumbs import accounts_crumb, crumbs
from jatak.console.settings.forms.accounts import Invitation
from jatak.console.settings.refusing import refuse


@needs(May.MANAGE_ACCOUNTS)
def invite_somebody(request: Any) -> HttpResponse:
    """The form; then the link, shown this once."""
    form = Invitation(request.POST or None, operator=request.operator)
    way = crumbs(accounts_crumb())
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            invited = invite(request.operator, told["name"], told["email"], [form.given()])
        except ValidationError as error:
            form.add_error(None, error)
        except UsageError as error:
            refuse(form, error)
        else:
            return page(request, "settings/invited", _("Invited"), way, invited=invited, sees_link=sees_link(request))
    return page(request, "settings/invite", _("Invite somebody"), way, form=form, roles=what_roles_may())


def what_roles_may() -> list[dict[str, Any]]:
    """Each role with what it may do, in words."""
    return [{"label": role.label, "may": [MEANING[may] for may in May if may in OF_ROLE[role]]} for role in Role]
