"""What a domain asks receivers to do with mail that is not its own (RFC 7489)."""

from collections.abc import Iterator

from jatak.reputation.dmarc_record import find
from jatak.reputation.finding import Finding, ok, problem, warning
from jatak.reputation.resolver import Resolver
from jatak.reputation.tags import BadTags, tags

CHECK = "DMARC"
POLICIES = ("none", "quarantine", "reject")
REQUIRED = "RFC 7489 section 6.6.3; required by Gmail, Yahoo, Microsoft"


def check_dmarc(domain: str, resolver: Resolver) -> Iterator[Finding]:
    """One readable record with a policy and somebody who reads the reports."""
    found = find(resolver, domain)
    if found is None:
        yield problem(
            CHECK,
            f"There is no DMARC record at _dmarc.{domain} or above.",
            f'Publish a TXT record at _dmarc.{domain}: "v=DMARC1; p=none; rua=mailto:dmarc@{domain}".',
            REQUIRED,
        )
    elif len(found.texts) > 1:
        yield problem(
            CHECK,
            f"{found.place} has {len(found.texts)} DMARC records, so receivers use none of them.",
            "Delete all but one.",
            "RFC 7489 section 6.6.3",
        )
    else:
        yield from _record(domain, resolver, found.place, found.texts[0], found.inherited)


def _record(domain: str, resolver: Resolver, place: str, text: str, inherited: bool) -> Iterator[Finding]:
    try:
        read = tags(text)
    except BadTags as error:
        yield problem(CHECK, f"{place} cannot be read: {error}.", "Correct the record.", "RFC 7489 section 6.4")
        return
    name = "sp" if inherited and "sp" in read else "p"
    troubles = [*_policy(place, read, name), *_alignment(place, read), *_reports(domain, resolver, place, read)]
    yield from troubles or [ok(CHECK, f"{place}: {text}", "RFC 7489 section 6.3")]


def _policy(place: str, read: dict[str, str], name: str) -> Iterator[Finding]:
    if "p" not in read or read[name].lower() not in POLICIES:
        said = f"{name}={read[name]}" if name in read else "no p="
        yield problem(
            CHECK,
            f"{place} says {said}, so receivers do not know what to do.",
            f"Say p= and one of {', '.join(POLICIES)}.",
            "RFC 7489 section 6.3",
        )
    elif read[name].lower() == "none":
        yield warning(
            CHECK,
            f"{place} says {name}=none: that is enough for Gmail and Yahoo, but mail that others forge in your name is "
            "delivered, and only told to you.",
            f"When the reports show no mail of yours that fails, say {name}=quarantine, then reject.",
            "RFC 7489 section 6.3",
        )
    elif read.get("pct", "100") != "100":
        yield warning(
            CHECK,
            f"{place} asks to treat only {read['pct']} % of the mail so (pct).",
            "Take pct= out when the reports show no mail of yours that fails.",
            "RFC 7489 section 6.3",
        )


def _alignment(place: str, read: dict[str, str]) -> Iterator[Finding]:
    for name in ("adkim", "aspf"):
        if read.get(name, "r").lower() not in ("r", "s"):
            yield warning(
                CHECK,
                f"{place} says {name}={read[name]}, which is read as r.",
                f"Say {name}=r or s.",
                "RFC 7489 section 6.3",
            )


def _reports(domain: str, resolver: Resolver, place: str, read: dict[str, str]) -> Iterator[Finding]:
    wanted = [uri.strip() for uri in read.get("rua", "").split(",") if uri.strip()]
    if not wanted:
        yield warning(
            CHECK,
            f"{place} names nobody who gets the reports (rua).",
            f"Add rua=mailto:dmarc@{domain}, and read them: they tell who sends in your name, and what of yours fails.",
            "RFC 7489 section 7.2",
        )
    for uri in wanted:
        yield from _report_address(place, resolver, uri)


def _report_address(place: str, resolver: Resolver, uri: str) -> Iterator[Finding]:
    scheme, _, address = uri.partition(":")
    elsewhere = address.rpartition("@")[2].partition("!")[0].strip().lower()
    if scheme.lower() != "mailto" or not elsewhere or "@" not in address:
        yield warning(CHECK, f"{place}: {uri} is no mailto address.", "Correct rua.", "RFC 7489 section 6.2")
        return
    owner = place.removeprefix("_dmarc.")
    if not _related(owner, elsewhere) and not _permits(resolver, owner, elsewhere):
        yield warning(
            CHECK,
            f"Reports go to {elsewhere}, which does not say that it takes them for {owner}, so none will come.",
            f'Have a TXT record "v=DMARC1" published at {owner}._report._dmarc.{elsewhere}.',
            "RFC 7489 section 7.1",
        )


def _permits(resolver: Resolver, owner: str, elsewhere: str) -> bool:
    place = f"{owner}._report._dmarc.{elsewhere}"
    return any(text.replace(" ", "").startswith("v=DMARC1") for text in resolver.txt(place))


def _related(one: str, other: str) -> bool:
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")
