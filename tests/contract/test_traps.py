"""Where senders fall in: each trap is set beside everything that a country permits, and must close.

One country a time, the floors too. What is unknown is as bad as what is known to fail, so both are tried.
"""

from dataclasses import replace

import pytest
from tests.contract.traps import MARKETING, PACKS, SERVICE, Permit, after, code_of, permits, written
from tests.unit.gate.cast import NO, UNKNOWN, YES

from jatak.gate.message import Channel, Element
from jatak.gate.situation import Ground, Indication, Objection, RecipientKind, RelationKind
from jatak.gate.withdrawal import LeavingFacts, review_leaving
from jatak.law.parameters import (
    CONSENT_ASKING,
    CONSENT_CONFIRM,
    CONSENT_SEPARATE,
    CONTENT_CHARITY,
    CONTENT_POLITICAL,
    CONTENT_REVIEW,
    CONTENT_SURVEY,
    CUSTOMER_ALLOWED,
    CUSTOMER_CHANNELS,
    CUSTOMER_GROUND,
    CUSTOMER_RELATIONS,
    REGIME,
    REGISTER_CHANNELS,
)

COUNTRY = pytest.mark.parametrize("country", PACKS)
OF_CUSTOMERS = {"existing_customer", "implied_consent"}
CONSUMER = RecipientKind.CONSUMER


def granted(country: str, *codes: str) -> list[Permit]:
    """The permits by these grounds; every country has some by consent and by service."""
    return [permit for permit in permits(country) if permit.code in codes]


def is_exception(country: str) -> bool:
    return PACKS[country][CUSTOMER_GROUND].value == "existing_customer"


@COUNTRY
def test_each_country_permits_consent_and_service_and_says_so(country: str) -> None:
    assert {"consent", "service_message", "requested", "not_marketing"} <= {permit.code for permit in permits(country)}
    assert bool(granted(country, *OF_CUSTOMERS)) == PACKS[country][CUSTOMER_ALLOWED].value


@COUNTRY
def test_a_recipient_of_unknown_kind_is_a_natural_person(country: str) -> None:
    for permit in granted(country, "business_opt_out_regime", "generic_company_address"):
        unknown, private = (after(permit, country, recipient_kind=kind) for kind in (RecipientKind.UNKNOWN, CONSUMER))
        assert unknown == private
        assert unknown not in ("business_opt_out_regime", "generic_company_address")


@COUNTRY
def test_a_general_address_is_free_for_itself_alone(country: str) -> None:
    for permit in granted(country, "generic_company_address"):
        for kind in (RecipientKind.SOLE_TRADER, RecipientKind.EMPLOYEE, RecipientKind.CONSUMER):
            assert after(permit, country, recipient_kind=kind) != "generic_company_address"


@COUNTRY
def test_a_customer_could_refuse_when_the_address_was_taken(country: str) -> None:
    for permit in granted(country, *OF_CUSTOMERS) if is_exception(country) else []:
        for answer in (NO, UNKNOWN):
            assert after(permit, country, opt_out_at_collection=answer) not in OF_CUSTOMERS


@COUNTRY
def test_every_limb_of_the_customer_must_hold(country: str) -> None:
    for permit in granted(country, *OF_CUSTOMERS):
        for limb in ("address_from_sale", "own_similar") if is_exception(country) else ():
            assert after(permit, country, **{limb: NO}) not in OF_CUSTOMERS
            assert after(permit, country, **{limb: UNKNOWN}) not in OF_CUSTOMERS
        assert after(permit, country, within_window=NO) not in OF_CUSTOMERS


@COUNTRY
def test_the_exception_reaches_its_channels_alone(country: str) -> None:
    covered = PACKS[country][CUSTOMER_CHANNELS].value or ()
    for permit in granted(country, *OF_CUSTOMERS):
        for channel in Channel:
            assert channel.value in covered or written(permit, country, channel=channel) not in OF_CUSTOMERS


@COUNTRY
def test_an_account_is_no_customer_by_itself(country: str) -> None:
    for permit in granted(country, *OF_CUSTOMERS) if is_exception(country) else []:
        account = {"relation": RelationKind.FREE_ACCOUNT, "address_from_sale": NO}
        assert after(permit, country, **account) not in OF_CUSTOMERS


@COUNTRY
def test_what_was_not_bought_is_no_sale_unless_the_law_says_so(country: str) -> None:
    counting = PACKS[country][CUSTOMER_RELATIONS].value or ()
    for permit in granted(country, *OF_CUSTOMERS):
        for tie in (RelationKind.NEGOTIATION, RelationKind.INQUIRY, RelationKind.NONE, RelationKind.UNKNOWN):
            found = after(permit, country, relation=tie)
            assert tie.name.lower() in counting or found not in OF_CUSTOMERS or permit.facts.sender_kind == "charity"


@COUNTRY
def test_one_offer_of_somebody_else_ends_the_exception(country: str) -> None:
    for permit in granted(country, "existing_customer"):
        more = permit.facts.elements | {Element.THIRD_PARTY_PROMOTION}
        assert written(permit, country, elements=more) != "existing_customer"


