"""`jatak limit set|warm-up|list|remove`"""

from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.cli.output import Json, answer

app = typer.Typer(
    help="How much may go to a domain, of a brand, through a relay.",
    pretty_exceptions_enable=False,
    add_completion=False,
)
NONE = "none"
ScopeWord = Annotated[str, typer.Argument(metavar="SCOPE", help="domain, brand or relay.")]
Name = Annotated[
    str,
    typer.Argument(help="The domain (* for every one), the brand or company, or the relay as JATAK_SMTP_URL names it."),
]


@app.command("set")
def set_(
    scope: ScopeWord,
    name: Name,
    per_second: Annotated[str, typer.Option("--per-second", help="Messages a second; none takes it back.")] = "",
    per_day: Annotated[str, typer.Option("--per-day", help="Messages a day; none takes it back.")] = "",
    as_json: Json = False,
) -> None:
    """Limit how many messages go, by all workers together; what is not said stays as it is."""
    from jatak.delivery.limits.choosing import set_limit

    said = {"per_second": _number("--per-second", per_second, float), "per_day": _number("--per-day", per_day, int)}
    values = {field: value for field, value in said.items() if value != ""}
    if not values:
        raise UsageError("No limit was said.", "Say --per-second, --per-day or both.")
    set_limit(scope, name, **{field: None if value == NONE else value for field, value in values.items()})
    list_(as_json)


@app.command("warm-up")
def warm_up(
    scope: ScopeWord,
    name: Name,
    first: Annotated[int, typer.Option("--first", help="Messages on the first day.")] = 50,
    growth: Annotated[float, typer.Option("--growth", help="Times so many each day.")] = 1.5,
    days: Annotated[int, typer.Option("--days", help="How many days the plan lasts.")] = 28,
    since: Annotated[str, typer.Option("--from", help="Its first day, as 2026-01-31; today unless said.")] = "",
    over: Annotated[bool, typer.Option("--over", help="End the plan that there is.")] = False,
    as_json: Json = False,
) -> None:
    """Let a sender that nobody knows yet begin with few messages a day, and more each day."""
    from jatak.delivery.limits.choosing import set_limit

    plan = {"warm_from": _day(since), "warm_first": first, "warm_growth": growth, "warm_days": days}
    set_limit(scope, name, **(dict.fromkeys(plan) if over else plan))
    list_(as_json)


@app.command("list")
def list_(as_json: Json = False) -> None:
    """Every limit, what it allows today, and what of that is taken."""
    from jatak.delivery.limits.choosing import standings
    from jatak.delivery.limits.plan import day_of

    content = {"limits": [_plain(each) for each in standings(day_of(now()))]}
    answer(content, as_json, lambda: _show(content["limits"]))


@app.command()
def remove(scope: ScopeWord, name: Name, as_json: Json = False) -> None:
    """Take a limit back; what waits because of it goes within a quarter of an hour, or from midnight UTC on."""
    from jatak.delivery.limits.choosing import remove_limit

    remove_limit(scope, name)
    list_(as_json)


def _plain(standing: Any) -> dict[str, Any]:
    limit = standing.limit
    return {
        "scope": limit.scope,
        "name": limit.name,
        "per_second": limit.per_second,
        "per_day": limit.per_day,
        "warm_up": {
            "from": limit.warm_from,
            "first": limit.warm_first,
            "growth": limit.warm_growth,
            "days": limit.warm_days,
        }
        if limit.warm_from
        else None,
        "today": standing.today,
        "taken": standing.taken,
    }


def _show(limits: list[dict[str, Any]]) -> None:
    screen = Console(highlight=False)
    if not limits:
        screen.print("There is no limit.")
        return
    table = Table("of", "name", "a second", "a day", "warm-up", "today", "taken today")
    for column in (*table.columns[2:4], *table.columns[5:]):
        column.justify = "right"
    for each in limits:
        plan = each["warm_up"]
        words = f"{plan['first']:,} x {plan['growth']:g} for {plan['days']} days from {plan['from']}" if plan else ""
        second = f"{each['per_second']:g}" if each["per_second"] else ""
        day, today = _count(each["per_day"]), _count(each["today"])
        table.add_row(each["scope"], each["name"], second, day, words, today, _count(each["taken"]))
    screen.print(table)


def _count(number: int | None) -> str:
    return "" if number is None else f"{number:,}"


def _number(option: str, said: str, read: Any) -> Any:
    if said in ("", NONE):
        return said
    try:
        return read(said)
    except ValueError:
        raise UsageError(f"{option} {said} is no number.", "Write a number, or none.") from None


def _day(said: str) -> Any:
    from datetime import date

    from jatak.delivery.limits.plan import day_of

    try:
        return date.fromisoformat(said) if said else day_of(now())
    except ValueError:
        raise UsageError(f"--from {said} is no day.", "Write it as 2026-01-31.") from None
