"""What a consent is worth as it was collected, before anything is sent on it."""

from dataclasses import replace

from jatak.gate.decide import decide
from jatak.gate.decision import Decision
from jatak.gate.message import MessageFacts
from jatak.gate.situation import Situation, Tri
from jatak.law.rulebook import Rulebook


def review_collected(situation: Situation, facts: MessageFacts, rulebook: Rulebook) -> Decision:
    """Whether a message could go at once on a consent as it was collected, if the message itself owed nothing.

    The consent counts as just given: used by nothing yet, and confirmed unless the situation says that it is not. The
    message counts as carrying who sends it and how to refuse. Where the law needs no consent for it, the permit names
    that other ground.
    """
    return decide(_just_given(situation), _complete(facts), rulebook)


def _just_given(consent: Situation) -> Situation:
    confirmed = Tri.NO if consent.confirmed is Tri.NO else Tri.YES
    # Giving it is an own act, and no message has been sent on it.
    # What stands in the way today says nothing of what was collected.
    asked = replace(consent, inactive=Tri.NO, paused=Tri.NO, own_number_reached=Tri.NO, undeliverable=Tri.NO)
    return replace(asked, confirmed=confirmed, fresh=Tri.YES, frequency_reached=Tri.NO)


def _complete(facts: MessageFacts) -> MessageFacts:
    return replace(facts, names_sender=Tri.YES, opt_out=Tri.YES)
