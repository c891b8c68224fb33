"""The end of a message says who writes, why, and how to leave, in every language that we speak."""

from datetime import UTC, datetime

import pytest

from jatak.content.footer import Identity, Reason, Why, footer
from jatak.content.words import LANGUAGES

NORDLYS = Identity("Nordlys", "Nordlys A/S", "Havnegade 3\n\n8000 Aarhus C", "12345678", "hej@nordlys.example")
THIRD_OF_MAY = datetime(2026, 5, 3, tzinfo=UTC)
URL = "https://nordlys.example/l/abc"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "You get this because you said yes on 3 May 2026 on our website (spring)."),
        ("da", "Du får dette, fordi du sagde ja den 3. maj 2026 på vores hjemmeside (spring)."),
        ("nb", "Du får dette fordi du sa ja den 3. mai 2026 på nettsiden vår (spring)."),
        ("fi", "Saat tämän viestin, koska annoit suostumuksesi 3. toukokuuta 2026 verkkosivuillamme (spring)."),
        ("de", "Sie erhalten diese Nachricht, weil Sie am 3. Mai 2026 auf unserer Website (spring) Ja gesagt haben."),
        ("nl", "U krijgt dit omdat u op 3 mei 2026 op onze website (spring) ja hebt gezegd."),
        ("fr", "Vous recevez ce message parce que vous avez dit oui le 3 mai 2026 sur notre site (spring)."),
    ],
)
def test_a_yes_is_told_with_day_and_place(language, said):
    assert footer(NORDLYS, Why(Reason.CONSENT, THIRD_OF_MAY, "form", "spring"), language, URL).why == said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", Reason)
def test_every_reason_is_said_in_every_language(language, reason):
    made = footer(NORDLYS, Why(reason, THIRD_OF_MAY), language, URL)
    assert "{" not in made.as_text()
    if reason is not Reason.CONSENT:
        assert "Nordlys" in made.why
    if reason not in (Reason.OTHER, Reason.SERVICE):
        assert "2026" in made.why
    for part in ("Nordlys A/S", "Havnegade 3, 8000 Aarhus C", "12345678", "hej@nordlys.example", URL):
        assert part in made.as_text()
        assert part in made.as_html()


def test_without_a_day_nothing_is_guessed():
    assert "2026" not in footer(NORDLYS, Why(Reason.CONSENT), "en").why
    assert "said yes" not in footer(NORDLYS, Why(Reason.CONSENT), "en").why


def test_service_has_no_way_to_leave():
    made = footer(NORDLYS, Why(Reason.SERVICE), "en")
    assert "Leave" not in made.as_text() + made.as_html()


@pytest.mark.parametrize(("language", "starts"), [("nb-NO", "Du får dette fordi"), ("no", "Du får"), ("pl", "You get")])
def test_a_language_that_we_do_not_speak_is_english(language, starts):
    assert footer(NORDLYS, Why(Reason.CONSENT, THIRD_OF_MAY), language).why.startswith(starts)


def test_what_others_wrote_is_no_html():
    eve = Identity("<b>Eve</b>", "<script>", "&", '"', "<a>")
    made = footer(eve, Why(Reason.OTHER), "en", 'https://x.example/"><script>').as_html()
    assert "<script>" not in made
    assert "<b>Eve" not in made
