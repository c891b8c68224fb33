"""One purchase file into the database, whole or not at all."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Protocol

from jatak.base.errors import UsageError
from jatak.customers.models import PurchaseFile
from jatak.customers.purchases.invented import invented_addresses
from jatak.customers.purchases.reading import Format, Reader
from jatak.customers.purchases.report import Report
from jatak.customers.purchases.source import file_hash
from jatak.customers.purchases.statements import Statements
from jatak.database.using import acting_as, atomic
from jatak.gate.situation import RecipientKind, RelationKind, Tri
from jatak.people.models import Brand, Controller, CountryOrigin, Person
from jatak.people.profiles import News, set_profile


@dataclass(frozen=True)
class Options:
    """What the shop says of its sales, beside the file."""

    controller: str
    brand: str | None = None
    opt_out_offered: Tri = Tri.UNKNOWN
    recipient_kind: RecipientKind = RecipientKind.CONSUMER
    invent_addresses: bool = False
    shift_to: date | None = None
    form: Format = field(default_factory=Format)

    def as_told(self) -> dict[str, str]:
        """The options by their names on the command line, to be kept with the file."""
        return {
            "brand": self.brand or "",
            "opt-out-offered": self.opt_out_offered.name.lower(),
            "recipient-kind": self.recipient_kind.name.lower().replace("_", "-"),
            "invent-addresses": "yes" if self.invent_addresses else "no",
            "shift-to": self.shift_to.isoformat() if self.shift_to else "",
        }


class Progress(Protocol):
    """Hears how far a load has come."""

    def on_bytes(self, count: int) -> None:
        """So many bytes of the file have been read."""

    def on_step(self, step: str) -> None:
        """This is being done now."""


def load(file: Path, options: Options, progress: Progress) -> Report:
    """Take in a purchase file as the role `customers`; the same file, or lines of it, a second time change nothing."""
    begun = perf_counter()
    if options.invent_addresses and options.form.columns.names_addresses:
        raise UsageError("The file names addresses, so none are invented.", "Leave out --invent-addresses.")
    digest = file_hash(file)
    with acting_as("customers"), atomic():
        controller = _controller(options.controller)
        if earlier := PurchaseFile.objects.filter(controller=controller, sha256=digest).first():
            return _already_loaded(earlier, file, options)
        report = _Load(file, options, controller, digest, progress).run()
        report.seconds = perf_counter() - begun
        PurchaseFile.objects.filter(controller=controller, sha256=digest).update(report=report.as_json())
        return report


def _controller(name: str) -> Controller:
    """The controller, made if needed and locked, so that two loads for it follow one another."""
    Controller.objects.bulk_create([Controller(name=name)], ignore_conflicts=True)
    statements = Statements()
    statements.cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"load-purchases {name}"])
    return Controller.objects.get(name=name)


def _already_loaded(earlier: PurchaseFile, file: Path, options: Options) -> Report:
    told = earlier.report
    return Report(
        file=str(file),
        controller=options.controller,
        already_loaded=True,
        options=told.get("options", {}),
        lines=told.get("lines", 0),
        already_known=told.get("lines", 0),
    )


class _Load:
    """The steps of one load, inside its transaction."""

    def __init__(self, file: Path, options: Options, controller: Controller, digest: bytes, progress: Progress) -> None:
        self.options, self.progress = options, progress
        self.controller = controller
        self.reader = Reader(file, options.form)
        self.report = Report(str(file), controller.name, options=options.as_told())
        self.sql = Statements()
        self.sql.values = {
            "controller": controller.pk,
            "brand": self._brand(),
            "file": PurchaseFile.objects.create(controller=controller, sha256=digest, name=file.name).pk,
            "sale": RelationKind.SALE.value,
            "opt_out_offered": options.opt_out_offered.value,
            "recipient_kind": options.recipient_kind.value,
            "billing": CountryOrigin.BILLING.value,
            "time_zone": options.form.time_zone.key,
            "shift_days": 0,
        }

    def run(self) -> Report:
        """Read, find the people, store the lines, derive the sales, count."""
        self._read()
        self._people()
        self._lines()
        self._profiles()
        self._sales()
        self._count()
        return self.report

    def _brand(self) -> int | None:
        if not self.options.brand:
            return None
        brand, _ = Brand.objects.get_or_create(controller=self.controller, name=self.options.brand)
        return brand.pk

    def _read(self) -> None:
        self.progress.on_step("Reading the file")
        self.sql.run("stage.settle", "stage.create")
        self.sql.copy_text("stage.copy_lines", self.reader.blocks(self.progress.on_bytes))
        self.sql.copy_rows("stage.copy_given", self.reader.addresses.rows())
        self.report.take(self.reader.tally)
        (last_day,) = self.sql.counts("stage.last_purchase_day")
        if self.options.shift_to and last_day:
            self.report.shifted_days = (self.options.shift_to - last_day).days
            self.sql.values["shift_days"] = self.report.shifted_days

    def _people(self) -> None:
        self.progress.on_step("Finding the customers")
        self.sql.run("stage.number", "stage.invoice_owners")
        for (line,) in sorted(self.sql.rows("stage.refuse_other_customers")):
            self.report.refused.add("another customer than the invoice's", line)
        self.sql.run("people.customers", "people.insert_people", "people.insert_keys", "people.insert_given")
        (self.report.others_addresses,) = self.sql.counts("people.others_addresses")

    def _lines(self) -> None:
        self.progress.on_step("Storing the lines")
        self.sql.run("stage.known", "stage.insert_lines", "stage.touched")

    def _profiles(self) -> None:
        self.progress.on_step("Noting the countries")
        self.sql.run("people.standing_profiles", "people.insert_profiles")
        for person, country, at in self.sql.rows("people.new_countries"):
            set_profile(Person(pk=person), News(country=country, country_origin=CountryOrigin.BILLING), at)

    def _sales(self) -> None:
        self.progress.on_step("Working out what was kept")
        self.sql.run("sales.sales", "sales.create_invented")
        if self.options.invent_addresses:
            buyers = self.sql.rows("sales.buyers")
            self.sql.copy_rows("sales.copy_invented", invented_addresses(self.controller.name, buyers))
            self.sql.run("sales.insert_invented")
        self.sql.run("sales.sale_points", "sales.write_relations", "people.own_acts")

    def _count(self) -> None:
        self.progress.on_step("Counting")
        report = self.report
        report.cancellations, report.guest_lines = self.sql.counts("count.lines")
        (report.sales,) = self.sql.counts("count.sales")
        report.customers, report.customers_with_nothing_left, report.customers_of_unknown_country = self.sql.counts(
            "count.customers"
        )
        report.already_known, report.known_differently = self.sql.counts("count.known")
