"""The public address on which people find their page at a company."""

import re

from django.utils.text import slugify

from jatak.people.models import Controller

ADDRESS = re.compile(r"([1-9][0-9]{0,17})-[-\w]{1,60}")


def path(company: Controller) -> str:
    """Such as /find/3-sydrejser/."""
    return f"/find/{company.pk}-{slugify(company.name)[:60].strip('-') or 'company'}/"


def company_of(address: str) -> Controller | None:
    """The company that an address names; None where there is none, or it is not the whole address."""
    found = ADDRESS.fullmatch(address)
    company = Controller.objects.filter(pk=int(found[1])).first() if found else None
    return company if company is not None and path(company) == f"/find/{address}/" else None
