"""What is permitted in a country, so that each trap can be set right beside a permit."""

from dataclasses import replace
from functools import cache
from itertools import product
from typing import Any, NamedTuple

from tests.unit.gate.cast import ANA, CHLOE, EVE, NO, YES, message, rulebook

from jatak.gate.decide import judge
from jatak.gate.message import Channel, MessageFacts, SenderKind
from jatak.gate.situation import RecipientKind, RelationKind, Situation
from jatak.law.pack import Pack

PACKS = {pack.code: pack for pack in (*rulebook().packs.values(), *rulebook().layers.values())}
MARKETING = {
    "consent",
    "existing_customer",
    "implied_consent",
    "business_opt_out_regime",
    "generic_company_address",
    "opt_out_regime",
}
SERVICE = {"service_message", "requested"}
SETS = (
    ("promotion",),
    ("newsletter", "editorial"),
    ("third_party_promotion",),
    ("consent_request",),
    ("survey",),
    ("review_request", "order_info"),
    ("charity_appeal",),
    ("political",),
    ("abandoned_cart",),
    ("order_info",),
    ("requested_reply",),
    ("double_opt_in_request",),
    ("price_news", "terms_change"),
)
TEXTED = (("promotion",), ("survey",), ("abandoned_cart",), ("order_info",))
OF_CHARITIES = (("promotion",), ("charity_appeal",), ("political",))
KINDS = [kind for kind in RecipientKind if kind is not RecipientKind.UNKNOWN]
TIES = [kind for kind in RelationKind if kind not in (RelationKind.UNKNOWN, RelationKind.NONE)]


class Permit(NamedTuple):
    """A message that may go, and by what ground."""

    situation: Situation
    facts: MessageFacts
    code: str


def people() -> list[Situation]:
    """The best placed of each kind: with consent, as a customer by every tie, and with nothing."""
    placed = {"role_related": YES, "under_age": NO, "on_register": NO, "inactive": NO, "restricted": NO, "ended": NO}
    private, employed = RecipientKind.CONSUMER, RecipientKind.EMPLOYEE
    consented = [replace(ANA, recipient_kind=kind, **placed) for kind in (private, employed)]
    tied = [replace(CHLOE, recipient_kind=private, relation=tie, **placed) for tie in TIES]
    tied.append(replace(CHLOE, recipient_kind=employed, **placed))
    strangers = [replace(EVE, recipient_kind=kind, **placed) for kind in KINDS]
    return [*consented, *tied, *strangers]


def every_message() -> list[MessageFacts]:
    """One of each kind, some of them by text or from a charity."""
    asked = [
        *((parts, {}) for parts in SETS),
        *((parts, {"channel": Channel.SMS}) for parts in TEXTED),
        *((parts, {"sender_kind": SenderKind.CHARITY}) for parts in OF_CHARITIES),
    ]
    return [message(*parts, service=service, **more) for (parts, more), service in product(asked, (False, True))]


def code_of(situation: Situation, facts: MessageFacts, pack: Pack) -> str | None:
    """The ground on which it may go, None where it may not."""
    permission = judge(situation, facts, pack).permission
    return permission.code if permission else None


@cache
def permits(country: str) -> tuple[Permit, ...]:
    """Everything that this pack permits of all of that."""
    asked = product(people(), every_message())
    found = ((situation, facts, code_of(situation, facts, PACKS[country])) for situation, facts in asked)
    return tuple(Permit(situation, facts, code) for situation, facts, code in found if code)


def after(permit: Permit, country: str, **changed: Any) -> str | None:
    """The ground that is left once these facts of the person are otherwise."""
    return code_of(replace(permit.situation, **changed), permit.facts, PACKS[country])


def written(permit: Permit, country: str, **changed: Any) -> str | None:
    """The ground that is left once these facts of the message are otherwise."""
    return code_of(permit.situation, replace(permit.facts, **changed), PACKS[country])
