"""`jatak evidence export`"""

from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.cli.output import Json, answer, console
from jatak.cli.writing_bar import writing_bar

if TYPE_CHECKING:
    from jatak.evidence.contents import Contents
    from jatak.evidence.export import Written

NONE = {"events": 0, "messages": 0, "relations": 0}
"""Counted in every answer, also where an export does not hold them."""

app = typer.Typer(help="Show what can be proven.", pretty_exceptions_enable=False, add_completion=False)


@app.callback()
def evidence() -> None:
    """Show what can be proven."""


@app.command()
def export(
    file: Annotated[Path, typer.Argument(help="The zip file to write.")],
    person: Annotated[str, typer.Option("--person", help="All about a person: an id or an e-mail address.")] = "",
    message: Annotated[int | None, typer.Option("--message", help="All about one message, by its id.")] = None,
    campaign: Annotated[str, typer.Option("--campaign", help="All about a campaign, by its name.")] = "",
    controller: Annotated[str, typer.Option("--controller", help="Only what this company knows.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")] = False,
    as_json: Json = False,
) -> None:
    """Write what is known to a file that anybody can read and check; without an option, the ledger without names."""
    from jatak.evidence.contents import Stamp
    from jatak.retention.disclosure import disclose

    if sum(map(bool, (person, message is not None, campaign))) > 1:
        raise UsageError("An export is about one thing.", "Name a person, a message or a campaign.")
    collect = _collecting(person, message, campaign, controller)
    with writing_bar() as watch:
        written = disclose(collect, file, Stamp(now(), metadata.version("jatak")), force, watch)
    _answer(written, as_json)


def _collecting(person: str, message: int | None, campaign: str, controller: str) -> "Callable[[], Contents]":
    """What the options ask for; names are looked up at once, so that a wrong one fails before anything is written."""
    from jatak.cli.naming import campaign_called, controller_named, message_of, person_known_as
    from jatak.retention.disclosure import of_campaign, of_ledger, of_message, of_person

    company = controller_named(controller) if controller else None
    if person:
        who = person_known_as(person)
        return lambda: of_person(who, company)
    if message is not None:
        sent = message_of(message, company)
        return lambda: of_message(sent)
    if campaign:
        found = campaign_called(campaign, company)
        return lambda: of_campaign(found)
    return lambda: of_ledger(company)


def _answer(written: "Written", as_json: bool) -> None:
    content = {"file": str(written.file), "sha256": written.sha256, **NONE | written.counts}
    answer(content, as_json, lambda: _show(written))


def _show(written: "Written") -> None:
    print(f"{written.file}\nSHA-256 {written.sha256}")
    console.print("Keep the SHA-256 apart from the file: it proves that the file is the one that was written now.")
    console.print(f"Whoever has the file checks it with: bin/jatak-verify {written.file}", markup=False, soft_wrap=True)
