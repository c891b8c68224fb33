"""What a notice says beside its words, in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jatak.consent.models import Benefit
from jatak.consent.notices import Draft
from jatak.console.notices.names import Names
from jatak.console.notices.words import BENEFITS, CHANNELS, PURPOSES
from jatak.people.country_names import country_named

LABELS: dict[str, Any] = {
    "purpose": gettext_lazy("Purpose"),
    "channels": gettext_lazy("Channels"),
    "topics": gettext_lazy("Topics"),
    "promised_per_month": gettext_lazy("Promise"),
    "countries": gettext_lazy("Countries"),
    "companies": gettext_lazy("Companies"),
    "joint": gettext_lazy("One yes for all of them together"),
    "partners": gettext_lazy("Partners"),
    "benefit": gettext_lazy("For a yes people get"),
    "benefit_messages": gettext_lazy("Messages one must have got to keep it"),
    "benefit_ends": gettext_lazy("When one leaves"),
}
"""The fields of a draft beside its words, in the order of the form."""


def in_words(content: Draft, names: Names | None = None) -> Mapping[str, str]:
    """Each field of LABELS."""
    names = names or Names.of(content)
    return {
        "purpose": str(PURPOSES[content.purpose]),
        "channels": ", ".join(str(CHANNELS.get(each, each)) for each in content.channels) or _("none"),
        "topics": ", ".join(names.topics) or _("everything that the words cover"),
        "promised_per_month": _promise(content.promised_per_month),
        "countries": ", ".join(map(country_named, content.countries)) or _("none said"),
        "companies": ", ".join(map(_company, names.groups)),
        "joint": _("yes") if content.joint else _("no"),
        "partners": "; ".join(f"{each.name}: {each.about}" if each.about else each.name for each in content.partners)
        or _("none"),
        "benefit": str(BENEFITS[content.benefit]),
        "benefit_messages": str(content.benefit_messages or _("not said")),
        "benefit_ends": _ends(content),
    }


def told(content: Draft, names: Names) -> list[tuple[Any, str]]:
    """Those that say something, with their labels."""
    every, silent = in_words(content, names), {"benefit_messages", "benefit_ends"} if not content.benefit else set()
    silent |= {"joint"} if len(content.companies) < 2 else set()
    silent |= {"partners"} if not content.partners else set()
    return [(label, every[name]) for name, label in LABELS.items() if name not in silent]


def _promise(number: int | None) -> str:
    if number is None:
        return _("none")
    return ngettext("at most %(number)d message in 30 days", "at most %(number)d messages in 30 days", number) % {
        "number": number
    }


def _ends(content: Draft) -> str:
    if content.benefit == Benefit.NONE:
        return _("no benefit")
    return _("the benefit ends, as its terms say") if content.benefit_ends else _("the benefit is kept")


def _company(group: Any) -> str:
    brands = ", ".join(each.name for each in group.brands)
    return f"{group.company.name} ({brands})" if brands else str(group.company.name)
