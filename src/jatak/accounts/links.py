"""The link by which somebody sets a password: once, for three days, as Django's token of a forgotten password."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.models import User
from django.urls import reverse


def password_link(user: User) -> str:
    """The whole address; it is void as soon as the password is set or the account logs in."""
    path = reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)},
    )
    return f"{settings.JATAK_CONSOLE_URL}{path}"
