"""What is put into a message never opens a door that was shut."""

from dataclasses import replace

import pytest
from tests.unit.gate.cast import ANA, CHLOE, EVE, NO, ORDER, YES, message, rulebook

from jatak.gate.decide import decide
from jatak.gate.kind import Kind, kind
from jatak.gate.message import Declared, Element, MessageFacts, SenderKind
from jatak.gate.situation import Ground, Indication, RecipientKind, RelationKind, Situation

DONOR = replace(CHLOE, relation=RelationKind.DONATION)
RECIPIENTS = (
    ANA,
    CHLOE,
    EVE,
    DONOR,
    replace(EVE, recipient_kind=RecipientKind.COMPANY),
    replace(EVE, recipient_kind=RecipientKind.EMPLOYEE, role_related=YES),
    replace(CHLOE, relation=RelationKind.NONE),
    Situation(ground=Ground.CONSENT, given=YES, indication=Indication.TICKED, confirmed=NO),
)


def permits(elements: frozenset[Element], declared: Declared, sender: SenderKind, country: str) -> list[bool]:
    facts = MessageFacts(sender, ORDER.channel, declared, elements, YES, YES)
    return [decide(replace(one, country=country), facts, rulebook()).permitted for one in RECIPIENTS]


@pytest.mark.parametrize("country", rulebook().packs)
@pytest.mark.parametrize("declared", Declared)
@pytest.mark.parametrize("sender", [SenderKind.COMPANY, SenderKind.CHARITY])
def test_adding_an_element_never_turns_deny_into_permit(country: str, declared: Declared, sender: SenderKind) -> None:
    alone = {element: permits(frozenset({element}), declared, sender, country) for element in Element}
    for one in Element:
        for other in Element:
            both = permits(frozenset({one, other}), declared, sender, country) if one < other else []
            for first, second, together in zip(alone[one], alone[other], both, strict=False):
                assert not together or (first and second), (one, other)


@pytest.mark.parametrize("country", rulebook().packs)
def test_promotion_makes_all_of_it_marketing(country: str) -> None:
    pack = rulebook().packs[country]
    for element in Element:
        assert kind(message(element.value, "promotion", service=True), pack) is Kind.MARKETING


def test_what_was_not_researched_is_marketing() -> None:
    for element in ("expiry_reminder", "price_news", "editorial", "recruitment", "event_invitation", "political"):
        assert kind(message(element, service=True), rulebook().packs["SE"]) is Kind.MARKETING


def test_the_sender_may_call_service_marketing_but_not_the_reverse() -> None:
    pack = rulebook().packs["DK"]
    assert kind(ORDER, pack) is Kind.SERVICE
    assert kind(replace(ORDER, declared=Declared.MARKETING), pack) is Kind.MARKETING
    assert decide(CHLOE, message("newsletter", service=True, opt_out=NO), rulebook()).rule == "mixed_content"
