"""`jatak evidence export`"""

from collections.abc import Callable, Mapping
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple
from uuid import UUID

import typer

from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.cli.output import Json, answer, console
from jatak.cli.writing_bar import writing_bar

if TYPE_CHECKING:
    from jatak.evidence.contents import Contents
    from jatak.evidence.export import Written
    from jatak.people.models import Controller

    Collecting = tuple[Callable[[], Contents], Mapping[UUID, int]]


class Opening(NamedTuple):
    """Who opens what is locked, and why."""

    by: str
    reason: str


NONE = {"events": 0, "messages": 0, "relations": 0}
"""Counted in every answer, also where an export does not hold them."""

app = typer.Typer(help="Show what can be proven.", pretty_exceptions_enable=False, add_completion=False)


@app.callback()
def evidence() -> None:
    """Show what can be proven."""


@app.command()
def export(
    file: Annotated[Path, typer.Argument(help="The zip file to write.")],
    person: Annotated[
        str,
        typer.Option("--person", help="All about a person: an id or an e-mail address; of who was erased also a hash."),
    ] = "",
    message: Annotated[int | None, typer.Option("--message", help="All about one message, by its id.")] = None,
    campaign: Annotated[str, typer.Option("--campaign", help="All about a campaign, by its name.")] = "",
    controller: Annotated[str, typer.Option("--controller", "--company", help="Only what this company knows.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")] = False,
    as_json: Json = False,
    reason: Annotated[
        str, typer.Option("--reason", help="Of who was erased: why locked proof is opened; it is kept.")
    ] = "",
    by: Annotated[str, typer.Option("--by", help="Who opens it; it is kept.")] = "command line",
) -> None:
    """Write what is known to a file that anybody can read and check; without an option, the ledger without names."""
    from jatak.evidence.contents import Stamp
    from jatak.retention.disclosure import disclose

    if sum(map(bool, (person, message is not None, campaign))) > 1:
        raise UsageError("An export is about one thing.", "Name a person, a message or a campaign.")
    collect, leaves = _collecting(person, message, campaign, controller, Opening(by, reason))
    with writing_bar() as watch:
        written = disclose(collect, file, Stamp(now(), metadata.version("jatak")), force, watch, leaves)
    _answer(written, as_json)


def _collecting(person: str, message: int | None, campaign: str, controller: str, opening: Opening) -> "Collecting":
    """What the options ask for; names are looked up at once, so that a wrong one fails before anything is written."""
    from jatak.cli.naming import campaign_called, controller_named, message_of
    from jatak.retention.disclosure import of_campaign, of_ledger, of_message

    company = controller_named(controller) if controller else None
    if person:
        return _of_person(person, company, opening)
    if message is not None:
        sent = message_of(message, company)
        return lambda: of_message(sent), {}
    if campaign:
        found = campaign_called(campaign, company)
        return lambda: of_campaign(found), {}
    return lambda: of_ledger(company), {}


def _of_person(who: str, company: "Controller | None", opening: Opening) -> "Collecting":
    """Somebody who is here, else somebody who was erased and of whom proof is locked."""
    from jatak.cli.naming import person_known_as
    from jatak.retention.disclosure import of_person
    from jatak.retention.erasure.disclosing.export import of_erased
    from jatak.retention.erasure.disclosing.whose import erased_known_as, hash_asked
    from jatak.retention.erasure.opening import open_locked

    try:
        number = person_known_as(who)
    except UsageError:
        erasure = erased_known_as(who)
        if erasure is None:
            raise
    else:
        return lambda: of_person(number, company), {}
    if not opening.reason.strip():
        raise UsageError(f"{who} was erased, and what is locked is opened for a reason.", "Give it with --reason.")
    opened = open_locked(erasure.pk, opening.by, opening.reason, now(), company.pk if company else None)
    hashes = [each for each in [hash_asked(who)] if each]
    return lambda: of_erased(erasure, opened, hashes, company), opened.leaves


def _answer(written: "Written", as_json: bool) -> None:
    content = {"file": str(written.file), "sha256": written.sha256, **NONE | written.counts}
    answer(content, as_json, lambda: _show(written))


def _show(written: "Written") -> None:
    print(f"{written.file}\nSHA-256 {written.sha256}")
    console.print("Keep the SHA-256 apart from the file: it proves that the file is the one that was written now.")
    console.print(f"Whoever has the file checks it with: bin/jatak-verify {written.file}", markup=False, soft_wrap=True)
