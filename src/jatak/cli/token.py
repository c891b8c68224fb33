"""`jatak token make|list|revoke`"""

from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.cli.options import ControllerName
from jatak.cli.output import Json, answer

app = typer.Typer(
    help="Tokens by which a company's programs use the API.", pretty_exceptions_enable=False, add_completion=False
)
By = Annotated[str, typer.Option("--by", help="Who does it.")]


@app.command()
def make(
    name: Annotated[str, typer.Argument(help="What it is for, such as webshop.")],
    controller: ControllerName = "",
    scope: Annotated[
        list[str] | None,
        typer.Option("--scope", help="read, consent, purchase or send; may be repeated; read unless said."),
    ] = None,
    by: By = "command line",
    as_json: Json = False,
) -> None:
    """Make a token and print it, this once."""
    from jatak.accounts import tokens
    from jatak.cli.naming import controller_named

    company = controller_named(controller)
    made, words = tokens.make(company, name, scope or ["read"], by, now())
    answer({"number": made.pk, "company": company.name, "scopes": made.scopes, "token": words}, as_json)


@app.command("list")
def list_(controller: ControllerName = "", as_json: Json = False) -> None:
    """The tokens of a company, the newest first; no token can be read again."""
    from jatak.accounts.models import ApiToken
    from jatak.cli.naming import controller_named

    found = [
        _shown(token) for token in ApiToken.objects.filter(controller=controller_named(controller)).order_by("-pk")
    ]
    answer({"tokens": found}, as_json, lambda: _show(found))


@app.command()
def revoke(
    number: Annotated[int, typer.Argument(help="The number of the token.")],
    by: By = "command line",
    as_json: Json = False,
) -> None:
    """Let nobody in by a token any more, from now on; again is harmless."""
    from jatak.accounts import tokens
    from jatak.accounts.models import ApiToken

    found = ApiToken.objects.filter(pk=number).first()
    if found is None:
        raise UsageError(f"There is no token {number}.", "`jatak token list` shows them with their numbers.")
    tokens.revoke(found, by, now())
    found.refresh_from_db()
    answer(_shown(found), as_json)


def _shown(token: Any) -> dict[str, Any]:
    return {
        "number": token.pk,
        "name": token.name,
        "scopes": token.scopes,
        "made_by": token.made_by,
        "last_used_on": token.last_used_on.isoformat() if token.last_used_on else None,
        "revoked_at": token.revoked_at.isoformat() if token.revoked_at else None,
    }


def _show(found: list[dict[str, Any]]) -> None:
    table = Table("number", "name", "good for", "made by", "last used", "")
    for token in found:
        state = "revoked" if token["revoked_at"] else ""
        scopes = ", ".join(token["scopes"])
        table.add_row(
            str(token["number"]), token["name"], scopes, token["made_by"], token["last_used_on"] or "never", state
        )
    Console(highlight=False).print(table)
