"""What a screen showed, signed: so that what is written down names the words that were read, once."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import signing

SALT = "jatak.console.collection.asking"
OLD = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen: its id, the words on it, and when it was opened."""

    id: uuid.UUID
    version_id: int
    text_id: int
    at: datetime

    def written(self) -> str:
        """For the form."""
        said = {"i": self.id.hex, "v": self.version_id, "t": self.text_id, "a": self.at.isoformat()}
        return signing.dumps(said, salt=SALT, compress=False)


def read(written: str) -> Screen | None:
    """The screen that a form came from; None where it was changed or is too old."""
    try:
        said = signing.loads(written, salt=SALT, max_age=OLD)
        return Screen(uuid.UUID(hex=said["i"]), said["v"], said["t"], datetime.fromisoformat(said["a"]))
    except (signing.BadSignature, KeyError, ValueError):
        return None
