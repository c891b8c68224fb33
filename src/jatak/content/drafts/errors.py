"""What can come between a change and the draft."""

from jatak.base.errors import JatakError
from jatak.content.models import TemplateText


class ChangedMeanwhile(JatakError):
    """Somebody changed it since it was read; `text` is what stands there now, None where all of it is meant."""

    def __init__(self, text: TemplateText | None = None) -> None:
        who = (text.changed_by if text else "") or "Somebody"
        super().__init__(f"{who} changed it meanwhile.", "Look at both, and choose.")
        self.text = text


class NoSuchLanguage(JatakError):
    """The version has no words in that language, or cannot have them."""


class NeedsSecondPerson(JatakError):
    """The company wants another to approve than who wrote last."""
