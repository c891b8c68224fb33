"""From the bytes of a receipt to the ledger, and to the receipt kept as evidence beside it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from jatak.base.errors import UsageError
from jatak.database.using import acting_as, alias, atomic
from jatak.imports.loading.load import load
from jatak.imports.plan import Plan
from jatak.imports.planning import unknown_words
from jatak.imports.report import Report
from jatak.imports.row import Refused, Row
from jatak.people.addresses import keyed_hash_of, normalise
from jatak.people.models import ContactPoint, Controller
from jatak.receipts.checking import Checked, check
from jatak.receipts.importing.rows import row_of
from jatak.receipts.importing.wanted import Wanted
from jatak.receipts.importing.words import words_of
from jatak.receipts.keeping import keep
from jatak.receipts.models import KeptReceipt


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted of one receipt."""

    file: Path
    data: bytes
    address: str
    company: Controller
    by: str
    key: str = ""
    """Of the issuer, 64 hexadecimal digits, compared with its owner."""
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of it."""

    checked: Checked
    report: Report
    rows: list[Row | Refused]
    kept: KeptReceipt | None


def take_over(order: Order, at: datetime) -> Taken:
    """Load what a receipt says, and keep it as evidence; again it changes nothing.

    Raises NotAReceipt and InvalidAddress, and UsageError where it is kept as evidence of somebody else.
    """
    seen = check(order.data, at)
    wanted = _wanted(order, seen)
    with acting_as("web"):
        _nobody_elses(seen, wanted)
        rows = [row_of(number, record, wanted, at) for number, record in enumerate(seen.receipt.records, 1)]
    report = _loaded(order, seen, rows, wanted, at)
    return Taken(seen, report, rows, None if order.dry_run else _kept(order, wanted, at))


def _wanted(order: Order, seen: Checked) -> Wanted:
    address = order.address.strip()
    kind = "email" if "@" in address else "telephone"
    by_key = seen.signed is not None and seen.signed.key.hex() == order.key.replace(" ", "").lower()
    return Wanted(order.company, kind, address, normalise(kind, address), seen.is_ours or by_key)


def _nobody_elses(seen: Checked, wanted: Wanted) -> None:
    """One receipt is of one person: whoever else has it has taken it from them."""
    kept = KeptReceipt.objects.filter(controller=wanted.company, sha256=bytes.fromhex(seen.sha256))
    point = _point(wanted)
    if (kept.exclude(person_id=point.person_id) if point else kept).exists():
        raise UsageError(
            "This receipt is kept here as evidence of another person.", "Look whose it is: it can be of one alone."
        )


def _loaded(order: Order, seen: Checked, rows: list[Row | Refused], wanted: Wanted, at: datetime) -> Report:
    with acting_as("consent"), atomic():
        taken = {row.number for row in rows if isinstance(row, Row)}
        records = [(n, record) for n, record in enumerate(seen.receipt.records, 1) if n in taken]
        words = [words_of(number, record, order.company, order.by, at) for number, record in records]
        plan = Plan(
            controller_id=order.company.pk,
            name=order.file.name,
            sha256=bytes.fromhex(seen.sha256),
            size=len(order.data),
            words=[each for each in words if each],
            otherwise=unknown_words(order.company, order.by, at),
            system="receipt",
            told={
                "recognised": seen.form,
                "address": keyed_hash_of(wanted.kind, wanted.normalised).hex(),
                "signature": seen.signer.value,
                "trusted": wanted.trusted,
            },
        )
        if order.dry_run:
            report = load(rows, plan, at, order.by, dry_run=True)
            transaction.set_rollback(True, using=alias())
            return report
    return load(rows, plan, at, order.by)


def _kept(order: Order, wanted: Wanted, at: datetime) -> KeptReceipt | None:
    with acting_as("web"):
        point = _point(wanted)
        return keep(order.data, point.person_id, order.company, at, order.by) if point else None


def _point(wanted: Wanted) -> ContactPoint | None:
    return ContactPoint.objects.filter(kind=wanted.kind, normalised=wanted.normalised).first()
