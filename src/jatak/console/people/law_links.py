"""Where a rule of law is explained in the console."""

from django.urls import NoReverseMatch, reverse


def page_of_rule(code: str) -> str:
    """The page of a reason code; the list of laws where there is no such page."""
    try:
        return reverse("law_rule", args=[code])
    except NoReverseMatch:
        return reverse("law")
