"""`jatak db ...`: the database itself."""

import os
import shutil
from typing import Annotated
from urllib.parse import quote, urlencode

import typer

from jatak.base.errors import UsageError
from jatak.cli.output import Json, answer, console
from jatak.database import embedded
from jatak.database.connect import connect, known_server, running_server
from jatak.database.place import data_folder
from jatak.database.programs import programs
from jatak.database.url import url_server

app = typer.Typer(help="Start, stop and look at the database.", no_args_is_help=True, add_completion=False)
Role = Annotated[str, typer.Option(help="Log in as admin, consent, customers, web, worker or retention.")]


@app.command()
def start() -> None:
    """Start the embedded server; every command that needs it does so by itself."""
    _refuse_elsewhere()
    embedded.ensure_running()


@app.command()
def stop() -> None:
    """Stop the embedded server."""
    _refuse_elsewhere()
    console.print("The database has stopped." if embedded.stop() else "The database was not running.")


@app.command()
def status(as_json: Json = False) -> None:
    """Say where the database is and whether it answers; ends with 1 when it does not."""
    server = known_server()
    if server.embedded and not embedded.is_running():
        answer({"running": False, "folder": str(data_folder())}, as_json)
        raise typer.Exit(1)
    with connect(server, database="postgres" if server.embedded else "") as connection:
        version = connection.info.parameter_status("server_version")
    where = {"folder": str(data_folder())} if server.embedded else {"host": server.host}
    answer({"running": True, "version": version, **where}, as_json)


@app.command()
def url(role: Role = "admin", with_password: bool = False) -> None:
    """Print the address of the database for other programs, without its password unless asked."""
    known = running_server().login(role)
    user, password, name = known.pop("user", ""), known.pop("password", ""), known.pop("dbname")
    login = quote(user) + (f":{quote(password)}" if with_password else "")
    print(f"postgresql://{login}@/{quote(name)}?{urlencode(known)}")


@app.command()
def psql(role: Role = "admin") -> None:
    """Open the database in psql."""
    known = running_server().login(role)
    os.environ["PGPASSWORD"] = known.pop("password", "")
    # The programs that we bring speak no TLS, so a psql of the system goes first for a server elsewhere.
    program = (url_server() and shutil.which("psql")) or str(programs() / "psql")
    os.execv(program, [program, " ".join(f"{key}={_quoted(value)}" for key, value in known.items())])


def _quoted(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _refuse_elsewhere() -> None:
    if url_server():
        raise UsageError("JATAK_DATABASE_URL names a server of its own.", "Start and stop it with its own tools.")
