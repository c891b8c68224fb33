"""`jatak selftest ...`: whether leaving works."""

from typing import Annotated, Any

import typer

from jatak.base.clock import now
from jatak.cli.output import Json, answer, console

app = typer.Typer(
    help="Test that people can leave: by the link, by one click, by mail, by SMS.",
    pretty_exceptions_enable=False,
    add_completion=False,
)

Company = Annotated[str, typer.Option("--controller", "--company", help="Of this company alone.")]


@app.callback()
def selftest() -> None:
    """Test that people can leave: by the link, by one click, by mail, by SMS."""


@app.command()
def run(
    company: Company = "",
    seconds: Annotated[float, typer.Option(min=1, help="To wait for each thing.")] = 180.0,
    as_json: Json = False,
) -> None:
    """Send a real message of each company to our own probe, and leave by every medium.

    A worker and the public pages must run. Of SMS the telephone network alone is not tested: the STOP is brought to
    the public address as the gateway would bring it. Ends with 1 where leaving does not work.
    """
    from jatak.jobs.selftest import follow
    from jatak.selftest.patience import Patience
    from jatak.selftest.running import try_leaving

    found = []
    for each in _companies(company):
        made = try_leaving(each, now, Patience(seconds))
        follow(made)
        found.append(_shown(each.name, made, as_json))
    answer({"ok": all(each["passed"] is not False for each in found), "companies": found}, as_json, _nothing)
    if any(each["passed"] is False for each in found):
        raise typer.Exit(1)


@app.command()
def status(company: Company = "", as_json: Json = False) -> None:
    """The newest test of each company, step by step."""
    from jatak.selftest.due import newest

    found = [_shown(each.name, newest(each), as_json) for each in _companies(company)]
    answer({"companies": found}, as_json, _nothing)


@app.command()
def hold(
    company: Annotated[str, typer.Option("--controller", "--company", help="Whose marketing.")],
    off: Annotated[bool, typer.Option("--off", help="Let it go also while leaving does not work.")] = False,
) -> None:
    """Let a company's marketing wait while leaving does not work."""
    from getpass import getuser

    from jatak.selftest import holding

    (each,) = _companies(company)
    holding.choose(each, not off, getuser(), now())
    console.print(f"{each.name}: {'marketing goes on' if off else 'marketing waits'} while leaving does not work.")


def _companies(name: str) -> list[Any]:
    from jatak.cli.naming import controller_named
    from jatak.people.models import Controller

    return [controller_named(name)] if name else list(Controller.objects.order_by("name"))


def _shown(name: str, run: Any, as_json: bool) -> dict[str, Any]:
    from jatak.selftest.telling import lines, verdict

    steps = lines(run) if run else []
    if not as_json:
        console.print(f"{name}: {verdict(run)}", markup=False)
        for line in steps:
            console.print(f"  {line}", markup=False, soft_wrap=True)
    return {
        "company": name,
        "passed": run.passed if run else None,
        "began_at": run.began_at.isoformat() if run else None,
        "steps": steps,
    }


def _nothing() -> None:
    """It was said line by line."""
