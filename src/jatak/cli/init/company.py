"""The company, with all that it must say of itself."""

from typing import Any

from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.cli.init.asking import Asker
from jatak.cli.init.said import Said
from jatak.law.industries import industries
from jatak.people.companies import SECTIONS, Edit, edit, found, version_of
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
    lacking = {field: question for field, question in QUESTIONS.items() if not getattr(known, field)}
    told = {field: asker.text(getattr(said, field), question) for field, question in lacking.items()}
    for section in ("identity", "sending"):
        values = {name: told.get(name, getattr(known, name)) for name in SECTIONS[section]}
        edit(known, Edit(section, values, version_of(known, section)), now(), "jatak init")
    known.refresh_from_db()
    if kept := _kept(said, known):
        asker.tell(f"{known.name} keeps its {', '.join(kept)}: Settings, Companies is where it is changed.")
    return known


def _kept(said: Said, known: Controller) -> list[str]:
    """What was said otherwise than it stays."""
    now_so = {field: getattr(known, field) for field in QUESTIONS}
    now_so |= {"language": known.default_language, "time_zone": known.time_zone, "industry": known.industry or "none"}
    return [name.replace("_", " ") for name, value in now_so.items() if getattr(said, name) not in ("", value)]


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
