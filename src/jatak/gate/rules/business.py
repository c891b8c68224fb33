"""Marketing that needs no consent: by the kind of the recipient, and with published addresses."""

from jatak.gate.message import MessageFacts
from jatak.gate.rule import asked, rule, yes_if
from jatak.gate.situation import Ground, Indication, RecipientKind, Tri
from jatak.gate.view import LawView, PersonView
from jatak.law.parameters import CONSENT_PUBLISHED, CONSENT_PUBLISHED_ROLE, REGIME

PRIVATE = (RecipientKind.UNKNOWN, RecipientKind.CONSUMER)


def recipient(kind: RecipientKind) -> str:
    """The word of the rule packs; a recipient of unknown kind is a consumer."""
    return (RecipientKind.CONSUMER if kind is RecipientKind.UNKNOWN else kind).name.lower()


def regime(person: PersonView, message: MessageFacts, law: LawView) -> str:
    """What marketing to this recipient by this channel needs; consent where that was not researched."""
    regimes = law(REGIME[recipient(person.recipient_kind)])
    return regimes[message.channel.value] if regimes else "consent"


def open_to_all(message: MessageFacts, law: LawView) -> bool:
    """Whether even consumers may be written to by this channel until they object."""
    return (law(REGIME["consumer"]) or {}).get(message.channel.value) == "opt_out"


def _opt_out(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    found = regime(person, message, law)
    return person.role_related if found == "opt_out_if_role_related" else yes_if(found == "opt_out")


@rule(
    "no_ground",
    reads=("recipient_kind", "role_related"),
    law=tuple(REGIME.values()),
    holds="Businesses of this kind may be written to until they object.",
    fails="This recipient may not be written to without consent.",
    unknown="It is not known whether the message fits the recipient's work, which it must.",
    change="Get consent, or write only about what fits the recipient's work where that is enough.",
)
def business_may_be_written_to(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """Member states choose for recipients who are no natural persons (ePrivacy Directive art. 13(5))."""
    if open_to_all(message, law) or person.recipient_kind in PRIVATE:
        return Tri.NO
    return _opt_out(person, message, law)


@rule(
    "no_ground",
    reads=("recipient_kind",),
    law=tuple(REGIME.values()),
    holds="Anybody may be written to here until they object.",
    fails="A private person may not be written to without consent.",
    change="Get consent.",
)
def person_may_be_written_to(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """Few countries let marketing go to private persons until they object."""
    return yes_if(open_to_all(message, law) and regime(person, message, law) == "opt_out")


@rule(
    "no_ground",
    reads=("recipient_kind",),
    law=tuple(REGIME.values()),
    holds="A general address of an organisation is outside the rule of consent.",
    fails="This address is not outside the rule of consent.",
    change="Get consent.",
)
def outside_consent_rule(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """Where only natural persons are protected, a generic address of an organisation is free."""
    return yes_if(regime(person, message, law) == "free")


@rule(
    "no_ground",
    reads=("ground", "given", "indication", "proof", "covers_content", "recipient_kind", "role_related"),
    law=(CONSENT_PUBLISHED, CONSENT_PUBLISHED_ROLE),
    holds="The recipient published this address for such offers.",
    fails="The recipient did not publish this address for such offers.",
    unknown="It is not known whether the recipient published this address for such offers.",
    change="Keep a copy of where the recipient invites offers to this address.",
)
def address_published_for_offers(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """In some countries a business that publishes an address for offers has consented to them."""
    allowed = law(CONSENT_PUBLISHED) or frozenset()
    published = person.ground is Ground.CONSENT and person.indication is Indication.DIRECTORY
    if not published or recipient(person.recipient_kind) not in allowed:
        return Tri.NO
    for_role = asked(law(CONSENT_PUBLISHED_ROLE), person.role_related)
    limbs = (person.given, person.proof, person.covers_content, for_role)
    return Tri.NO if Tri.NO in limbs else min(limbs, key=lambda limb: limb == Tri.YES)