@COUNTRY
def test_one_promotional_part_makes_the_whole_message_marketing(country: str) -> None:
    free = SERVICE | {"not_marketing", "neutral_survey"}
    for permit in granted(country, *free):
        for part in (Element.PROMOTION, Element.BRAND_PRAISE, Element.THIRD_PARTY_PROMOTION):
            assert written(permit, country, elements=permit.facts.elements | {part}) not in free


@COUNTRY
def test_asking_for_consent_needs_what_marketing_needs(country: str) -> None:
    assert PACKS[country][CONSENT_ASKING].value == "marketing"
    for permit in permits(country):
        asking = written(permit, country, elements=permit.facts.elements | {Element.CONSENT_REQUEST})
        assert asking in {None, *MARKETING} - OF_CUSTOMERS
        bare = replace(permit.facts, elements=frozenset({Element.CONSENT_REQUEST}))
        assert code_of(replace(permit.situation, objection=Objection.ALL), bare, PACKS[country]) is None


@COUNTRY
def test_a_consent_is_for_this_sender_channel_and_content(country: str) -> None:
    for permit in granted(country, "consent"):
        for limb in ("names_sender", "names_channel", "covers_content"):
            for answer in (NO, UNKNOWN):
                assert after(permit, country, **{limb: answer}) != "consent"


@COUNTRY
def test_no_proof_is_no_consent(country: str) -> None:
    for permit in granted(country, "consent"):
        for answer in (NO, UNKNOWN):
            assert after(permit, country, proof=answer) != "consent"
            assert after(permit, country, given=answer) != "consent"


@COUNTRY
def test_a_list_of_brokers_counts_for_nobody_whom_it_does_not_name(country: str) -> None:
    for permit in granted(country, "consent"):
        assert after(permit, country, from_third_party=YES, names_sender=NO) != "consent"
        assert after(permit, country, from_third_party=YES, specific=NO) != "consent"


@COUNTRY
def test_what_is_no_act_of_its_own_is_no_consent(country: str) -> None:
    names = ["PRE_TICKED", "DEFAULT_ON", "INFERRED", "DIRECTORY", "UNKNOWN"]
    apart = PACKS[country][CONSENT_SEPARATE].value is not False
    no_act = [Indication[name] for name in [*names, "TERMS"] if apart or name != "TERMS"]
    for permit in granted(country, "consent"):
        assert all(after(permit, country, indication=act) != "consent" for act in no_act)


@COUNTRY
def test_an_objection_of_any_breadth_ends_all_marketing_and_no_service(country: str) -> None:
    for permit in permits(country):
        for breadth in (Objection.TOPIC, Objection.CHANNEL, Objection.ALL):
            left = after(permit, country, objection=breadth)
            assert left == permit.code if permit.code in SERVICE else left not in MARKETING


@COUNTRY
def test_a_purchase_reopens_nothing(country: str) -> None:
    for permit in granted(country, *OF_CUSTOMERS):
        again = {"within_window": YES, "one_off": NO, "relation": RelationKind.SALE}
        assert after(permit, country, objection=Objection.ALL, **again) is None


@COUNTRY
def test_a_restriction_holds_marketing_back_on_every_ground(country: str) -> None:
    for permit in granted(country, *MARKETING, "neutral_survey"):
        assert after(permit, country, restricted=YES) is None


@COUNTRY
def test_a_dead_address_gets_service_and_nothing_else(country: str) -> None:
    for permit in granted(country, *MARKETING, "neutral_survey"):
        assert after(permit, country, undeliverable=YES) is None
    for permit in permits(country):
        assert permit.code not in SERVICE or after(permit, country, undeliverable=YES) == permit.code


@COUNTRY
def test_a_pause_and_an_own_number_hold_all_marketing_for_now_and_no_service(country: str) -> None:
    for permit in permits(country):
        for wish in ({"paused": YES}, {"own_number_reached": YES}):
            held = after(permit, country, **wish)
            assert held == permit.code if permit.code in SERVICE else held not in MARKETING


@COUNTRY
def test_a_confirmation_request_is_bare_and_needs_a_sign_up(country: str) -> None:
    requests = [one for one in granted(country, "not_marketing") if Element.DOUBLE_OPT_IN_REQUEST in one.facts.elements]
    assert requests
    for permit in requests:
        for part in Element:
            more = permit.facts.elements | {part}
            assert part is Element.DOUBLE_OPT_IN_REQUEST or written(permit, country, elements=more) != "not_marketing"
        assert after(permit, country, ground=Ground.NONE, given=UNKNOWN) in {None, *MARKETING}
        assert after(permit, country, given=NO) is None
        for act in (Indication.PRE_TICKED, Indication.DEFAULT_ON, Indication.INFERRED, Indication.DIRECTORY):
            assert after(permit, country, indication=act) in (None, "implied_consent"), "nobody asked for anything"


