"""`jatak check-domain`"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from ipaddress import ip_address
from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.cli.output import Json, answer, console
from jatak.delivery.dkim.algorithms import public_text
from jatak.delivery.dkim.folder import read_keys, read_private
from jatak.delivery.dkim.key import Key, State
from jatak.reputation.dkim import Selector
from jatak.reputation.dns import TIMEOUT, DnsResolver
from jatak.reputation.domain import Check, checks
from jatak.reputation.domain_name import ascii_domain
from jatak.reputation.finding import Finding, Level
from jatak.reputation.one_click import CHECK as ONE_CLICK
from jatak.reputation.one_click import check_one_click
from jatak.reputation.resolver import Address
from jatak.reputation.visiting import HttpsVisit
from jatak.site.environment import public_url

SELECTOR = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*")
STYLES = {Level.OK: "green", Level.WARNING: "yellow", Level.PROBLEM: "bold red"}


def check_domain(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The domain of your sender addresses.")],
    relay_ip: Annotated[
        list[str] | None, typer.Option(metavar="IP", help="An address that the relay sends from; may be repeated.")
    ] = None,
    selector: Annotated[
        list[str] | None, typer.Option(metavar="S", help="A DKIM selector that signs; may be repeated.")
    ] = None,
    dns: Annotated[str, typer.Option(metavar="HOST:PORT", help="Ask this resolver instead of the system's.")] = "",
    ca_file: Annotated[str, typer.Option(metavar="FILE", help="Certificates to trust instead of the system's.")] = "",
    timeout: Annotated[float, typer.Option(min=0.1, help="How many seconds one look-up may take.")] = TIMEOUT,
    as_json: Json = False,
) -> None:
    """Look at what receivers demand of a sending domain and of the link to leave; ends with 1 if there is a problem."""
    domain = ascii_domain(name)
    resolver = DnsResolver(_server(dns) if dns else None, timeout)
    url, visit = public_url(), HttpsVisit(ca_file)
    made = checks(domain, resolver, [_address(each) for each in relay_ip or ()], _selectors(domain, selector or ()))
    findings = _findings([*made, Check(ONE_CLICK, lambda: check_one_click(url, visit, now()))])
    counts = Counter(finding.level for finding in findings)
    content = {
        "domain": domain,
        "ok": not counts[Level.PROBLEM],
        "problems": counts[Level.PROBLEM],
        "warnings": counts[Level.WARNING],
        "findings": [asdict(finding) for finding in findings],
    }
    answer(content, as_json, lambda: _show(domain, findings, counts))
    if counts[Level.PROBLEM]:
        raise typer.Exit(1)


def _selectors(domain: str, named: Iterable[str]) -> list[Selector]:
    """Those that the caller named, and those of our own keys with what must stand in the DNS."""
    for name in named:
        if not SELECTOR.fullmatch(name):
            raise UsageError(f"--selector {name} is no selector.", "Write what stands after s= in DKIM-Signature.")
    own = {key.selector: _own(domain, key) for key in read_keys(domain) if key.state is not State.RETIRED}
    return [own.pop(name.lower(), Selector(name.lower())) for name in dict.fromkeys(named)] + list(own.values())


def _own(domain: str, key: Key) -> Selector:
    return Selector(key.selector, public_text(read_private(domain, key)), key.algorithm.value)


def _findings(made: Sequence[Check]) -> list[Finding]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    findings: list[Finding] = []
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=len(made))
        for check in made:
            bar.update(task, description=f"Looking at {check.name}")
            findings += check.findings()
            bar.advance(task)
    return findings


def _show(domain: str, findings: Sequence[Finding], counts: "Counter[Level]") -> None:
    screen = Console(highlight=False)
    table = Table(title=domain, box=box.SIMPLE_HEAD, title_justify="left")
    table.add_column("what", no_wrap=True)
    table.add_column("", no_wrap=True)
    table.add_column("seen, and what to do", overflow="fold")
    for finding in findings:
        remedy = f"\n→ {escape(finding.remedy)}" if finding.remedy else ""
        said = f"{escape(finding.seen)}{remedy}\n[dim]{escape(finding.source)}[/dim]"
        table.add_row(finding.check, f"[{STYLES[finding.level]}]{finding.level}[/]", said)
    screen.print(table)
    problems, warnings = counts[Level.PROBLEM], counts[Level.WARNING]
    screen.print(f"{problems} problem{'s' * (problems != 1)}, {warnings} warning{'s' * (warnings != 1)}.", style="bold")


def _address(written: str) -> Address:
    try:
        return ip_address(written)
    except ValueError:
        raise UsageError(f"--relay-ip {written} is no IP address.", "Write it as 192.0.2.25 or 2001:db8::25.") from None


def _server(written: str) -> tuple[str, int]:
    host, colon, port = written.rpartition(":")
    try:
        if not colon or not 0 < int(port) < 65536:
            raise ValueError
        return str(ip_address(host.strip("[]"))), int(port)
    except ValueError:
        raise UsageError(
            f"--dns {written} is no resolver.", "Write it as 192.0.2.53:53 or [2001:db8::53]:53."
        ) from None
