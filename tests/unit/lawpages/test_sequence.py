"""The order in which rules decide, as a lawyer reads it."""

from jatak.gate.denial import DUTY_RANK, ORDER
from jatak.gate.grounds import PERMISSIONS
from jatak.gate.rules import consent, content, customer, message, person
from jatak.law.rulebook import documents
from jatak.lawpages.book import Book
from jatak.lawpages.day import LAW_AS_OF
from jatak.lawpages.deciding import grounds, order
from jatak.lawpages.leaving import faults, handled
from jatak.lawpages.sequence import phases, places, roles


def first(rule) -> int:
    return places(rule)[0][0]


def test_the_first_page_tells_the_order_as_it_is() -> None:
    """What the message is, the person's no, registers, the consent, the customer; then what the message carries."""
    told = (
        content.asks_for_no_consent,
        person.objected,
        person.customer_not_on_register,
        consent.provable,
        customer.relation_counts,
    )
    assert sorted(told, key=first) == list(told)
    assert not places(message.opt_out_in_message)
    assert len(ORDER) == DUTY_RANK


def test_places_are_those_of_the_gate() -> None:
    assert [rule for phase in phases() for rule in phase.rules] == [step.rule for step in ORDER]
    for phase in phases():
        assert all(phase.place(rule) == phase.first + nth for nth, rule in enumerate(phase.rules))


def test_every_place_is_told_or_said_to_be_the_same_as_earlier_ones() -> None:
    said = order()
    for phase in phases():
        assert f"\n{phase.first}. " in said or f"Places {phase.first} to " in said


def test_every_ground_is_told_in_its_order() -> None:
    said = grounds()
    at = [said.index(ground.because) for ground in PERMISSIONS]
    assert at == sorted(at)
    assert said.count("The message owes") == len(PERMISSIONS)


def test_a_rule_knows_the_grounds_that_ask_it_and_as_what() -> None:
    asked = {ground.code: role for ground, role in roles(person.objected)}
    assert asked["consent"] == "Closes this ground where it does not hold"
    assert all(role.startswith("Owed by the message") for _, role in roles(message.sender_identified))


def test_leaving_is_told_by_what_can_be_wrong_with_it() -> None:
    book = Book.of(documents(), LAW_AS_OF)
    assert handled(book) == ("opt_out_handled",)
    assert {fault.code for fault in faults(book)} == {"opt_out_not_working", "opt_out_not_easy"}
    assert "Leaving asks for a log-in." in {fault.because for fault in faults(book)}
