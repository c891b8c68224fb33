"""The first administrator."""

import secrets
from typing import Any

from django.core.exceptions import ValidationError

from jatak.accounts.administrators import is_there_one
from jatak.accounts.links import password_link
from jatak.base.errors import UsageError
from jatak.cli.init.asking import Asker
from jatak.cli.init.said import Said
from jatak.installation.first_run import begin, first_run_link

NONE_NEEDED = "There is an administrator already; others are invited in the console."


def administrator(asker: Asker, said: Said) -> dict[str, Any]:
    """Make one unless there is one; without an address, tell the link by which a browser does."""
    if is_there_one():
        asker.tell(NONE_NEEDED)
        return {"done": True, "new": False}
    asker.heading("Who administers this installation?")
    email = asker.text(said.admin_email, "E-mail address (empty: set this up in the browser)")
    if not email:
        link = first_run_link()
        asker.tell(f"Set up the first administrator in the browser: {link}")
        return {"done": False, "link": link}
    return asker.until_good(lambda: _made(asker, said, email))


def _made(asker: Asker, said: Said, email: str) -> dict[str, Any]:
    name = asker.text(said.admin_name, "Name")
    password, generated = _password(asker, said)
    try:
        user = begin(name, email, password, "command line")
    except ValidationError as error:
        raise UsageError(" ".join(error.messages), "Try another.") from error
    told: dict[str, Any] = {"done": True, "new": True, "email": user.email}
    if generated:
        told["password"] = password
        asker.tell(f"The password of {user.email}: {password}")
    if password is None:
        told["link"] = password_link(user)
        asker.tell(f"Set the password of {user.email} here, within three days: {told['link']}")
    return told


def _password(asker: Asker, said: Said) -> tuple[str | None, bool]:
    """The password, and whether it was generated; None: it is set by link."""
    if asker.agreed(said.generate_password, "Generate a password?", default=False):
        return secrets.token_urlsafe(18), True
    if not asker.interactive:
        return None, False
    first = asker.hidden("Password (at least 12 letters; empty: set it by a link)")
    if not first:
        return None, False
    if first != asker.hidden("The same again"):
        raise UsageError("The two are not the same.", "Type it again.")
    return first, False
