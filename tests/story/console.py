"""Those who work in the console, and their browser without scripts."""

from typing import Any

from django.contrib.auth.models import User
from django.test import Client

from jatak.accounts.models import Membership, Role
from jatak.database.using import acting_as
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


class Browser:
    """The browser of an account, whose requests are served as the role that serves pages."""

    def __init__(self, user: User) -> None:
        self._client = browser_of(user)

    def get(self, address: str) -> Any:
        with acting_as("web"):
            return self._client.get(address)

    def post(self, address: str, told: Any) -> Any:
        with acting_as("web"):
            return self._client.post(address, told)
