"""docs/roles.md lists every address with who may open it."""

from pathlib import Path

from jatak.accounts.may import May
from jatak.accounts.needs import PROGRAM, PUBLIC, SIGNED_IN
from jatak.accounts.roles_page import roles_page
from jatak.accounts.routes import every_route

PAGE = Path(__file__).parents[2] / "docs" / "roles.md"


def test_the_page_is_that_of_the_code() -> None:
    assert PAGE.read_text("utf-8") == roles_page(), "run `bin/jatak roles`"


def test_every_route_needs_something_known() -> None:
    needs = {need for _, _, need, _ in every_route() if need}
    assert needs <= {PROGRAM, PUBLIC, SIGNED_IN, *map(str, May)}


def test_every_address_of_the_console_says_what_it_needs() -> None:
    ours = [
        (address, need)
        for address, _, need, view in every_route()
        if getattr(view, "__module__", "").startswith("jatak.")
    ]
    assert [address for address, need in ours if not need] == []
