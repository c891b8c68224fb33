"""Countries and languages are named in the language of who looks."""

import pytest
from django.utils.translation import override

from jatak.content.naming import family_named, language_named, languages
from jatak.people.country_names import countries, country_named


@pytest.mark.parametrize(
    ("language", "denmark", "union", "german"),
    [
        ("en", "Denmark", "European Union", "German"),
        ("en-gb", "Denmark", "European Union", "German"),
        ("da", "Danmark", "Den Europæiske Union", "tysk"),
        ("nb", "Danmark", "Den europeiske union", "tysk"),
        ("fr", "Danemark", "Union européenne", "allemand"),
    ],
)
def test_a_name_is_in_the_language_of_who_looks(language: str, denmark: str, union: str, german: str) -> None:
    with override(language):
        assert (country_named("DK"), country_named("EU"), language_named("de-AT")) == (denmark, union, german)
        assert dict(countries())["DK"] == denmark
        assert dict(languages())["de"] == german


def test_what_nobody_knows_keeps_its_code() -> None:
    with override("da"):
        assert (country_named("QQ"), country_named(""), language_named("qq")) == ("QQ", "", "qq")


def test_unions_are_no_countries_and_norwegian_is_one_language() -> None:
    with override("fr"):
        names = countries()
        assert not {"EU", "ZZ", "419"} & {code for code, _ in names}
        assert [name for _, name in names].index("Égypte") < [name for _, name in names].index("Zambie")
        assert family_named("nn") == family_named("nb-NO") == "norvégien"
