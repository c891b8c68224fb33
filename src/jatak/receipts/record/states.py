"""The states of a consent, and of an interest that somebody may object to; which of them permit anything."""

from enum import StrEnum


class State(StrEnum):
    """The states of DPV 2.3, module consent_status, and the two of a legitimate interest that we use."""

    UNKNOWN = "dpv:ConsentUnknown"
    REQUESTED = "dpv:ConsentRequested"
    DEFERRED = "dpv:ConsentRequestDeferred"
    REFUSED = "dpv:ConsentRefused"
    GIVEN = "dpv:ConsentGiven"
    RENEWED = "dpv:RenewedConsentGiven"
    EXPIRED = "dpv:ConsentExpired"
    WITHDRAWN = "dpv:ConsentWithdrawn"
    REVOKED = "dpv:ConsentRevoked"
    INVALIDATED = "dpv:ConsentInvalidated"
    NOT_OBJECTED = "dpv:LegitimateInterestNotObjected"
    OBJECTED = "dpv:LegitimateInterestObjected"


OF_CONSENT = frozenset(State) - {State.NOT_OBJECTED, State.OBJECTED}
VALID = frozenset({State.GIVEN, State.RENEWED})
"""`dpv:ConsentStatusValidForProcessing`; every other state of a consent denies."""


def permits(state: State | None) -> bool:
    """Whether a consent in this state may be used: given or renewed, and nothing else."""
    return state in VALID
