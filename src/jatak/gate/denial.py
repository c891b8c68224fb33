"""Which rule is named when a message may not go: the first in the order in which authorities decide."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from jatak.gate.decision import Answer
from jatak.gate.grounds import ASKED, CONSENT, CUSTOMER, FOR_NOW, PERMISSIONS
from jatak.gate.rule import Rule
from jatak.gate.rules import business, consent, content, customer, person, service
from jatak.gate.situation import Tri

Answers = Mapping[Rule, Answer]

NO_GROUND = "no_ground"
KNOWN, OPEN = frozenset({Tri.NO}), frozenset({Tri.NO, Tri.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Step:
    """One place in the order: the rule, the answers that decide, and when it is asked at all."""

    rule: Rule
    decides: frozenset[Tri]
    asked: Callable[[Answers], bool]


@dataclass(frozen=True, slots=True)
class Denial:
    """The decisive answer of one pack with its reason code; the lower the rank, the earlier in the order."""

    rank: int
    code: str
    answer: Answer


def _holds(answers: Answers, rule: Rule) -> bool:
    return answers[rule].holds is Tri.YES


def _is_marketing(answers: Answers) -> bool:
    return not _holds(answers, content.only_service)


def _service_to_sign_up(answers: Answers) -> bool:
    return _holds(answers, content.only_service) and _holds(answers, service.signed_up)


def _consent_claimed(answers: Answers) -> bool:
    published = _holds(answers, business.address_published_for_offers)
    return _holds(answers, consent.consent_claimed) and not published


def _own_consent_claimed(answers: Answers) -> bool:
    return _consent_claimed(answers) and answers[consent.own_act].holds is not Tri.NO


def _customer_claimed(answers: Answers) -> bool:
    return _holds(answers, customer.customer_claimed) and _holds(answers, customer.exception_exists)


def _grounded(answers: Answers) -> bool:
    """Whether a ground is there but for what comes last."""
    return any(all(_holds(answers, rule) for rule in needed) for needed in BUT_FOR_LAST)


def _steps(rules: Iterable[Rule], decides: frozenset[Tri], asked: Callable[[Answers], bool]) -> tuple[Step, ...]:
    return tuple(Step(rule, decides, asked) for rule in rules)


FIRST = (
    person.survey_not_refused,
    content.asks_for_no_consent,
    content.nothing_promotes_in_service,
    person.objected,
    person.restricted,
    person.customer_not_on_register,
    person.recipient_not_on_register,
)

WORTH = tuple(rule for rule in CONSENT if rule is not consent.own_act)
"""What a consent is worth; that it was read into another act means that there is none, so its place is the last."""

LAST = (person.reachable, *FOR_NOW)
"""What is said only where a message could go otherwise: the address is dead, or the person wants none for now."""

BUT_FOR_LAST = tuple(tuple(rule for rule in permission.ground if rule not in LAST) for permission in PERMISSIONS)

ORDER: tuple[Step, ...] = (
    # a no to surveys, what the message is, the person's no, registers
    *_steps(FIRST, KNOWN, _is_marketing),
    # service content to somebody who signed up and did not confirm
    *_steps((service.sign_up_not_pending,), KNOWN, _service_to_sign_up),
    # a consent is claimed: what is known to fail, then what is not known
    *_steps((*WORTH, person.not_silent_too_long), KNOWN, _consent_claimed),
    *_steps((*WORTH, person.not_silent_too_long), OPEN, _own_consent_claimed),
    # a customer relation is claimed: what is known to fail; what is not known is no ground
    *_steps((*CUSTOMER, person.not_silent_too_long), KNOWN, _customer_claimed),
    *_steps((consent.own_act,), OPEN, _consent_claimed),
    # a ground is there, but the address leads to nobody, or the person wants none for now
    *_steps(LAST, KNOWN, _grounded),
    # otherwise a ground is there and the message lacks what it must carry, or there is no ground
)
DUTY_RANK, NO_GROUND_RANK = len(ORDER), len(ORDER) + 1


def decisive(answers: Answers) -> Denial:
    """The denial that the answers of one pack come to, when no ground holds."""
    for rank, step in enumerate(ORDER):
        if answers[step.rule].holds in step.decides and step.asked(answers):
            return Denial(rank, step.rule.code, answers[step.rule])
    for permission in PERMISSIONS:
        if all(_holds(answers, limb) for limb in permission.ground):
            missing = next(duty for duty in permission.duties if not _holds(answers, duty))
            return Denial(DUTY_RANK, missing.code, answers[missing])
    return Denial(NO_GROUND_RANK, NO_GROUND, answers[_what_is_missing(answers)])


def _what_is_missing(answers: Answers) -> Rule:
    """The rule that tells best what would be a ground; some rule fails, else a ground would hold."""
    return next(rule for rule in (*_telling(answers), *ASKED) if not _holds(answers, rule))


def _telling(answers: Answers) -> tuple[Rule, ...]:
    if _holds(answers, content.only_a_confirmation_request):
        return (service.signed_up,)
    if _holds(answers, content.only_service):
        return (service.relation_to_serve,)
    if _holds(answers, customer.customer_claimed):
        return customer.exception_exists, person.customer_not_on_register, *CUSTOMER, consent.consent_claimed
    return (consent.consent_claimed,)
