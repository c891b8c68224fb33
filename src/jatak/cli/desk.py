"""`jatak desk list|open|close`"""

from typing import Annotated, Any

import typer

from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.cli.options import ControllerName
from jatak.cli.output import Json, answer
from jatak.desk.media import MEDIA

app = typer.Typer(
    help="Requests that a person must look at; each holds whose it is until it is closed.",
    pretty_exceptions_enable=False,
    add_completion=False,
)
By = Annotated[str, typer.Option("--by", help="Who does it; it is kept.")]
ANSWERS = ("leave", "leave-all", "nothing", "answered", "corrected", "restrict")


@app.command("list")
def list_(
    controller: ControllerName = "",
    closed: Annotated[bool, typer.Option("--closed", help="Those that were closed, the newest first.")] = False,
    at_most: Annotated[int, typer.Option("--limit", help="How many at most.", min=1, max=1000)] = 50,
    as_json: Json = False,
) -> None:
    """Show what is open with its clock, the most urgent first; words are shown in the console alone."""
    from jatak.cli.desk_table import plain, show
    from jatak.cli.naming import controller_named
    from jatak.desk.listing import Kind, Seen, closed_ones, open_ones

    seen = Seen([controller_named(controller).pk] if controller else None)
    found = (closed_ones if closed else open_ones)(seen, Kind(), None, at_most)
    content = {"requests": [plain(each, now()) for each in found]}
    answer(content, as_json, lambda: show(content["requests"]))


@app.command("open")
def open_(
    medium: Annotated[str, typer.Option("--medium", help=f"How it came: {', '.join(MEDIA)}.")],
    person: Annotated[str, typer.Option("--person", help="Whose it is: an id or an e-mail address.")] = "",
    words: Annotated[str, typer.Option("--words", help="In their words.")] = "",
    asked: Annotated[str, typer.Option("--asked", help="What is asked, such as leave, access, erase.")] = "unclear",
    received_at: Annotated[
        str, typer.Option("--received-at", help="When it came, with its zone; now unless said.")
    ] = "",
    controller: ControllerName = "",
    source: Annotated[str, typer.Option("--source", help="A name of it: the same again opens none.")] = "",
    by: By = "command line",
    as_json: Json = False,
) -> None:
    """Lay a request on the desk: from now on whose it is gets no marketing, of any company."""
    from jatak.cli.desk_table import plain
    from jatak.cli.naming import controller_named
    from jatak.database.using import acting_as
    from jatak.desk.models import Asked
    from jatak.desk.opening import Beside, open_request

    at = now()
    hash_, written = _address(person)
    with acting_as("consent"):
        made = open_request(
            medium=_one_of("--medium", medium, MEDIA),
            received_at=_instant(received_at) if received_at else at,
            recorded_at=at,
            controller_id=controller_named(controller).pk,
            person_id=_number(person),
            address_hash=hash_,
            words=words,
            source=f"command {source}" if source else "",
            beside=Beside(_one_of("--asked", asked, {each.value: each for each in Asked}), by, written),
        )
    answer(plain(made, at), as_json)


@app.command()
def close(
    number: Annotated[int, typer.Argument(help="The number of the request.")],
    with_: Annotated[str, typer.Option("--answer", help=f"What is done: {', '.join(ANSWERS)}.")],
    reason: Annotated[str, typer.Option("--reason", help="What was done, and why; it is kept.")],
    by: By = "command line",
    as_json: Json = False,
) -> None:
    """Do what was asked and close the request; its own hold ends, and every no stays."""
    from jatak.database.using import acting_as
    from jatak.desk.acting import By as Whoever

    with acting_as("consent"):
        closed = _done(number, _one_of("--answer", with_, {each: each for each in ANSWERS}), reason, Whoever(by, now()))
    answer({"request": number, "answer": with_, "closed_now": closed}, as_json)


def _done(number: int, what: str, reason: str, by: Any) -> bool:
    from jatak.consent.scope import Scope
    from jatak.desk.closing import close as close_by_hand
    from jatak.desk.leaving import leave_as_asked, scope_of_company
    from jatak.desk.models import Done
    from jatak.desk.restricting import restrict_as_asked

    if what in ("leave", "leave-all"):
        scope = Scope() if what == "leave-all" else scope_of_company(number)
        return leave_as_asked(number, scope, by, reason) is not None
    if what == "restrict":
        return restrict_as_asked(number, reason, by)
    return close_by_hand(number, Done(what), reason, by)


def _number(person: str) -> int | None:
    from jatak.cli.naming import person_known_as

    return person_known_as(person) if person and "@" not in person else None


def _address(person: str) -> tuple[bytes | None, str]:
    """Its keyed hash, and its words where nobody here has it."""
    from jatak.people.addresses import keyed_hash_of, normalise
    from jatak.people.models import ContactKind
    from jatak.people.register import Address, contact_point

    if "@" not in person:
        return None, ""
    point = contact_point(Address(ContactKind.EMAIL, person))
    return keyed_hash_of(ContactKind.EMAIL, normalise(ContactKind.EMAIL, person)), "" if point else person.strip()


def _one_of(option: str, said: str, choices: dict[str, Any]) -> Any:
    if said not in choices:
        raise UsageError(f"{option} {said} is none of those that there are.", f"Choose one of: {', '.join(choices)}.")
    return choices[said]


def _instant(said: str) -> Any:
    from datetime import datetime

    try:
        at = datetime.fromisoformat(said)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise UsageError(f"--received-at {said} is no instant.", "Write it as 2026-01-31T09:30+01:00.")
    return at
