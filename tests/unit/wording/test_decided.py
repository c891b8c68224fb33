"""What authorities and courts decided of words, written as a text: each is blocked or marked, with their reason."""

import pytest
from tests.unit.wording.asked import asked

from jatak.wording.finding import Severity, blocks
from jatak.wording.review import review

GARDEN = {"name": "Havehuset", "about": "garden tools"}
DECIDED = {
    "Denmark: what is paid for with consent is not free": (
        ("gratis", "FORBIDDEN", "gratis", "consent guide 2021"),
        asked(
            "DK",
            language="da",
            asked="Ja tak, Nordlys må sende mig e-mails med tilbud på lamper.",
            benefit="Du får en gratis lampe, når du siger ja.",
            withdrawal="Du kan altid afmelde dig med linket i hver mail.",
        ),
    ),
    "Denmark: companies behind a link": (
        ("partners_behind_link", "FORBIDDEN", "9 samarbejdspartnere", "consent guide 2021"),
        asked(
            "DK",
            language="da",
            asked="Ja tak, Nordlys og [9 samarbejdspartnere](https://nordlys.example/partnere) må sende mig e-mails"
            " med tilbud på lamper.",
        ),
    ),
    "Denmark: a partner that is not in the text": (
        ("partner_unnamed", "FORBIDDEN", "", "consent guide 2021"),
        asked("DK", partners=[GARDEN]),
    ),
    "Denmark: consent inside the terms of a competition": (
        ("tied_to_terms", "FORBIDDEN", "accepterer betingelserne og", "consent guide 2021"),
        asked(
            "DK",
            language="da",
            asked="Jeg accepterer betingelserne og at Nordlys sender mig e-mails med tilbud på lamper.",
        ),
    ),
    "Denmark: withdrawal told in the terms alone": (
        ("withdrawal_untold", "MISSING", "", "second sentence"),
        asked(
            "DK",
            language="da",
            asked="Ja tak, Nordlys må sende mig e-mails med tilbud på lamper.",
            withdrawal="Læs mere.",
            terms="Du kan til enhver tid trække dit samtykke tilbage.",
        ),
    ),
    "Denmark: social media are named one by one": (
        ("network_unnamed", "MISSING", "sociale medier", "social media one by one"),
        asked(
            "DK",
            language="da",
            asked="Ja tak, Nordlys må sende mig tilbud på lamper på sociale medier.",
            channels=["dm"],
        ),
    ),
    "Denmark: consent to e-mail used for text messages": (
        ("channel_unnamed", "MISSING", "", "spam guide 2021"),
        asked("DK", channels=["email", "sms"]),
    ),
    "Norway: how often": (
        ("frequency_untold", "MISSING", "", "guidance 2.6.1"),
        asked("NO", language="nb", asked="Ja takk, Nordlys kan sende meg e-post med tilbud på lamper."),
    ),
    "Norway: which kinds of goods": (
        ("about_untold", "MISSING", "", "types of products"),
        asked("NO", language="nb", asked="Ja takk, Nordlys kan sende meg nyheter på e-post én gang i uken."),
    ),
    "Norway: a term of the contract": (
        ("tied_to_terms", "FORBIDDEN", "godtar vilkårene og", "no term in a contract"),
        asked(
            "NO",
            language="nb",
            asked="Jeg godtar vilkårene og e-post fra Nordlys med tilbud på lamper én gang i uken.",
        ),
    ),
    "Great Britain: “Marketing Activity” (Join the Triboo)": (
        ("vague_marketing_activity", "FORBIDDEN", "Marketing Activity", "EA/2023/0252"),
        asked("GB", asked="I agree with Marketing Activity by e-mail from Nordlys about lamps."),
    ),
    "Great Britain: carefully selected third parties (Vanquis)": (
        ("partners_hidden", "FORBIDDEN", "selected third parties", "Vanquis"),
        asked("GB", asked="Yes, Nordlys and selected third parties may e-mail me offers of lamps."),
    ),
    "Great Britain: a list of 361 partners (ZMLUK)": (
        ("partners_behind_link", "FORBIDDEN", "361 partners", "ZMLUK"),
        asked(
            "GB", asked="Nordlys and our [361 partners](https://nordlys.example/list) may e-mail me offers of lamps."
        ),
    ),
    "Great Britain: terms as a condition of the quote (Tempcover)": (
        ("tied_to_terms", "FORBIDDEN", "", "Tempcover"),
        asked("GB", asked="I accept the terms and conditions and Nordlys may e-mail me offers of insurance."),
    ),
    "Great Britain: age and offers in one box (HelloFresh)": (
        ("age_or_sample_in_one_box", "FORBIDDEN", "", "HelloFresh"),
        asked("GB", asked="I confirm that I am over 18 and Nordlys may e-mail me offers of meal boxes."),
    ),
    "Great Britain: how long after the contract ends (HelloFresh)": (
        ("end_untold", "DOUBTFUL", "subscription", "HelloFresh"),
        asked("GB", asked="Nordlys may e-mail me offers of meal boxes during my subscription."),
    ),
    "Germany: 26 sponsors (BGH VI ZR 721/15)": (
        ("partners_hidden", "FORBIDDEN", "Sponsoren", "BGH VI ZR 721/15"),
        asked("DE", language="de", asked="Ja, Nordlys und die Sponsoren dürfen mir per E-Mail Werbung schicken."),
    ),
    "Germany: a named partner whose goods are not": (
        ("partner_goods_untold", "MISSING", "", "BGH VI ZR 721/15"),
        asked(
            "DE",
            language="de",
            asked="Ja, Nordlys und Gartenwelt dürfen mir per E-Mail Angebote zu Lampen schicken.",
            partners=[{"name": "Gartenwelt GmbH", "about": "Rasenmäher"}],
        ),
    ),
    "Germany: anyone, by any medium (LG Berlin 15 O 343/11)": (
        ("any_medium", "FORBIDDEN", "alle Medien", "15 O 343/11"),
        asked("DE", language="de", asked="Nordlys darf mir per E-Mail und über alle Medien Angebote zu Lampen senden."),
    ),
    "Germany: newsletter here, information there (LG Frankfurt (Oder))": (
        ("two_words_for_one_thing", "DOUBTFUL", "Informationen", "31 O 59/19"),
        asked(
            "DE",
            language="de",
            headline="Newsletter",
            asked="Nordlys darf mir per E-Mail Informationen zu Lampen senden.",
        ),
    ),
    "Germany: customers and the cost of refusing (OLG Jena)": (
        ("basic_tariff_untold", "MISSING", "", "OLG Jena"),
        asked("DE", language="de", purpose="customers", withdrawal="Sie können jederzeit widersprechen."),
    ),
    "France: partners whom the form does not name (Canal+)": (
        ("partners_hidden", "FORBIDDEN", "nos partenaires", "SAN-2023-015"),
        asked(
            "FR",
            language="fr",
            asked="J’accepte les offres de Nordlys et de nos partenaires sur les lampes par e-mail.",
        ),
    ),
    "France: pushed towards accepting (Tagadamedia)": (
        ("confirm_shaming", "DOUBTFUL", "", "Tagadamedia"),
        asked("FR", language="fr", benefit="Non merci, je préfère payer plus cher."),
    ),
    "France: following openings needs a yes of its own": (
        ("profiling_in_one_box", "FORBIDDEN", "mesurer mes ouvertures", "2026-042"),
        asked(
            "FR",
            language="fr",
            asked="Nordlys peut m’envoyer par e-mail des offres de lampes et mesurer mes ouvertures de messages.",
        ),
    ),
    "France: an account is no consent (Brico Privé)": (
        ("tied_to_terms", "FORBIDDEN", "", "SAN-2021-008"),
        asked("FR", language="fr", asked="En créant un compte, vous acceptez les e-mails de Nordlys sur les lampes."),
    ),
    "Netherlands: Companeo partners": (
        ("partners_hidden", "FORBIDDEN", "partners", "Companeo"),
        asked("NL", language="nl", asked="Ja, Nordlys partners mogen mij per e-mail aanbiedingen voor lampen sturen."),
    ),
    "Netherlands: another label (RCC 2022/00462)": (
        ("brand_unnamed", "MISSING", "", "2022/00462"),
        asked("NL", companies=[{"name": "Nordlys", "brands": ["Lichtland"]}]),
    ),
    "Netherlands: only for the confirmation (Roompot)": (
        ("only_for_confirmation", "FORBIDDEN", "", "2023/00053"),
        asked(
            "NL",
            language="nl",
            purpose="customers",
            asked="Uw e-mailadres is alleen nodig voor de bevestiging van uw boeking bij Nordlys.",
        ),
    ),
    "Italy: profiling in the same box": (
        ("profiling_in_one_box", "FORBIDDEN", "profilazione", "Garante"),
        asked("IT", language="it", asked="Nordlys può inviarmi per e-mail offerte di lampade e fare profilazione."),
    ),
    "Union: marketing and sharing in one request (EDPB, example 7)": (
        ("shared_in_one_box", "FORBIDDEN", "", "example 7"),
        asked("SE", asked="Nordlys may e-mail me offers of lamps and share my details with companies of the group."),
    ),
    "Union: a box ticked beforehand (Planet49)": (
        ("preset", "FORBIDDEN", "already ticked", "C-673/17"),
        asked("SE", headline="The box is already ticked"),
    ),
    "Union: silence is no consent (Planet49)": (
        ("opt_out_box", "FORBIDDEN", "", "C-673/17"),
        asked("SE", asked="Nordlys will e-mail you offers of lamps. Untick the box if you do not want them."),
    ),
    "Canada: name and mailing address": (("postal_address_untold", "MISSING", "", "CASL"), asked("CA")),
    "Switzerland: at the sale, that the buyer can refuse": (
        ("refusal_untold", "MISSING", "", "UWG"),
        asked("CH", purpose="customers", asked="Nordlys will e-mail you offers of lamps like those you bought."),
    ),
}
WARNED = {
    "da": ["gratis", "samarbejdspartnere", "accepterer betingelserne og"],
    "nb": ["samarbeidspartnere", "godtar vilkårene og"],
    "sv": ["utvalda partners"],
    "en": ["selected partners", "third parties", "marketing activity", "by entering you agree"],
    "de": ["Partnerunternehmen"],
    "fr": ["nos partenaires"],
    "nl": ["partners"],
}
COUNTRIES = {"da": "DK", "nb": "NO", "sv": "SE", "en": "GB", "de": "DE", "fr": "FR", "nl": "NL"}


