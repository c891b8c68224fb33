"""The words that we propose pass the lists of the countries in which they are read, in all their parts."""

import pytest

from jatak.consent.proposals import KINDS, Telling, languages, propose
from jatak.installation.first_notice import countries, languages_of
from jatak.people.models import Controller
from jatak.wording.asking import Asking, Named
from jatak.wording.review import review

SYDREJSER = Controller(
    name="Sydrejser",
    legal_name="Sydrejser A/S",
    contact="hej@sydrejser.example",
    postal_address="Vestergade 1, 1456 København K",
)
GOODS = {
    "en": "package tours and hotels",
    "da": "pakkerejser og hoteller",
    "nb": "pakkereiser og hoteller",
    "sv": "paketresor och hotell",
    "de": "Pauschalreisen und Hotels",
    "nl": "pakketreizen en hotels",
    "fr": "voyages organisés et hôtels",
    "fi": "pakettimatkat ja hotellit",
}
ASKED = [
    (kind, language, country, channels)
    for kind in KINDS.values()
    for country in countries()
    for language in languages_of(country)
    for channels in (("email",), ("sms",), ("email", "sms"))
]


@pytest.mark.parametrize(("kind", "language", "country", "channels"), ASKED, ids=str)
def test_a_proposal_is_stopped_nowhere_and_doubtful_nowhere(kind, language, country, channels):
    words = propose(kind, language, SYDREJSER, Telling(GOODS[language], channels, 4, (country,)))
    found = review(
        Asking(
            language=language,
            asked=words.asked,
            withdrawal=words.withdrawal,
            headline=words.headline,
            benefit=words.benefit,
            terms=words.terms,
            companies=(Named("Sydrejser", "Sydrejser A/S"),),
            channels=channels,
            countries=(country,),
            purpose=kind.purpose.value,
            promised_per_month=4,
        )
    )
    assert not [(each.code, each.part, each.quoted, each.says) for each in found]


def test_there_are_words_of_each_kind_in_each_language():
    assert set(GOODS) == set(languages())
