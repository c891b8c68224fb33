"""Whether each company says who it is, and can be answered."""

from collections.abc import Iterator

from jatak.installation.doctor.finding import Finding, look, ok
from jatak.people.models import Controller

NAMES = {
    "legal_name": "legal name",
    "postal_address": "postal address",
    "registration_number": "registration number",
    "contact": "contact",
}
SHOWN = 20


def check_companies() -> Iterator[Finding]:
    """Whoever does not say who it is, or from where it writes, sends nothing."""
    companies = list(Controller.objects.order_by("name"))
    if not companies:
        yield look("There is no company yet.", "Run `bin/jatak init`, or open Settings in the console.")
        return
    troubles = [(each, _missing(each)) for each in companies]
    unready = [(each, missing) for each, missing in troubles if missing]
    for each, missing in unready[:SHOWN]:
        yield look(
            f"{each} lacks: {', '.join(missing)}.",
            "Complete it under Settings, Companies; until then nothing of it is sent.",
        )
    if len(unready) < len(companies):
        yield ok(f"Companies that are complete: {len(companies) - len(unready)}.")


def _missing(company: Controller) -> list[str]:
    addresses = {"sender address": company.sender_address, "service address": company.service_address}
    return [NAMES[part] for part in company.missing_identity()] + [
        name for name, value in addresses.items() if not value
    ]
