"""Who may get a service message: somebody with whom there is something to serve."""

from jatak.gate.kind import KIND_LAW, contract_elements
from jatak.gate.message import Element, MessageFacts
from jatak.gate.rule import rule, yes_if
from jatak.gate.situation import Ground, Indication, RelationKind, Tri
from jatak.gate.view import LawView, PersonView
from jatak.law.parameters import CONSENT_CONFIRM, CONSENT_PROOF, CONTENT_CONTRACT, CONTENT_SERVICE
from jatak.law.vocabulary import LASTING

NOT_BOUND = (RelationKind.NEGOTIATION, RelationKind.INQUIRY)
NOBODY_ASKED = (Indication.PRE_TICKED, Indication.DEFAULT_ON, Indication.INFERRED, Indication.DIRECTORY)
"""Acts by which nobody asked for anything: an address that was left elsewhere, found, or signed up by default."""


def related(relation: RelationKind) -> Tri:
    """Whether there is a relation of any kind."""
    if relation is RelationKind.UNKNOWN:
        return Tri.UNKNOWN
    return yes_if(relation is not RelationKind.NONE)


@rule(
    "no_ground",
    reads=("relation",),
    law=(CONTENT_SERVICE,),
    holds="There is a relation that the message serves.",
    fails="There is no relation that this message could serve.",
    unknown="No relation to the person is known that the message could serve.",
    change="Record the relation that the message serves, such as the order or the account.",
)
def relation_to_serve(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """A service message to a stranger is none, and a payment fails only where something was bought."""
    law(CONTENT_SERVICE)
    unbound = Element.PAYMENT_FAILED in message.elements and person.relation in NOT_BOUND
    return Tri.NO if unbound else related(person.relation)


@rule(
    "no_ground",
    reads=("relation", "ended"),
    law=(*KIND_LAW, CONTENT_CONTRACT),
    holds="What is for those with a running contract goes to one of them, or the message holds no such thing.",
    fails="Part of the message serves a running contract, and this person has none.",
    unknown="Part of the message serves a running contract, and it is not known whether this person's still runs.",
    change="Send that part only to those whose contract runs.",
)
def contract_to_serve(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """News of the price serves the contract that it is about; to anybody else it is advertising."""
    pack = law.all_of(KIND_LAW, citing=CONTENT_CONTRACT)
    if not message.elements & contract_elements(pack):
        return Tri.YES
    if person.relation.name.lower() not in LASTING:
        return Tri.NO
    return Tri.UNKNOWN if person.ended == Tri.UNKNOWN else yes_if(person.ended == Tri.NO)


@rule(
    "no_ground",
    reads=("ground", "given", "indication"),
    law=(CONTENT_SERVICE,),
    holds="The person signed up.",
    fails="Nobody signed up with this address.",
    change="Wait for a sign-up.",
)
def signed_up(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """A sign-up may be answered with the request to confirm it."""
    law(CONTENT_SERVICE)
    if person.ground is not Ground.CONSENT or person.indication in NOBODY_ASKED:
        return Tri.NO
    return person.given


@rule(
    "consent_not_provable",
    reads=("proof",),
    law=(CONSENT_PROOF,),
    holds="The sign-up can be shown.",
    fails="The sign-up cannot be shown.",
    unknown="It is not known whether the sign-up can be shown.",
    change="Keep the record of the sign-up.",
)
def sign_up_provable(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """Who welcomes a subscriber must be able to show the sign-up (GDPR art. 5(2))."""
    law(CONSENT_PROOF)
    return person.proof


@rule(
    "consent_unconfirmed",
    reads=("confirmed",),
    law=(CONSENT_CONFIRM,),
    holds="The sign-up does not wait for a confirmation.",
    fails="The sign-up was never confirmed, so it may be somebody else's address.",
    change="Send nothing but the confirmation request until the person confirms.",
)
def sign_up_not_pending(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """An unconfirmed sign-up carries the bare confirmation request and nothing else."""
    law(CONSENT_CONFIRM)
    return yes_if(person.confirmed != Tri.NO)
