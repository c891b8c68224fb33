"""The words of the packs are the words of the gate."""

from jatak.gate.message import Channel, Element, SenderKind
from jatak.gate.situation import Indication, RecipientKind, RelationKind
from jatak.law import vocabulary


def test_packs_and_gate_speak_the_same_words() -> None:
    assert tuple(Channel) == vocabulary.CHANNELS
    assert tuple(Element) == vocabulary.ELEMENTS
    assert tuple(SenderKind) == vocabulary.SENDERS
    assert tuple(kind.name.lower() for kind in Indication) == vocabulary.INDICATIONS
    assert tuple(kind.name.lower() for kind in list(RecipientKind)[1:]) == vocabulary.RECIPIENTS
    assert tuple(kind.name.lower() for kind in list(RelationKind)[2:]) == vocabulary.RELATIONS
