"""The terms of a record in the words of people."""

import re

from jatak.receipts.record.duration import Begin, Duration, Kind
from jatak.receipts.record.record import Event, Record
from jatak.receipts.record.states import State

STATES = {
    State.UNKNOWN: "not known",
    State.REQUESTED: "asked for, and waiting to be confirmed",
    State.DEFERRED: "put off without an answer",
    State.REFUSED: "refused",
    State.GIVEN: "given",
    State.RENEWED: "given anew",
    State.EXPIRED: "expired",
    State.WITHDRAWN: "taken back",
    State.REVOKED: "ended by the company",
    State.INVALIDATED: "found to be invalid",
    State.NOT_OBJECTED: "not objected to",
    State.OBJECTED: "objected to",
}
CHANNELS = {
    "jatak:Email": "e-mail",
    "jatak:Sms": "SMS",
    "jatak:Dm": "direct message",
    "jatak:Push": "notification",
    "jatak:Inbox": "inbox",
}
GRADES = {
    "jatak:Confirmed": "A: confirmed or signed",
    "jatak:Recorded": "B: recorded",
    "jatak:Supplied": "C: with words that the company supplied",
    "jatak:Unproven": "not proven",
}
BEGINS = {
    Begin.LAST_USE: "after the last message that it permitted",
    Begin.LAST_OWN_ACT: "after the last thing that the person did",
    Begin.LAST_DEALING: "after the last purchase",
}
ROLES = {
    "dpv:DataController": "decides",
    "dpv:DataProcessor": "works on the company’s behalf",
    "dpv:ThirdParty": "third party",
    "dpv:Recipient": "gets the data",
    "dpv:Authority": "supervises",
    "dpv:DataProtectionAuthority": "supervises",
}
UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
BASES = {
    "eu-gdpr:A6-1-a": "consent (GDPR art. 6(1)(a))",
    "eu-gdpr:A6-1-f-controller": "legitimate interest (GDPR art. 6(1)(f))",
    "dpv:ExpressedConsent": "consent",
    "dpv:LegitimateInterestOfController": "",
    "jatak:ExistingCustomerExemption": "existing customer (Directive 2002/58/EC art. 13(2))",
}
RIGHTS = {
    "eu-gdpr:A7-3": "take back the consent",
    "eu-gdpr:A15": "see the data",
    "eu-gdpr:A16": "have them corrected",
    "eu-gdpr:A17": "have them erased",
    "eu-gdpr:A18": "have their use restricted",
    "eu-gdpr:A20": "take them along",
    "eu-gdpr:A21": "object",
    "eu-gdpr:A77": "complain to the authority",
}


def state_named(state: State | None) -> str:
    """What holds, in words."""
    return STATES[state] if state else "nothing is said"


def lasting(duration: Duration | None) -> str:
    """A duration in words."""
    if duration is None:
        return ""
    if duration.kind is Kind.ENDLESS:
        return "without an end"
    if duration.kind is Kind.OCCURRENCES:
        return f"{duration.value} times"
    if duration.kind is not Kind.TEMPORAL:
        said = duration.value[:1].lower() + duration.value[1:]
        return f"until {said if duration.kind is Kind.UNTIL_EVENT else duration.value}"
    span = _span(duration.value)
    return f"{span} {BEGINS[duration.counted_from]}" if duration.counted_from else span


def named(record: Record, ids: tuple[str, ...]) -> str:
    """Parties by their names."""
    names = {party.id: party.name for party in record.parties}
    return ", ".join(names.get(each, each) for each in ids)


def places(terms: tuple[str, ...]) -> str:
    """Countries by their codes."""
    return ", ".join(each.removeprefix("loc:") for each in terms)


def bases(record: Record) -> str:
    """On what ground."""
    return "; ".join(filter(None, (BASES.get(each, each) for each in record.legal_bases)))


def rights(record: Record) -> str:
    """Which rights the person has."""
    return ", ".join(RIGHTS.get(each, each.partition(":")[2]) for each in record.rights)


def turn(event: Event) -> str:
    """An event in one line."""
    day = event.at.strftime("%-d %B %Y, %H:%M UTC") if event.at else "at an unknown time"
    method = f" ({event.method})" if event.method else ""
    return f"{day}: {state_named(event.state)}{method}"


def _span(text: str) -> str:
    parts = re.findall(r"(\d+)([YMWD])", text.partition("T")[0])
    return " and ".join(f"{n} {UNITS[unit]}{'' if n == '1' else 's'}" for n, unit in parts) or text
