"""What a no covers where nobody asked how much: the whole company, or the one subject that was named."""

import unicodedata

from jatak.consent.scope import Scope, Who
from jatak.people.models import Acquaintance, Controller, Topic


def scope_of(controller_id: int, topic: str = "") -> Scope:
    """All of a company, or its one topic of this name; a name that is none of its topics narrows nothing."""
    return Scope(controller_id, topic_id=_topic_of(controller_id, topic) if topic.strip() else None)


def company_meant(who: Who) -> int | None:
    """Whom somebody leaves who named nobody: the one company there is, or the one that knows them; else None."""
    everybody = list(Controller.objects.values_list("pk", flat=True)[:2])
    if len(everybody) == 1:
        return int(everybody[0])
    known = Acquaintance.objects.filter(person_id__in=who.people()).values_list("controller_id", flat=True)
    companies = set(known.distinct())
    return companies.pop() if len(companies) == 1 else None


def _topic_of(controller_id: int, named: str) -> int | None:
    wanted = _plain(named)
    topics = {pk: _plain(name) for pk, name in Topic.objects.filter(controller=controller_id).values_list("pk", "name")}
    same = [pk for pk, name in topics.items() if name == wanted]
    # One word of a long name is enough, if it is of one name alone: `STOP WINE` for »Wine & sea«.
    alike = same or [pk for pk, name in topics.items() if wanted in name.split()]
    return alike[0] if len(alike) == 1 else None


def _plain(name: str) -> str:
    """Without case, accents and signs, words with one space between them."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    kept = (each if each.isalnum() else " " for each in letters if not unicodedata.combining(each))
    return " ".join("".join(kept).split())
