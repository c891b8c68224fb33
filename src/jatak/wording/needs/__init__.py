"""What a text can lack: checks by name, each yielding a place for whatever is not there."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from jatak.wording.needs import (
    about,
    channels,
    companies,
    customers,
    frequency,
    identity,
    partners,
    plainness,
    withdrawal,
)
from jatak.wording.view import Gap, View


class Need(NamedTuple):
    """A check, and whether it needs to know the language of the text."""

    check: Callable[[View], Iterable[Gap]]
    by_words: bool = True


NEEDS: Mapping[str, Need] = {
    "company": Need(companies.unnamed, by_words=False),
    "brand": Need(companies.brands_unnamed, by_words=False),
    "goods_of_each": Need(companies.without_goods),
    "box_of_each": Need(companies.sharing_a_box, by_words=False),
    "channels": Need(channels.unnamed),
    "channels_asked": Need(channels.unasked),
    "about": Need(about.untold),
    "kinds": Need(about.only_own_range),
    "withdrawal": Need(withdrawal.untold),
    "withdrawal_how": Need(withdrawal.way_untold),
    "often": Need(frequency.untold),
    "promise_recorded": Need(frequency.unrecorded),
    "until": Need(frequency.end_untold),
    "partners": Need(partners.unnamed, by_words=False),
    "partner_goods": Need(partners.goods_untold, by_words=False),
    "partners_linked": Need(partners.behind_link),
    "postal_address": Need(identity.address_untold, by_words=False),
    "contact": Need(identity.contact_untold, by_words=False),
    "one_word": Need(plainness.two_words),
    "not_condition": Need(plainness.condition_untold),
    "known_language": Need(plainness.unknown_language, by_words=False),
    "refuse": Need(customers.refusal_untold),
    "refuse_any_time": Need(customers.any_time_untold),
    "refuse_free": Need(customers.cost_untold),
    "basic_tariff": Need(customers.tariff_untold),
}
