"""The words that we propose at the first run, and those of the demo, keep the lists where their readers live."""

from importlib.resources import files
from tomllib import loads

import pytest
from tests.unit.wording.asked import asked

from jatak.wording.finding import blocks
from jatak.wording.review import review

WORDS, DEMO = files("jatak.installation").joinpath("words"), files("jatak.demo").joinpath("notices")
SPOKEN = loads(WORDS.joinpath("countries.toml").read_text("utf-8"))["languages"]
CONTACT = "hej@nordlys.example, 1 King Street West, Toronto, ON M5H 1A1"
"""With the postal address, as the first run writes it where a country wants that."""
PROPOSED = [(country, language) for country, spoken in SPOKEN.items() for language in spoken]
NOTICES = [file.name for file in DEMO.iterdir() if file.name.endswith(".toml")]


@pytest.mark.parametrize("by", ["email", "sms", "both"])
@pytest.mark.parametrize(("country", "language"), PROPOSED)
def test_what_is_proposed_at_first_holds_in_that_country(country, language, by):
    told = loads(WORDS.joinpath(f"{language}.toml").read_text("utf-8"))
    names = {"name": "Nordlys", "legal_name": "Nordlys ApS", "contact": CONTACT}
    filled = {"times": told["times"].format(number=4), "by": told["by"][by]}
    text = asked(
        country,
        language=language,
        asked=told["asked"].format(**names, **filled),
        withdrawal=told["withdrawal"].format(**names),
        channels=["email", "sms"] if by == "both" else [by],
    )
    found = review(text)
    assert not blocks(found), found
    assert {finding.code for finding in found} <= {"kinds_untold"}, "its goods are for the company to name"


@pytest.mark.parametrize("name", NOTICES)
def test_what_the_demo_asks_holds_unless_it_is_from_before(name):
    told = loads(DEMO.joinpath(name).read_text("utf-8"))
    shop = {"name": "Nordlys Webshop"} if name.startswith("kundeklub") else _travel(name)
    for language, words in told.items():
        if isinstance(words, dict):
            found = review(
                asked(
                    language=language,
                    companies=[shop],
                    countries=told.get("countries", []),
                    promised_per_month=told["promised_per_month"],
                    **words,
                )
            )
            assert blocks(found) if told.get("former") else not found, (language, found)


def _travel(name):
    return {"name": "Sydrejser", "brands": ["Fjordtur" if name.startswith("fjordnyt") else "Solrejser"]}
