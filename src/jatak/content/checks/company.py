"""Whether the company has what every message of it carries."""

from django.utils.translation import gettext as _

from jatak.content.findings import Finding
from jatak.content.models import Template
from jatak.gate.message import Channel, Declared
from jatak.people.sms_sender import sms_sender


def of_company(template: Template) -> list[Finding]:
    """Identity and address of the sender."""
    company = template.controller
    found = []
    if missing := company.missing_identity():
        names = ", ".join(str(_NAMES[part]()) for part in missing)
        said = _("%(company)s does not say who it is. Missing: %(names)s.") % {"company": company.name, "names": names}
        found.append(Finding("identity_missing", said, stops=True))
    if template.channel == Channel.SMS:
        return found if sms_sender(company, template.brand) else [*found, _without_number(company.name)]
    brand = template.brand.sender_address if template.brand else ""
    if template.declared == Declared.MARKETING and not (brand or company.sender_address):
        said = _("%(company)s has no address from which it sends.") % {"company": company.name}
        found.append(Finding("sender_missing", said, stops=True))
    if template.declared == Declared.SERVICE and not company.service_address:
        said = _("%(company)s has no address from which it sends service messages.") % {"company": company.name}
        found.append(Finding("sender_missing", said, stops=True))
    return found


def _without_number(name: str) -> Finding:
    said = _("%(company)s has no number or name from which it sends SMS.") % {"company": name}
    return Finding("sender_missing", said, stops=True)


_NAMES = {
    "legal_name": lambda: _("legal name"),
    "postal_address": lambda: _("postal address"),
    "registration_number": lambda: _("registration number"),
    "contact": lambda: _("contact"),
}
