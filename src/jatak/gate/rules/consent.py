"""What makes a consent valid, and what ends it (GDPR art. 4(11), 7; ePrivacy Directive art. 13(1))."""

from jatak.gate.message import MessageFacts
from jatak.gate.rule import asked, rule, unless, yes_if
from jatak.gate.situation import Ground, Indication, Tri
from jatak.gate.view import LawView, PersonView
from jatak.law.parameters import (
    CONSENT_ACTIVE,
    CONSENT_AGE,
    CONSENT_CHANNEL,
    CONSENT_CONFIRM,
    CONSENT_CONTENT,
    CONSENT_FREE,
    CONSENT_INFORMED,
    CONSENT_LAPSE,
    CONSENT_PROMINENT,
    CONSENT_PROOF,
    CONSENT_SENDER,
    CONSENT_SEPARATE,
    CONSENT_SPECIFIC,
    CONSENT_THIRD_PARTY,
    CONSENT_USE_KNOWN,
    CONSENT_WRITTEN,
)

NEVER_GIVEN = (Indication.PRE_TICKED, Indication.DEFAULT_ON)
WRITTEN = (Indication.TICKED, Indication.WRITTEN, Indication.SIGNED)
READ_INTO_ANOTHER_ACT = (Indication.INFERRED, Indication.DIRECTORY)


