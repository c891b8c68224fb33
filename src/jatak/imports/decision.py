"""What became of a row."""

from enum import StrEnum


class Decision(StrEnum):
    """What is done with a row; the reason beside it is the grade of a consent, or why it was refused."""

    CONSENT = "consent"
    """A yes stands in the ledger."""
    BARRED = "barred"
    """A yes stands in the ledger, and a no stands against it, so that it permits nothing."""
    OBJECTION = "objection"
    """A no stands in the ledger."""
    UNCHANGED = "unchanged"
    """The ledger knew this act already."""
    UNCONFIRMED = "unconfirmed"
    """Signed up and never confirmed: no consent, and nothing of it is entered."""
    UNREACHABLE = "unreachable"
    """The address bounced: nothing of it is entered."""
    SILENT = "silent"
    """The file says nothing of a yes or a no: nothing of it is entered."""
    REFUSED = "refused"
    """It cannot be loaded, for the reason beside it."""
