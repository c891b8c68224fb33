"""Countries by their names."""

from django.utils.translation import gettext as _

from jatak.customers.purchases.countries import country_named as named


def country_named(code: str) -> str:
    """The name of a country, or of the law that several share."""
    return _("European Union") if code == "EU" else named(code)
