"""`jatak inbound deliver`"""

import sys
from typing import Annotated

import typer

from jatak.base.clock import now
from jatak.cli.output import console
from jatak.cli.role import work_as
from jatak.database.trouble import explained

TEMPFAIL = 75
"""What tells a mail server to keep the message and to try again (sysexits.h, EX_TEMPFAIL)."""


def deliver(
    rcpt: Annotated[str, typer.Option("--rcpt", metavar="ADDRESS", help="To whom the mail server delivers it.")] = "",
) -> None:
    """Take in one message from standard input, for a mail server: 0 when it is taken, 75 when it must try again.

    It never refuses: what cannot be read is put aside, and shown in the Inbox.
    """
    try:
        work_as("web")
        from jatak.inbound.delivering import deliver as take_in

        take_in(sys.stdin.buffer, rcpt, now())
    except Exception as error:
        known = explained(error)
        # Of our own mistakes the kind alone: their words may be somebody's.
        said = f"{known.message} {known.remedy}" if known else f"Unforeseen: {type(error).__name__}."
        console.print(said.strip(), markup=False, soft_wrap=True)
        raise typer.Exit(TEMPFAIL) from error
