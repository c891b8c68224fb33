"""After the play: everything stays open, until Ctrl-C or another signal to end."""

import os
import threading

from rich.console import Console
from rich.table import Table
from rich.text import Text

from jatak.demo.mailview.server import MailView
from jatak.demo.world import World

WATCHABLE = 0.02
"""Seconds that each mail now takes, so that a campaign of one's own can be watched."""


def stay(console: Console, world: World) -> None:
    """Show where to go, and wait for the signal to end; raises NotAsTold when a server ends."""
    world.sink.delay = WATCHABLE
    with MailView(world.sink, world.servers.console, world.servers.click) as mails:
        _tell(console, world, mails.address)
        try:
            world.servers.watch(threading.Event())
        except KeyboardInterrupt:
            console.print("\nEverything is stopped.")


def _tell(console: Console, world: World, mails: str) -> None:
    console.print(Text("\nNow it is yours. Open in your browser:", "bold"))
    console.print(Text(f"  the console:     {world.servers.console}/console/"), soft_wrap=True)
    console.print(Text(f"  the mails:       {mails}/"), soft_wrap=True)
    console.print(Text(f"  a form:          {world.servers.console}{world.form}"), soft_wrap=True)
    console.print(Text(f"\nLog in as one of these; the password is always {world.log_ins[0].password}", "bold"))
    table = Table.grid(padding=(0, 2))
    for one in world.log_ins:
        table.add_row(f"  {one.email}", one.role.replace("_", " "), Text(one.does, "dim"))
    console.print(table)
    console.print(
        Text(
            "\nTry this: as Emil write a campaign, as Ida approve it, start it, watch it, and leave by a mail's link;"
            " sign up in the form, and confirm from the mail."
        ),
        soft_wrap=True,
    )
    ending = "Ctrl-C" if console.is_terminal else f"kill {os.getpid()}"
    console.print(Text(f"{ending} ends it all.", "bold"))
