"""The company, with all that it must say of itself."""

from typing import Any

from jatak.base.errors import UsageError
from jatak.cli.init.asking import Asker
from jatak.cli.init.said import Said
from jatak.law.industries import industries
from jatak.people.companies import found
from jatak.people.models import Controller
from jatak.people.quiet_hours import zone_named
from jatak.site.settings import LANGUAGES

QUESTIONS = {
    "legal_name": "Its legal name, as registered",
    "postal_address": "Postal address",
    "registration_number": "Registration number",
    "contact": "How people reach it (an address or a telephone number)",
    "sender_address": "Address that newsletters come from",
    "service_address": "Address that receipts and other service messages come from",
}


def company(asker: Asker, said: Said) -> Controller | None:
    """The company of that name, complete as far as it was told; None where none is named and there is none."""
    asker.heading("Which company writes?")
    existing = list(Controller.objects.order_by("pk")[:1])
    name = asker.text(said.company, "Its name, as people know it", existing[0].name if existing else "")
    if not name:
        return None
    known = Controller.objects.filter(name=name).first()
    return asker.until_good(lambda: _complete(asker, said, known) if known else _founded(asker, said, name))


def _founded(asker: Asker, said: Said, name: str) -> Controller:
    values: dict[str, Any] = {"name": name}
    values |= {field: asker.text(getattr(said, field), question) for field, question in QUESTIONS.items()}
    values["default_language"] = _language(asker.text(said.language, "Language of its messages", "en"))
    values["time_zone"] = zone_named(asker.text(said.time_zone, "Time zone", "UTC")).key
    values["industry"] = _industry(asker.text(said.industry, "Industry (none for no profile)", "none", _industries()))
    return found(values)


def _complete(asker: Asker, said: Said, known: Controller) -> Controller:
    """Only what is missing is asked; what is there is changed in the console."""
    for field, question in QUESTIONS.items():
        if not getattr(known, field):
            setattr(known, field, asker.text(getattr(said, field), question))
    known.save(update_fields=list(QUESTIONS))
    return known


def _industries() -> list[str]:
    return [*industries(), "none"]


def _industry(said: str) -> str | None:
    if said not in _industries():
        raise UsageError(f"There is no profile of the industry {said!r}.", f"There are: {', '.join(_industries())}.")
    return None if said == "none" else said


def _language(said: str) -> str:
    if said not in dict(LANGUAGES):
        raise UsageError(f"There are no pages in {said!r}.", f"There are: {', '.join(dict(LANGUAGES))}.")
    return said
