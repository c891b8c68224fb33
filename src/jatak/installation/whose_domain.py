"""Whose domain an address is: our keys sign for whoever writes from it, so nobody takes one that is another's."""

from jatak.database.turns import one_at_a_time
from jatak.delivery.compose.addresses import UnusableAddress, address
from jatak.delivery.dkim.folder import domains as domains_with_keys
from jatak.installation.sender_domains import domains_of
from jatak.people.models import Controller

ONE_AT_A_TIME = "a domain is taken"


def is_anothers(company: Controller, written: str) -> bool:
    """Whether mail from this address would speak for another: its domain, or one above or below it, is in use.

    In use is what another company writes from, and what keys of ours sign, but inside of what is its own already.
    Inside a transaction: who asks for the same domain meanwhile waits for its end.
    """
    try:
        wanted = address(written.strip()).domain.lower()
    except UnusableAddress:
        return False
    one_at_a_time(ONE_AT_A_TIME)
    own, others = domains_of([company]), domains_of(Controller.objects.exclude(pk=company.pk))
    if wanted in own:
        return False
    if any(_below(wanted, each) or _below(each, wanted) for each in others):
        return True
    inside = any(_below(wanted, each) for each in own)
    return not inside and any(_below(wanted, each) or _below(each, wanted) for each in domains_with_keys())


def _below(domain: str, other: str) -> bool:
    """Whether it is the other one, or a part of it."""
    return f".{domain}".endswith(f".{other}")
