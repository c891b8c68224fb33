"""People and messages of the gate's tests: Ana consented, Chloe is a customer, Eve is a stranger."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from enum import IntEnum
from functools import cache
from itertools import product
from typing import Any

from jatak.gate.message import Channel, Declared, Element, MessageFacts, SenderKind
from jatak.gate.situation import Ground, Indication, RelationKind, Role, Situation, Tri
from jatak.law.pack import Pack
from jatak.law.reading import read
from jatak.law.rulebook import Rulebook, documents

LAW_DAY = date(2026, 11, 21)
YES, NO, UNKNOWN = Tri.YES, Tri.NO, Tri.UNKNOWN


@cache
def rulebook() -> Rulebook:
    return Rulebook.load(LAW_DAY)


def every_pack() -> tuple[Pack, ...]:
    return (*rulebook().packs.values(), *rulebook().layers.values())


def message(*elements: str, service: bool = False, **changed: Any) -> MessageFacts:
    facts = MessageFacts(
        sender_kind=SenderKind.COMPANY,
        channel=Channel.EMAIL,
        declared=Declared.SERVICE if service else Declared.MARKETING,
        elements=frozenset(map(Element, elements or ("promotion",))),
        names_sender=YES,
        opt_out=YES,
    )
    return replace(facts, **changed)


PROMOTION = message("promotion")
ORDER = message("order_info", service=True, opt_out=UNKNOWN)

LIMBS_OF_CONSENT: dict[str, Any] = dict.fromkeys(
    ("given", "proof", "informed", "free", "specific", "separate", "prominent", "names_sender"), YES
) | dict.fromkeys(("names_channel", "covers_content", "confirmed", "fresh"), YES)

ANA = Situation(country="DK", ground=Ground.CONSENT, indication=Indication.TICKED, **LIMBS_OF_CONSENT)
CHLOE = Situation(
    country="DK",
    ground=Ground.CUSTOMER,
    relation=RelationKind.SALE,
    within_window=YES,
    one_off=NO,
    low_value=NO,
    address_from_sale=YES,
    opt_out_at_collection=YES,
    own_similar=YES,
)
EVE = Situation(country="DK")


def values(name: str) -> list[Any]:
    """Every value of a field; for countries, unknown alone: rules never see them."""
    kind = next(f for f in fields(Situation) if f.name == name).metadata["type"]
    return [None] if isinstance(kind, str) else list(kind)


def role(name: str) -> Role:
    return next(f for f in fields(Situation) if f.name == name).metadata["role"]


def named(role_: Role) -> list[str]:
    return [f.name for f in fields(Situation) if f.metadata["role"] is role_]


def combinations(reads: frozenset[str]) -> Iterator[Situation]:
    """A situation for each combination of values of these fields."""
    names = sorted(reads)
    for chosen in product(*(values(name) for name in names)):
        yield Situation(**dict(zip(names, chosen, strict=True)))


def raised(name: str, above: IntEnum) -> list[IntEnum]:
    """The values by which a bar is raised further."""
    return [value for value in values(name) if value > above] if name == "objection" else [YES]


def _parameter(name: str, value: str) -> str:
    return f'[{name}]\nvalue = {value}\ncite = "-"\nsource = "-"\nstatus = "memory"\nvalid_from = 2000-01-01\n'


def _made_up() -> Pack:
    lines = {
        "regime.consumer": '{ email = "opt_out_if_role_related", "*" = "opt_out" }',
        "regime.company": '"free"',
        "register.look_up": '["existing_customer"]',
        "register.stops": '["existing_customer"]',
        "customer.repeated": "true",
        "customer.window_months": '{ sale = 24, inquiry = 6, "*" = "none" }',
        "content.survey": '"free"',
        "content.charity_appeal": '"free_if_could_object"',
        "content.abandoned_cart": '"service"',
        "consent.asking_by_message": '"service"',
        "consent.published_address": '["company", "employee"]',
        "consent.lapse_unused_months": "6",
        "consent.confirm": '["ticked"]',
    }
    toml = 'code = "XX"\nname = "Nowhere"\ninherits = "EU"\n' + "".join(_parameter(*line) for line in lines.items())
    floor = next(document for document in documents() if document.code == "EU")
    return Rulebook.of([floor, read("XX.toml", toml)], LAW_DAY).packs["XX"]


MADE_UP = _made_up()
"""A country that does everything that the real ones do not."""

MESSAGES = (
    PROMOTION,
    ORDER,
    message("survey", service=True),
    message("order_info", "promotion", service=True),
    message("consent_request"),
    message("charity_appeal", sender_kind=SenderKind.CHARITY),
    message("charity_appeal"),
    message("third_party_promotion", channel=Channel.SMS),
    message("double_opt_in_request", service=True),
    message("requested_reply", service=True),
    message("auto_reply", service=True),
    message("price_news", "terms_change", service=True),
    message("promotion", names_sender=UNKNOWN, opt_out=NO),
)
"""One of each kind."""
