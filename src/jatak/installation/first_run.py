"""From nothing to an administrator: by a link that the machine's owner is told, or on the command line."""

from django.conf import settings
from django.contrib.auth.models import User
from django.urls import reverse

from jatak.accounts.administrators import first_administrator, is_there_one
from jatak.accounts.models import Change
from jatak.database.using import atomic
from jatak.installation.token import forget, is_it, token


def is_open(given: str) -> bool:
    """Whether this token still lets somebody make the first administrator."""
    return is_it(given) and not is_there_one()


def first_run_link(site: str = "") -> str:
    """The address of the first run in the browser, at the public address unless another is named."""
    return f"{site or settings.JATAK_CONSOLE_URL}{reverse('welcome_start', args=[token()])}"


def begin(name: str, email: str, password: str | None, where: str) -> User:
    """Make the first administrator and void the token. Raises AlreadySetUp, ValidationError by field."""
    with atomic():
        user = first_administrator(name, email, password)
        who = user.get_full_name() or user.email
        Change.objects.create(
            user_id=user.pk, who=who, verb="installation.begun", of=f"account {user.pk}", details={"where": where}
        )
    forget()
    return user
