"""`jatak person merge|erase`"""

from typing import Annotated

import typer

from jatak.base.clock import now
from jatak.cli.output import Json, answer

app = typer.Typer(
    help="People who are entered twice, and people who go.", pretty_exceptions_enable=False, add_completion=False
)


@app.callback()
def person() -> None:
    """People who are entered twice, and people who go."""


@app.command()
def merge(
    keep: Annotated[str, typer.Argument(help="Who stays: an id or an e-mail address.")],
    other: Annotated[str, typer.Argument(help="Who turned out to be the same.")],
    reason: Annotated[str, typer.Option("--reason", help="How it is known that the two are one; it is kept.")],
    by: Annotated[str, typer.Option("--by", help="Who says so.")] = "command line",
    as_json: Json = False,
) -> None:
    """Let one person stay with everything of both: every no of either holds for all addresses of both.

    It lifts no objection, makes no consent more than it was, and cannot be taken back.
    """
    from jatak.cli.naming import person_known_as
    from jatak.people.merging import Who, kept_as
    from jatak.people.merging import merge as merge_people

    kept = person_known_as(keep)
    merged = int(other) if other.isdecimal() and kept_as(int(other)) == kept else person_known_as(other)
    said = merge_people(kept, merged, Who(by, reason), now())
    answer({"person": said.kept_id, "merged": said.merged_id, "at": said.at.isoformat(), "by": said.by}, as_json)


@app.command()
def erase(
    who: Annotated[str, typer.Argument(help="Who goes: an id or an e-mail address.")],
    why: Annotated[
        str, typer.Option("--why", help="request, inactive, never_confirmed, proof_due or unlawful; it is kept.")
    ] = "request",
    yes: Annotated[bool, typer.Option("--yes", help="Do it. Without it, only what would happen is shown.")] = False,
    company: Annotated[
        str,
        typer.Option(
            "--controller", "--company", help="Only what this company holds goes; the others keep what is theirs."
        ),
    ] = "",
    by: Annotated[str, typer.Option("--by", help="Who does it; it is kept.")] = "command line",
    as_json: Json = False,
) -> None:
    """Erase a person: show what goes and what stays locked, why and until when; with --yes do it, for good.

    It sends no letter: who asked is answered from the Inbox, which tells them before their address goes.
    """
    from jatak.cli.erasing import erase_person

    erase_person(who, why, by, yes, as_json, company)
