"""`jatak campaign list|create|start|pause|resume|stop|status`"""

import typer

from jatak.cli.campaign import controlling, making, watching

app = typer.Typer(
    help="Make a campaign, start it, see how far it is, hold it.", pretty_exceptions_enable=False, add_completion=False
)
app.command("list")(making.list_campaigns)
app.command()(making.create)
app.command()(making.start)
app.command()(controlling.pause)
app.command()(controlling.resume)
app.command()(controlling.stop)
app.command()(watching.status)
