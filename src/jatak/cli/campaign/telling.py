"""How far a campaign is, for a terminal."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from jatak.cli.campaign.instants import shown

SHOWN = 20
"""So many answers, reasons and messages in doubt are listed; `--json` has them all."""


def tell(content: dict[str, Any]) -> RenderableType:
    """The figures of a campaign in words and tables."""
    if not content["started"]:
        return Text(f"{content['name']} has not started.")
    return Group(*_head(content), _states(content), *_dropped(content), *_domains(content), *_in_doubt(content))


def _head(content: dict[str, Any]) -> Iterator[Text]:
    begun = f"{content['permitted']:,} of {content['people']:,} people"
    so_far = "" if content["filled"] else " so far"
    yield Text(f"{content['name']} started on {shown(content['started'])}: {begun}{so_far}")
    if unserved := content["left_out_by_language"]:
        by_language = ", ".join(f"{language} {people:,}" for language, people in unserved.items())
        yield Text(f"Left out because no text is in their language: {by_language}.")
    yield Text(f"It is {_state(content)}.")
    if content["starts_at"]:
        yield Text(f"Nothing goes before {shown(content['starts_at'])}.")
    if content["not_after"]:
        yield Text(f"What has not gone by {shown(content['not_after'])} is dropped.")
    if content["percent"] is not None:
        yield Text(f"{content['percent']:g} % done{_rate(content)}")


def _state(content: dict[str, Any]) -> str:
    why = f" ({content['why']})" if content["why"] else ""
    return f"{content['state']}{why}"


def _rate(content: dict[str, Any]) -> str:
    if not content["open"] or not content["per_second"]:
        return ""
    left = timedelta(seconds=content["seconds_left"])
    return f", {content['per_second']:,.1f} messages a second in the last minute, about {left} left"


def _states(content: dict[str, Any]) -> Table:
    table = Table("messages", "count", "answer")
    table.columns[1].justify = "right"
    for state, count in content["states"].items():
        told = [key.partition(": ")[2] for key in content["answers"] if key.partition(": ")[0] == state]
        table.add_row(state, f"{count:,}", Text(", ".join(told[:3])))
    return table


def _dropped(content: dict[str, Any]) -> Iterator[Table]:
    if content["dropped"]:
        table = Table("dropped", "count", "why")
        table.columns[1].justify = "right"
        for rule, count in list(content["dropped"].items())[:SHOWN]:
            table.add_row(rule, f"{count:,}", Text(content["because"].get(rule, "")))
        yield table


def _domains(content: dict[str, Any]) -> Iterator[Table]:
    if content["domains"]:
        table = Table("domain", "accepted", "refused", "deferred", "uncertain", "most frequent answer")
        for column in table.columns[1:5]:
            column.justify = "right"
        for each in content["domains"]:
            counts = (f"{each[key]:,}" for key in ("accepted", "refused", "deferred", "uncertain"))
            table.add_row(each["name"] or "–", *counts, Text(each["answer"]))
        yield table


def _in_doubt(content: dict[str, Any]) -> Iterator[Text]:
    for each in content["uncertain"][:SHOWN]:
        yield Text(f"In doubt: message {each['message']} to person {each['person']}. {each['answer']}")
    if (more := len(content["uncertain"]) - SHOWN) > 0:
        yield Text(f"{more:,} more are in doubt; --json lists them.")
