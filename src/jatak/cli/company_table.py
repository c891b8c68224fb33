"""The table of `jatak company`: which limit of time applies where, and whose it is."""

from collections.abc import Iterable, Iterator
from typing import Any

from rich.console import Console
from rich.table import Table

from jatak.law.own import Own
from jatak.law.profile import END, PURCHASE
from jatak.law.rulebook import Rulebook
from jatak.law.windows import Standing, standings
from jatak.people.models import Controller
from jatak.people.own_limits import own_limits
from jatak.people.quiet_hours import quiet_hours_of

SILENCE = "silence"
LEGEND = """Its end: homecoming, the day of an event, the end of a contract; where none is known, the purchase.
No exception: there is no window there; what the law asks instead, `jatak decide` tells."""
_STARTS = {PURCHASE: "the purchase", END: "its end"}


def content_of(company: Controller, rulebook: Rulebook) -> dict[str, Any]:
    """The company's choices and the whole table as plain values."""
    own = own_limits(company)
    every = standings(rulebook, own)
    return {
        "company": company.name,
        "industry": company.industry,
        "window_months": company.customer_window_months,
        "inactivity_months": company.inactivity_months,
        "quiet_hours": quiet_hours_of(company),
        "time_zone": company.time_zone,
        "sms_sender": company.sms_sender or None,
        "sms_reply": company.sms_reply or None,
        "law_as_of": rulebook.law_as_of.isoformat(),
        "limits": [_plain(standing) for standing in every],
        "notes": [*_longer_than_law(own, every), *_longer_than_profile(own), *_members(rulebook)],
    }


def _plain(standing: Standing) -> dict[str, Any]:
    applies, source = standing.applies, standing.source
    return {
        "country": standing.country,
        "limit": standing.relation or SILENCE,
        "counts": standing.counts,
        "months": applies.months if applies else None,
        "from": applies.starts if applies and standing.relation else None,
        "whose": applies.whose.value if applies else None,
        "because": applies.because if applies else None,
        "law_months": standing.law.months if standing.law else None,
        "law_from": standing.law.starts if standing.law and standing.relation else None,
        "own_months": standing.own.months if standing.own else None,
        "source": {"cite": source.cite, "source": source.source, "status": source.status},
    }


def _longer_than_law(own: Own, every: Iterable[Standing]) -> Iterator[str]:
    """Where a number of the company's own is longer than the law's."""
    for what, number in (("window", own.window_months), (SILENCE, own.inactivity_months)):
        found: dict[str, set[int]] = {}
        for one in every:
            concerned = one.counts and (what == SILENCE) == (one.relation is None)
            if concerned and number is not None and one.law and one.law.months < number:
                found.setdefault(one.country, set()).add(one.law.months)
        if found:
            where = ", ".join(f"{country} ({_or(months)})" for country, months in found.items())
            yield f"Your own {what} of {number} months is longer than the law's in {where}: there that applies."


def _longer_than_profile(own: Own) -> Iterator[str]:
    if not own.profile:
        return
    chosen, number = {name: choice.months for name, choice in own.profile.windows.items()}, own.window_months
    if shorter := {name: months for name, months in chosen.items() if number and months and months < number}:
        where = ", ".join(f"{_spoken(name)} ({months})" for name, months in shorter.items())
        yield f"Your own window of {number} months is longer than the profile's for {where}: there that applies."
    months, number = own.profile.inactivity.months, own.inactivity_months
    if number and months and months < number:
        yield f"Your own silence of {number} months is longer than the profile's {months}: that applies."


def _members(rulebook: Rulebook) -> Iterator[str]:
    for layer in rulebook.layers.values():
        yield f"{layer.code}: a member of it that is not named."


def _or(months: Iterable[int]) -> str:
    return " or ".join(map(str, sorted(months)))


def _spoken(relation: str) -> str:
    return relation.replace("_", " ")


def show(content: dict[str, Any]) -> None:
    """The table for a reader: countries, and relations, with the same answer stand together."""
    screen = Console(highlight=False)
    screen.print(f"{content['company']}: {_chosen(content)}", markup=False, soft_wrap=True)
    table = Table("of", "written to for at most", "whose", "countries", expand=True)
    for column, ratio in zip(table.columns, (4, 6, 3, 6), strict=True):
        column.ratio = ratio
    for names, rows in _grouped(content["limits"]):
        for nth, (words, whose, countries) in enumerate(rows):
            table.add_row("" if nth else ", ".join(map(_spoken, names)), words, whose, countries)
    screen.print(table)
    screen.print(LEGEND)
    screen.print(_sms(content), markup=False, soft_wrap=True)
    for note in content["notes"]:
        screen.print(note, markup=False, soft_wrap=True)


def _chosen(content: dict[str, Any]) -> str:
    window, silence = content["window_months"], content["inactivity_months"]
    own = f"industry {content['industry'] or 'none'}, own window {_number(window)}, own silence {_number(silence)}"
    return f"{own}, quiet hours {content['quiet_hours'] or 'none'} ({content['time_zone']})"


def _sms(content: dict[str, Any]) -> str:
    sender, reply = content["sms_sender"], content["sms_reply"]
    if sender is None:
        return "SMS: no sender, so none is sent."
    return f"SMS: from {sender}" + (f", answered to {reply}." if reply else ".")


def _number(months: int | None) -> str:
    return "none" if months is None else f"{months} months"


_Rows = tuple[tuple[str, str, str], ...]


def _grouped(limits: Iterable[dict[str, Any]]) -> list[tuple[list[str], _Rows]]:
    """Relations with their rows of words, whose and countries; relations with the same rows are one."""
    by_relation: dict[str, dict[tuple[str, str], list[str]]] = {}
    for one in limits:
        whose = one["whose"] or "" if one["counts"] else "law"
        by_relation.setdefault(one["limit"], {}).setdefault((_words(one), whose), []).append(one["country"])
    names: dict[_Rows, list[str]] = {}
    for name, rows in by_relation.items():
        names.setdefault(tuple((*key, " ".join(countries)) for key, countries in rows.items()), []).append(name)
    return [(same, rows) for rows, same in names.items()]


def _words(one: dict[str, Any]) -> str:
    if not one["counts"]:
        return "no exception for such customers"
    if one["months"] is None:
        return "no limit"
    if one["limit"] == SILENCE:
        return f"{one['months']} months without an own act"
    outlasts = one["from"] == END and one["law_from"] == PURCHASE
    length = f"{one['months']} months from {_STARTS[one['from']]}" if one["months"] else "until its end"
    latest = f", at most {one['law_months']} from the purchase" if outlasts else ""
    return length + latest
