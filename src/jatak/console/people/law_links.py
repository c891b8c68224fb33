"""Where a rule of law is explained in the console."""

from django.urls import NoReverseMatch, reverse


def page_of_law(country: str | None) -> str:
    """The page of a country's law; the list of laws where there is no such page."""
    try:
        return reverse("law_country", args=[country]) if country else reverse("law")
    except NoReverseMatch:
        return reverse("law")


def page_of_rule(code: str) -> str:
    """The page of a reason code; the list of laws where there is no such page."""
    try:
        return reverse("law_rule", args=[code])
    except NoReverseMatch:
        return reverse("law")
