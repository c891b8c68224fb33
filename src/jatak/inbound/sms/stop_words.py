"""The words by which people of a country leave a text message, as its rule pack has them."""

from datetime import datetime

from jatak.delivery.consignment import rulebook
from jatak.law.parameters import LEAVING_STOP_WORDS


def stop_words(country: str, at: datetime) -> frozenset[str]:
    """Those of a country, beside the ones that are known everywhere; of every pack where the country is not known."""
    packs = rulebook(at).packs_for(country or None)
    return frozenset(word for pack in packs for word in pack[LEAVING_STOP_WORDS].value or ())
