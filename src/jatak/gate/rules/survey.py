"""Who may get a survey or an appeal that is no marketing."""

from jatak.gate.kind import KIND_LAW, appeal_freedom
from jatak.gate.message import MessageFacts
from jatak.gate.rule import rule, yes_if
from jatak.gate.rules.content import surveys_strangers
from jatak.gate.rules.service import related
from jatak.gate.situation import Ground, Tri
from jatak.gate.view import LawView, PersonView
from jatak.law.parameters import CONTENT_CHARITY, CONTENT_SURVEY


@rule(
    "no_ground",
    reads=("ground",),
    law=(CONTENT_SURVEY,),
    holds="No consent is needed, so the candidate is judged without one.",
    fails="What needs no consent is judged by the relation, not by a consent.",
    change="Look at the person's relation, or at the person without any ground.",
)
def judged_without_consent(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """A weak consent that is newer than an objection must not reopen what the objection closed."""
    law(CONTENT_SURVEY)
    return yes_if(person.ground is not Ground.CONSENT)


@rule(
    "no_ground",
    reads=("relation",),
    law=(*KIND_LAW, CONTENT_SURVEY),
    holds="The survey goes to somebody who may be asked.",
    fails="The person is a stranger, and surveys go to customers only.",
    unknown="No relation to the person is known, and surveys go to customers only.",
    change="Ask only those with whom there is a relation.",
)
def survey_recipient(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """A neutral survey follows what was bought or used; pure research may go further in some countries."""
    return Tri.YES if surveys_strangers(message, law) else related(person.relation)


@rule(
    "no_ground",
    reads=("opt_out_at_collection",),
    law=(*KIND_LAW, CONTENT_CHARITY),
    holds="The person could object when the address was taken, or need not have been asked.",
    fails="The person had no chance to object when the address was taken.",
    unknown="It is not known whether the person could object when the address was taken.",
    change="Inform, and offer a chance to object, when addresses are taken.",
)
def could_object_to_appeals(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """A non-commercial appeal may need that the person was informed and could object beforehand."""
    freedom = appeal_freedom(message, law.all_of(KIND_LAW, citing=CONTENT_CHARITY))
    return Tri.YES if freedom == "free" else person.opt_out_at_collection


@rule(
    "opt_out_missing",
    law=(*KIND_LAW, CONTENT_CHARITY),
    holds="The appeal carries a way to refuse, or needs none.",
    fails="The appeal carries no way to refuse.",
    unknown="It is not known whether the appeal carries a way to refuse.",
    change="Put a working, free opt-out into the appeal.",
)
def appeal_can_be_refused(person: PersonView, message: MessageFacts, law: LawView) -> Tri:
    """Where an appeal is free because it can be refused, it says how."""
    freedom = appeal_freedom(message, law.all_of(KIND_LAW, citing=CONTENT_CHARITY))
    return Tri.YES if freedom == "free" else message.opt_out