@pytest.mark.parametrize("decided", DECIDED)
def test_it_is_found_with_the_reason_that_was_given(decided: str) -> None:
    (code, severity, quoted, cite), text = DECIDED[decided]
    found = review(text)
    (one, *_) = [each for each in found if each.code == code]
    assert one.severity is Severity[severity]
    assert quoted in one.quoted
    assert cite in one.cite
    assert one.source.startswith("http")
    assert blocks(found) or severity == "DOUBTFUL"


@pytest.mark.parametrize(("language", "word"), [(spoken, word) for spoken in WARNED for word in WARNED[spoken]])
def test_a_warning_word_is_marked_where_it_stands(language: str, word: str) -> None:
    found = review(asked(COUNTRIES[language], language=language, headline=f"Nordlys: {word} 10"))
    assert [one for one in found if one.part == "headline" and word in one.quoted]


def test_a_partner_that_is_named_in_view_is_no_hidden_one() -> None:
    text = (
        "Yes please, Nordlys and its partner Havehuset (garden tools) may e-mail me offers of lamps and garden tools."
    )
    assert not review(asked("DK", asked=text, partners=[GARDEN]))
    assert [one.code for one in review(asked("DK", asked=text))] == ["partners_hidden"]


def test_the_strictest_country_decides_what_a_word_weighs() -> None:
    text = "Yes please, Nordlys and our partners may e-mail me offers of lamps."
    (in_sweden,) = review(asked(asked=text, countries=["SE"]))
    (in_both,) = review(asked(asked=text, countries=["SE", "DK"]))
    assert (in_sweden.severity, in_sweden.country) == (Severity.DOUBTFUL, "")
    assert (in_both.severity, in_both.country) == (Severity.FORBIDDEN, "DK")
