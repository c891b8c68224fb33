"""Whatever is written, the check answers, and what it marks is in the text."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jatak.wording.asking import PARTS, Asking, Named, Partner
from jatak.wording.lexicon import languages
from jatak.wording.lists import countries, lists
from jatak.wording.reminders import reminders
from jatak.wording.review import review

PIECES = [phrase for each in lists()[""].entries for phrases in each.words.values() for phrase in phrases[:2]]
WORDS = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from([*PIECES, "[partners](https://x.example/p)", "Ærø", "İß", "👩‍👩‍👧", "\n"]), max_size=8
    ).map(" ".join),
)
NAMES = st.text(max_size=20)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.builds(
        Asking,
        language=st.sampled_from([*languages(), "nn", "de-AT", "ja", ""]),
        companies=st.lists(st.builds(Named, NAMES, NAMES, st.tuples(NAMES)), max_size=2).map(tuple),
        partners=st.lists(st.builds(Partner, NAMES, NAMES), max_size=2).map(tuple),
        channels=st.sampled_from([(), ("email",), ("email", "sms"), ("pigeon",)]),
        countries=st.lists(st.sampled_from([*countries(), "RO", "XX"]), max_size=3).map(tuple),
        purpose=st.sampled_from(["marketing", "customers"]),
        topics=st.lists(NAMES, max_size=2).map(tuple),
        promised_per_month=st.sampled_from([None, 4]),
        **dict.fromkeys(PARTS, WORDS),
    )
)
def test_what_is_found_is_where_it_says(asking: Asking) -> None:
    for finding in review(asking):
        part = asking.part(finding.part)
        assert 0 <= finding.start <= finding.end <= len(part)
        assert part[finding.start : finding.end] == finding.quoted
    assert review(asking) == review(asking)
    assert reminders(asking)


def test_a_text_of_a_million_letters_is_answered() -> None:
    text = "offers of lamps and partners [here](https://x.example/p) " * 18_000
    asking = Asking("en", text, "", (Named("Nordlys"),))
    assert {finding.code for finding in review(asking)} >= {"company_unnamed", "partners_hidden"}
