"""The checks of the doctor, and making them side by side."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, TimeoutError, as_completed
from contextlib import suppress
from dataclasses import dataclass

from django.db import connections
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jatak.database.trouble import explained
from jatak.installation.doctor.accounts import check_accounts
from jatak.installation.doctor.browser import check_browser
from jatak.installation.doctor.coming_back import check_coming_back
from jatak.installation.doctor.companies import check_companies
from jatak.installation.doctor.database import check_database
from jatak.installation.doctor.domains import check_domains
from jatak.installation.doctor.finding import Finding, Level, problem
from jatak.installation.doctor.journal import check_journal
from jatak.installation.doctor.machine import check_disk, check_modes
from jatak.installation.doctor.reaching import check_public_url, check_relays
from jatak.installation.doctor.sealing import check_log
from jatak.installation.doctor.selftest import check_leaving
from jatak.installation.doctor.texting import check_gateways
from jatak.installation.doctor.work import check_jobs, check_worker

SECONDS = 40.0
"""For all checks together; each has time-outs of its own far below."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check, and what it is called."""

    name: "str | Promise"
    make: Callable[[], Iterable[Finding]]


CHECKS: Mapping[str, Check] = {
    "database": Check(_("Database"), check_database),
    "disk": Check(_("Disk"), check_disk),
    "files": Check(_("Files"), check_modes),
    "journal": Check(_("Journal"), check_journal),
    "public-url": Check(_("Public address"), check_public_url),
    "relays": Check(_("Relays"), check_relays),
    "gateways": Check(_("SMS gateways"), check_gateways),
    "coming-back": Check(_("What comes back"), check_coming_back),
    "domains": Check(_("Sender domains"), check_domains),
    "worker": Check(_("Worker"), check_worker),
    "jobs": Check(_("Jobs"), check_jobs),
    "leaving": Check(_("Leaving"), check_leaving),
    "log": Check(_("Verifiable log"), check_log),
    "companies": Check(_("Companies"), check_companies),
    "accounts": Check(_("Accounts"), check_accounts),
    "browser": Check(_("Pictures of forms"), check_browser),
}


def made(code: str) -> list[Finding]:
    """What one check found; what it cannot look at is a finding too."""
    try:
        return list(CHECKS[code].make())
    except Exception as error:
        known = explained(error)
        if known is None:
            raise
        return [problem(known.message, known.remedy)]


def examined(seconds: float = SECONDS) -> Iterator[tuple[str, list[Finding]]]:
    """All of them at once, each as soon as it is done; one that hangs is told as such."""
    pool = ThreadPoolExecutor(len(CHECKS))
    under_way = {pool.submit(_apart, code): code for code in CHECKS}
    try:
        yield from _as_they_end(under_way, seconds)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def is_well(findings: Iterable[Finding]) -> bool:
    """Whether nothing is broken."""
    return all(finding.level is not Level.PROBLEM for finding in findings)


def _as_they_end(under_way: dict["Future[list[Finding]]", str], seconds: float) -> Iterator[tuple[str, list[Finding]]]:
    left = dict(under_way)
    with suppress(TimeoutError):
        for future in as_completed(under_way, timeout=seconds):
            yield left.pop(future), future.result()
    for code in left.values():
        yield code, [problem(f"It was not done in {seconds:g} seconds.", "Try again; look at what it waits for.")]


def _apart(code: str) -> list[Finding]:
    """In a thread, whose connections end with it."""
    try:
        return made(code)
    finally:
        connections.close_all()
