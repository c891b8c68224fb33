"""Those who work in the console, and their browser without scripts."""

from django.contrib.auth.models import User
from django.test import Client

from jatak.accounts.models import Membership, Role
from jatak.people.models import Controller

PASSWORD = "sommer-og-sol-2026"


def account(name: str = "Mette", role: str = Role.ADMINISTRATOR, *controllers: Controller) -> User:
    """Somebody with this role, for these companies or for all."""
    address = f"{name.lower()}@example.com"
    user = User.objects.create_user(address, address, PASSWORD, first_name=name)
    for controller in controllers or (None,):
        Membership.objects.create(user=user, role=role, controller=controller)
    return user


def anybody() -> Client:
    """A browser in which nobody is logged in."""
    return Client(SERVER_NAME="localhost")


def browser_of(user: User) -> Client:
    """A browser in which this account is logged in; CSRF is checked elsewhere."""
    client = anybody()
    client.force_login(user)
    return client
