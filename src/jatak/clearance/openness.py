"""Where the law may need no ground but the person: a business in an opt-out regime, a neutral survey."""

from functools import lru_cache

from jatak.gate.decide import decide
from jatak.gate.message import MessageFacts
from jatak.gate.situation import RecipientKind, Situation, Tri
from jatak.law.rulebook import Rulebook


@lru_cache(maxsize=256)
def open_without_ground(facts: MessageFacts, rulebook: Rulebook) -> tuple[tuple[str | None, RecipientKind], ...]:
    """Countries (None: unknown) and recipients of whom at least the best placed may get this message without a ground.

    Of all others gathering everybody need not ask without a ground: the gate never permits more when less is proven.
    """
    every = ((country, kind) for country in (None, *rulebook.countries) for kind in RecipientKind)
    return tuple(one for one in every if decide(_best_placed(*one), facts, rulebook).permitted)


def _best_placed(country: str | None, kind: RecipientKind) -> Situation:
    return Situation(
        country=country,
        recipient_kind=kind,
        role_related=Tri.YES,
        under_age=Tri.NO,
        on_register=Tri.NO,
        inactive=Tri.NO,
        restricted=Tri.NO,
        survey_objection=Tri.NO,
        paused=Tri.NO,
        own_number_reached=Tri.NO,
        undeliverable=Tri.NO,
    )
