"""What a step of the self-test found wrong, and what it could not look at."""

from jatak.base.errors import JatakError


class StepFailed(JatakError):
    """Leaving does not work, or the message did not come: words for the operator."""


class NotTested(JatakError):
    """A step that could not be taken: it is neither good nor bad."""
