"""Marketing to an existing customer without consent: every limb must hold (ePrivacy Directive art. 13(2))."""

from jatak.gate.message import Element, MessageFacts, SenderKind
from jatak.gate.rule import asked, rule, unless, yes_if
from jatak.gate.rules.business import recipient
from jatak.gate.rules.content import is_charity_appeal
from jatak.gate.situation import Ground, RelationKind, Tri
from jatak.gate.view import LawView, PersonView
from jatak.law.parameters import (
    CUSTOMER_AFTER_END,
    CUSTOMER_ALLOWED,
    CUSTOMER_CHANNELS,
    CUSTOMER_CHARITY,
    CUSTOMER_COLLECTED,
    CUSTOMER_DAY_KNOWN,
    CUSTOMER_GROUND,
    CUSTOMER_OPEN,
    CUSTOMER_OPT_OUT,
    CUSTOMER_RECIPIENTS,
    CUSTOMER_RELATIONS,
    CUSTOMER_RUNNING,
    CUSTOMER_SIMILAR,
    CUSTOMER_SUPPORTERS,
    CUSTOMER_WINDOW,
)

NO_RELATION = (RelationKind.UNKNOWN, RelationKind.NONE)


@rule(
    "no_ground",
    reads=("ground", "relation"),
    law=(CUSTOMER_ALLOWED,),
    holds="A relation to the sender is claimed.",
    fails="The person is no customer.",
    change="Record what the person bought, if anything.",
)
def customer_claimed(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """The exception starts from a relation to this sender."""
    law(CUSTOMER_ALLOWED)
    return yes_if(person.ground is Ground.CUSTOMER and person.relation not in NO_RELATION)


@rule(
    "no_ground",
    reads=("recipient_kind",),
    law=(CUSTOMER_ALLOWED, CUSTOMER_RECIPIENTS),
    holds="The law here lets existing customers of this kind be written to.",
    fails="The law here has no exception for existing customers of this kind.",
    unknown="It was not researched whether the law here has an exception for such customers.",
    change="Get consent.",
)
def exception_exists(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """Not every country has the exception, and not for every recipient."""
    allowed, recipients = law(CUSTOMER_ALLOWED), law(CUSTOMER_RECIPIENTS)
    if allowed is None or recipients is None:
        return Tri.UNKNOWN
    return yes_if(allowed and recipient(person.recipient_kind) in recipients)


@rule(
    "no_ground",
    law=(CUSTOMER_GROUND,),
    holds="The law here knows an exception to consent for existing customers.",
    fails="The law here knows no such exception.",
    change="Get consent.",
)
def an_exception_to_consent(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """Where the relation does not make a consent, it is an exception to it (ePrivacy Directive art. 13(2))."""
    return yes_if(law(CUSTOMER_GROUND) != "implied_consent")


@rule(
    "no_ground",
    law=(CUSTOMER_GROUND,),
    holds="The law here reads a consent into a relation that is recent enough.",
    fails="The law here reads no consent into a relation.",
    change="Get consent.",
)
def a_consent_is_implied(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """Some laws read a consent for a time into what was bought, given or asked."""
    return yes_if(law(CUSTOMER_GROUND) == "implied_consent")


def _supports(relation: str, message: MessageFacts, law: LawView) -> bool:
    """Whether the relation is that of a supporter, which is enough for this sender or for this appeal."""
    every = law(CUSTOMER_SUPPORTERS)
    appeal = law(CUSTOMER_CHARITY) if is_charity_appeal(message) else None
    of_charity = message.sender_kind is SenderKind.CHARITY and relation in (appeal or ())
    return of_charity or (every is not None and relation in every[message.sender_kind.value])


@rule(
    "customer_no_sale",
    reads=("relation",),
    law=(CUSTOMER_RELATIONS, CUSTOMER_OPEN, CUSTOMER_CHARITY, CUSTOMER_SUPPORTERS),
    holds="The relation is one that counts here.",
    fails="The relation is no sale, and here nothing less counts.",
    unknown="It is not settled here whether such a relation counts as a sale.",
    change="Wait for a purchase, or get consent.",
)
def relation_counts(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """The address must come from a sale; what counts as one differs by country."""
    if person.relation in NO_RELATION:
        return Tri.UNKNOWN
    relation, counting = person.relation.name.lower(), law(CUSTOMER_RELATIONS) or frozenset()
    if relation in counting or _supports(relation, message, law):
        return Tri.YES
    return Tri.UNKNOWN if relation in (law(CUSTOMER_OPEN) or ()) else Tri.NO


@rule(
    "customer_no_sale",
    reads=("address_from_sale",),
    law=(CUSTOMER_COLLECTED,),
    holds="The address was got from the customer in the sale.",
    fails="The address was not got from the customer in the sale.",
    unknown="It is not known whether the address was got in the sale.",
    change="Record where the address came from; only one from the sale counts.",
    reason="address_not_from_sale",
)
def address_from_sale(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """The sender itself got the address from the customer in the sale."""
    return asked(law(CUSTOMER_COLLECTED), person.address_from_sale)


@rule(
    "customer_no_sale",
    reads=("relation", "one_off"),
    law=(CUSTOMER_RUNNING,),
    holds="The customer relation is a running one, or need not be.",
    fails="A single purchase makes no customer relation here.",
    unknown="It is not known whether there was more than a single purchase.",
    change="Wait for a second purchase, or get consent.",
    reason="one_off_purchase",
)
def running_relation(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """Some countries ask for a running customer relation; a subscription is one by nature."""
    if law(CUSTOMER_RUNNING) is False or person.relation is RelationKind.SUBSCRIPTION:
        return Tri.YES
    return {Tri.NO: Tri.YES, Tri.YES: Tri.NO, Tri.UNKNOWN: Tri.UNKNOWN}[person.one_off]


@rule(
    "customer_no_opt_out_at_collection",
    reads=("opt_out_at_collection",),
    law=(CUSTOMER_OPT_OUT,),
    holds="The customer could refuse when the address was taken.",
    fails="The customer had no chance to refuse when the address was taken.",
    unknown="It is not known whether the customer could refuse when the address was taken.",
    change="Needs: an opt-out offered when the address was collected. It cannot be made up for later without consent.",
)
def could_refuse_at_collection(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """A clear, free and easy chance to refuse when the address is taken, by whatever way it is taken."""
    return asked(law(CUSTOMER_OPT_OUT), person.opt_out_at_collection)


@rule(
    "customer_not_similar",
    reads=("own_similar",),
    law=(CUSTOMER_SIMILAR,),
    holds="The message is about own goods or services similar to what was bought.",
    fails="The message is not only about own goods or services similar to what was bought.",
    unknown="It is not known whether the message is about own goods or services similar to what was bought.",
    change="Write only about your own goods of the kind that the person bought, and about nobody else's.",
)
def own_and_similar(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """Own similar products or services only; one offer of somebody else ends the exception."""
    if law(CUSTOMER_SIMILAR) is not False and Element.THIRD_PARTY_PROMOTION in message.elements:
        return Tri.NO
    return asked(law(CUSTOMER_SIMILAR), person.own_similar)


@rule(
    "customer_relation_ended",
    reads=("ended",),
    law=(CUSTOMER_AFTER_END,),
    holds="The relation has not ended, or may have.",
    fails="The customer relation has ended.",
    change="Wait for a new purchase, or get consent.",
)
def relation_not_ended(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """Who has left is no existing customer, save where a time after the end is granted."""
    return Tri.YES if law(CUSTOMER_AFTER_END) == "within_window" else unless(person.ended)


@rule(
    "customer_relation_ended",
    reads=("relation", "within_window"),
    law=(CUSTOMER_WINDOW, CUSTOMER_DAY_KNOWN),
    holds="The last purchase is recent enough.",
    fails="The last purchase is too long ago.",
    unknown="It is not known when the last purchase was, and it must be recent.",
    change="Wait for a new purchase, or get consent.",
    reason="purchase_too_long_ago",
)
def recent_enough(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """The window of the law, or a stricter one that the company set."""
    windows = law(CUSTOMER_WINDOW)
    limit = windows.get(person.relation.name.lower()) if windows else None
    if limit is not None and (limit.amount is None or law(CUSTOMER_DAY_KNOWN) is False):
        return yes_if(person.within_window != Tri.NO)
    return person.within_window


@rule(
    "customer_channel_not_covered",
    law=(CUSTOMER_CHANNELS,),
    holds="The exception for customers covers this channel.",
    fails="The exception for customers does not cover this channel.",
    unknown="It was not researched which channels the exception for customers covers.",
    change="Use a channel that the exception covers, or get consent for this one.",
)
def channel_covered(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """The exception does not reach every channel in every country."""
    channels = law(CUSTOMER_CHANNELS)
    return Tri.UNKNOWN if channels is None else yes_if(message.channel.value in channels)
