"""A new account, with the address by which it logs in."""

from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jatak.people.addresses import InvalidAddress, normalise_email

LONGEST_NAME = 150


def register(name: str, email: str, password: str | None) -> User:
    """A new account; without a password nobody logs in before one is set by link. Raises ValidationError by field."""
    address = login_address(email)
    if account_of(address):
        raise ValidationError({"email": _("There is an account with this address.")})
    user = User(username=address[:150], email=address, first_name=name.strip()[:LONGEST_NAME])
    if password is not None:
        _check(password, user)
    user.set_password(password)
    user.save()
    EmailAddress.objects.create(user=user, email=address, primary=True, verified=False)
    return user


def account_of(address: str) -> User | None:
    """The account that logs in with this address."""
    return User.objects.filter(email__iexact=address).first()


def login_address(email: str) -> str:
    """The address as it is compared; raises ValidationError."""
    try:
        address = normalise_email(email)
    except InvalidAddress as error:
        raise ValidationError({"email": error.message}) from error
    if len(address) > 150:
        raise ValidationError({"email": _("This address is longer than 150 letters.")})
    return address


def _check(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise ValidationError({"password": error.messages}) from error