@rule(
    "no_ground",
    reads=("ground", "given"),
    law=(CONSENT_ACTIVE,),
    holds="A consent is claimed.",
    fails="The person gave no consent.",
    change="Get consent: an own box, not pre-ticked, that names you, the channel and the content.",
)
def consent_claimed(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """Without an act of the person there is no consent (GDPR art. 4(11))."""
    law(CONSENT_ACTIVE)
    return person.given if person.ground is Ground.CONSENT else Tri.NO


@rule(
    "consent_not_provable",
    reads=("proof",),
    law=(CONSENT_PROOF,),
    holds="The consent can be shown: text, version, time and act.",
    fails="Nobody can show that this consent was given.",
    unknown="It is not known whether this consent can be shown.",
    change="Find the record of the consent, or get a new one and keep its text, time and act.",
)
def provable(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """The sender must be able to show the consent (GDPR art. 7(1))."""
    return asked(law(CONSENT_PROOF), person.proof)


@rule(
    "consent_not_provable",
    reads=("indication",),
    law=(CONSENT_WRITTEN,),
    holds="The act of consent has the form that this channel needs.",
    fails="By this channel only a consent in writing counts, and this one was not given in writing.",
    unknown="By this channel only a consent in writing counts, and it is not known how this one was given.",
    change="Get the consent in writing: a tick beside the words, or a signature.",
    reason="consent_not_in_writing",
)
def in_writing(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """Some countries ask for a consent in writing by some channels, where a tick beside the words is enough."""
    channels = law(CONSENT_WRITTEN)
    if channels is not None and message.channel.value not in channels:
        return Tri.YES
    return Tri.UNKNOWN if person.indication is Indication.UNKNOWN else yes_if(person.indication in WRITTEN)


@rule(
    "consent_pre_ticked",
    reads=("indication",),
    law=(CONSENT_ACTIVE,),
    holds="The box was not ticked beforehand.",
    fails="The box was ticked beforehand, or the person was signed up without an act.",
    change="Leave the box empty and let the person tick it.",
)
def not_pre_ticked(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """Silence and pre-ticked boxes are no consent (CJEU C-673/17)."""
    return yes_if(law(CONSENT_ACTIVE) is False or person.indication not in NEVER_GIVEN)


@rule(
    "consent_not_free",
    reads=("free",),
    law=(CONSENT_FREE,),
    holds="The person was free to refuse.",
    fails="The person was not free to refuse: something depended on the consent.",
    unknown="It is not known whether the person was free to refuse.",
    change="Let nothing depend on the consent: no purchase, quote, account or prize.",
)
def freely_given(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """A consent is free (GDPR art. 4(11), 7(4))."""
    return asked(law(CONSENT_FREE), person.free)


@rule(
    "consent_not_prominent",
    reads=("prominent",),
    law=(CONSENT_PROMINENT,),
    holds="The consent was as visible as the benefit and as the way to refuse.",
    fails="The consent was less visible than the benefit, or refusing less visible than accepting.",
    unknown="It is not known whether the consent was as visible as the benefit.",
    change="Show the consent as large and as early as what is offered for it.",
)
def prominent(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """The request stands out and refusing is as easy to see as accepting (GDPR art. 7(2))."""
    return asked(law(CONSENT_PROMINENT), person.prominent)


@rule(
    "consent_third_party",
    reads=("from_third_party", "names_sender", "specific"),
    law=(CONSENT_THIRD_PARTY,),
    holds="The consent was not gathered by others, or it names this sender by choice of the person.",
    fails="The consent was gathered by somebody else, without this sender's name or without a choice among many.",
    change="Use only lists whose consent names you, and was a choice among few.",
)
def own_or_named(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """A consent gathered to be passed on holds for those whom it names, each by a real choice."""
    named = person.names_sender == Tri.YES and person.specific == Tri.YES
    return yes_if(law(CONSENT_THIRD_PARTY) is False or named or person.from_third_party != Tri.YES)


@rule(
    "consent_other_controller",
    reads=("names_sender",),
    law=(CONSENT_SENDER,),
    holds="The consent names this sender.",
    fails="The consent names another company.",
    unknown="It is not known whether the consent names this sender.",
    change="Get a consent that names this company; one for a sister company is not enough.",
)
def names_sender(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """A consent holds for the company that it names (GDPR art. 4(11))."""
    return asked(law(CONSENT_SENDER), person.names_sender)


@rule(
    "consent_other_channel",
    reads=("names_channel",),
    law=(CONSENT_CHANNEL,),
    holds="The consent names this channel.",
    fails="The consent is for another channel.",
    unknown="It is not known whether the consent names this channel.",
    change="Get a consent that names this channel.",
)
def names_channel(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """A consent to e-mail is none to texts."""
    return asked(law(CONSENT_CHANNEL), person.names_channel)


@rule(
    "consent_other_content",
    reads=("covers_content",),
    law=(CONSENT_CONTENT,),
    holds="The consent covers what is in the message.",
    fails="The consent is for other content, another brand or fewer messages.",
    unknown="It is not known whether the consent covers what is in the message.",
    change="Send only what the text of the consent promised, or get a consent for this.",
)
def covers_content(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """Goods, brand and frequency that the text promised are its scope."""
    return asked(law(CONSENT_CONTENT), person.covers_content)


@rule(
    "consent_bundled",
    reads=("indication", "separate"),
    law=(CONSENT_SEPARATE,),
    holds="The consent stood on its own.",
    fails="The consent was part of terms or of another declaration.",
    unknown="It is not known whether the consent stood on its own.",
    change="Give the consent its own box, apart from terms, age and samples.",
)
def separate(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """A consent stands apart from other matters (GDPR art. 7(2))."""
    by_terms = law(CONSENT_SEPARATE) is not False and person.indication is Indication.TERMS
    return Tri.NO if by_terms else asked(law(CONSENT_SEPARATE), person.separate)


@rule(
    "consent_not_informed",
    reads=("informed",),
    law=(CONSENT_INFORMED,),
    holds="The person knew to what, and that it can be withdrawn.",
    fails="The person was not told clearly who writes about what, or that consent can be withdrawn.",
    unknown="It is not known what the person was told.",
    change="Say in the text who writes, by which channel, about what, and how to withdraw.",
)
def informed(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """A consent is informed (GDPR art. 4(11), 7(3))."""
    return asked(law(CONSENT_INFORMED), person.informed)


@rule(
    "consent_bundled",
    reads=("specific",),
    law=(CONSENT_SPECIFIC,),
    holds="The consent is for one purpose.",
    fails="One consent was asked for several purposes.",
    unknown="It is not known whether the consent is for one purpose.",
    change="Ask for each purpose in a box of its own.",
)
def specific(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """A consent is specific: one purpose, sender and kind of goods (GDPR art. 4(11))."""
    return asked(law(CONSENT_SPECIFIC), person.specific)


@rule(
    "no_ground",
    reads=("indication",),
    law=(CONSENT_ACTIVE,),
    holds="The consent is an act of its own.",
    fails="The consent was read into another act, such as leaving an address.",
    unknown="It is not known by which act the consent was given.",
    change="Get a consent by an act of its own, such as a tick or a signature.",
)
def own_act(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """A consent is an unambiguous act, not read out of another one (GDPR art. 4(11))."""
    if law(CONSENT_ACTIVE) is False:
        return Tri.YES
    known = person.indication is not Indication.UNKNOWN
    return yes_if(person.indication not in READ_INTO_ANOTHER_ACT) if known else Tri.UNKNOWN


@rule(
    "consent_unconfirmed",
    reads=("confirmed",),
    law=(CONSENT_CONFIRM,),
    holds="The sign-up was confirmed from the address itself, or need not be.",
    fails="The sign-up was not confirmed from the address itself.",
    change="Send the bare confirmation request and wait for the click.",
)
def confirmed(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """A sign-up that waits for its confirmation is no consent; in some countries a tick alone proves nothing."""
    law(CONSENT_CONFIRM)
    return yes_if(person.confirmed != Tri.NO)


@rule(
    "consent_lapsed",
    reads=("fresh",),
    law=(CONSENT_LAPSE, CONSENT_USE_KNOWN),
    holds="The consent has been used lately, or does not lapse by time.",
    fails="The consent was not used for {limit} months or longer and has lapsed.",
    unknown="It is not known when the consent was last used, and unused ones lapse after {limit} months.",
    change="Get a new consent where the person meets you.",
)
def not_lapsed(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """A consent that nobody used for long lapses in some countries, and where the company says so."""
    lapse = law(CONSENT_LAPSE)
    if lapse and (lapse.amount is None or law(CONSENT_USE_KNOWN) is False):
        return yes_if(person.fresh != Tri.NO)
    return person.fresh


@rule(
    "frequency_exceeded",
    reads=("frequency_reached",),
    law=(CONSENT_CONTENT,),
    holds="Fewer messages went out than the consent promised at most.",
    fails="The number of messages that the consent promised for this period has been sent.",
    change="Wait for the next period.",
)
def within_promised_frequency(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """A frequency promised in the text of a consent is part of its scope."""
    law(CONSENT_CONTENT)
    return unless(person.frequency_reached)


@rule(
    "under_age",
    reads=("under_age",),
    law=(CONSENT_AGE,),
    holds="The person is not known to be too young to consent.",
    fails="The person is too young here to consent alone.",
    change="Get the consent of a parent.",
)
def old_enough(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """Below the age of the country a child does not consent alone (GDPR art. 8)."""
    law(CONSENT_AGE)
    return unless(person.under_age)
