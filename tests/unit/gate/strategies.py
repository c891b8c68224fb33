"""Any situation, any message."""

from dataclasses import fields

from hypothesis import strategies as st
from tests.unit.gate.cast import rulebook

from jatak.gate.message import Channel, Declared, Element, MessageFacts, SenderKind
from jatak.gate.situation import Situation, Tri

COUNTRIES = st.one_of(st.sampled_from([*rulebook().packs]), st.sampled_from(["JP", None]))


def situations() -> st.SearchStrategy[Situation]:
    kinds = {f.name: f.metadata["type"] for f in fields(Situation)}
    chosen = {n: COUNTRIES if isinstance(kind, str) else st.sampled_from(kind) for n, kind in kinds.items()}
    return st.builds(Situation, **chosen)


def likely(**better: object) -> st.SearchStrategy[Situation]:
    """A situation near a permit: each of these fields mostly has the value that helps."""
    kinds = {f.name: f.metadata["type"] for f in fields(Situation)}
    chosen = {
        name: COUNTRIES if isinstance(kind, str) else st.sampled_from([*[better.get(name, kind(0))] * 30, *kind])
        for name, kind in kinds.items()
    }
    return st.builds(Situation, **chosen)


def messages() -> st.SearchStrategy[MessageFacts]:
    return st.builds(
        MessageFacts,
        sender_kind=st.sampled_from(SenderKind),
        channel=st.sampled_from(Channel),
        declared=st.sampled_from(Declared),
        elements=st.frozensets(st.sampled_from(Element), min_size=1, max_size=3),
        names_sender=st.sampled_from([Tri.YES, Tri.YES, Tri.YES, Tri.NO, Tri.UNKNOWN]),
        opt_out=st.sampled_from([Tri.YES, Tri.YES, Tri.YES, Tri.NO, Tri.UNKNOWN]),
    )