@COUNTRY
def test_who_did_not_confirm_gets_the_request_and_nothing_else(country: str) -> None:
    for permit in permits(country):
        if permit.situation.ground is Ground.CONSENT and Element.DOUBLE_OPT_IN_REQUEST not in permit.facts.elements:
            assert after(permit, country, confirmed=NO) in (None, "requested")


@COUNTRY
def test_a_no_to_surveys_ends_them_everywhere(country: str) -> None:
    for permit in permits(country):
        if permit.facts.elements & {Element.SURVEY, Element.REVIEW_REQUEST}:
            assert after(permit, country, survey_objection=YES) is None
            assert after(permit, country, objection=Objection.ALL) is None


@COUNTRY
def test_a_survey_is_free_only_where_the_law_says_so(country: str) -> None:
    law = {Element.SURVEY: CONTENT_SURVEY, Element.REVIEW_REQUEST: CONTENT_REVIEW}
    said = {element: PACKS[country][parameter].value for element, parameter in law.items()}
    for permit in granted(country, "neutral_survey"):
        assert all(said.get(part, "free") in ("free", "free_to_customers") for part in permit.facts.elements)


@COUNTRY
def test_charity_and_politics_are_covered_unless_the_law_frees_them(country: str) -> None:
    for permit in permits(country):
        for element, freed in ((Element.CHARITY_APPEAL, CONTENT_CHARITY), (Element.POLITICAL, CONTENT_POLITICAL)):
            if permit.facts.elements == {element} and permit.code not in MARKETING:
                assert (PACKS[country][freed].value or {})[permit.facts.sender_kind.value] != "marketing"


@COUNTRY
def test_unused_consents_and_silent_people_go(country: str) -> None:
    for permit in permits(country):
        assert after(permit, country, fresh=NO) != "consent"
        if permit.code in MARKETING:
            assert after(permit, country, inactive=YES) is None


@COUNTRY
def test_a_register_stops_no_consent_and_reaches_its_channels_alone(country: str) -> None:
    covered = PACKS[country][REGISTER_CHANNELS].value or ()
    for permit in permits(country):
        listed = after(permit, country, on_register=YES)
        if permit.code not in MARKETING or permit.code == "consent" or permit.facts.channel.value not in covered:
            assert listed == permit.code


@COUNTRY
def test_no_marketing_without_a_name_and_a_way_out(country: str) -> None:
    for permit in granted(country, *MARKETING):
        for answer in (NO, UNKNOWN):
            assert written(permit, country, names_sender=answer) is None
            assert written(permit, country, opt_out=answer) is None


@COUNTRY
def test_a_child_consents_with_nobody(country: str) -> None:
    for permit in granted(country, "consent"):
        assert after(permit, country, under_age=YES) != "consent"


@COUNTRY
def test_a_promised_number_is_kept(country: str) -> None:
    for permit in granted(country, "consent"):
        assert after(permit, country, frequency_reached=YES) != "consent"


@COUNTRY
def test_a_stranger_gets_no_service_message(country: str) -> None:
    for permit in granted(country, "service_message"):
        nobody = {"ground": Ground.NONE, "relation": RelationKind.NONE, "given": UNKNOWN}
        assert after(permit, country, **nobody) not in SERVICE


@COUNTRY
def test_anybody_is_written_to_without_consent_only_where_the_law_opens_that_channel_to_all(country: str) -> None:
    consumers = PACKS[country][REGIME["consumer"]].value or {}
    for permit in granted(country, "opt_out_regime"):
        assert consumers[permit.facts.channel.value] == "opt_out"
    for permit in granted(country, "business_opt_out_regime"):
        assert consumers[permit.facts.channel.value] != "opt_out"
        assert permit.situation.recipient_kind is not CONSUMER


@COUNTRY
def test_leaving_made_slower_longer_or_dearer_is_never_better(country: str) -> None:
    easy = LeavingFacts(YES, YES, NO, 1, YES, 1, NO)
    assert review_leaving(easy, PACKS[country]).lawful
    worse = (
        {"works": NO},
        {"free": NO},
        {"steps": 9},
        {"same_channel": NO},
        {"honoured_hours": 24 * 31 + 1},
        {"questionnaire_first": YES},
        {"login_required": YES},
        {"works": UNKNOWN},
        {"honoured_hours": None},
        {"steps": None},
    )
    for changed in worse:
        review = review_leaving(LeavingFacts(**{**_plain(easy), **changed}), PACKS[country])
        assert not review.lawful, changed
        assert review.reason != review.rule


def _plain(facts: LeavingFacts) -> dict[str, object]:
    return {name: getattr(facts, name) for name in LeavingFacts.__dataclass_fields__}


@COUNTRY
def test_where_a_tick_alone_proves_nothing_the_pack_names_it(country: str) -> None:
    acts = PACKS[country][CONSENT_CONFIRM].value
    assert acts is not None
    assert acts <= {"ticked", "unknown"}
