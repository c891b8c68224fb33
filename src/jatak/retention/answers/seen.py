"""What a document is written from: the collected facts, and by whom and in which language it is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from jatak.evidence.contents import Row
from jatak.people.models import Controller
from jatak.retention.answers.keeping import Keeping
from jatak.retention.answers.speech import Speech
from jatak.retention.disclosure.dossier import Rows
from jatak.retention.disclosure.telling.names import Names


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture of the form at which somebody said yes."""

    name: str
    device: str
    taken_at: str
    sha256: str


@dataclass(frozen=True)
class Seen:
    """The facts about one person or message."""

    rows: Rows
    speech: Speech
    company: Controller | None
    """None: every company."""
    at: datetime
    shots: Mapping[str, list[Shot]] = field(default_factory=dict)
    """Pictures by the event of the yes."""
    keeping: Keeping = field(default_factory=Keeping)
    """What ends when."""

    @property
    def names(self) -> Names:
        """What companies, topics and brands are called."""
        return Names.of(self.rows)

    @property
    def person(self) -> Row | None:
        """The person, None where they are no longer here."""
        return next(iter(self.rows["people"]), None)

    @property
    def profile(self) -> Row | None:
        """What holds of the person now."""
        profiles = self.person["profiles"] if self.person else []
        return next((each for each in reversed(profiles) if each["valid_to"] is None), None)

    @property
    def author(self) -> str:
        """Whose answer it is."""
        if self.company is not None:
            return self.company.name
        return ", ".join(each["name"] for each in self.rows["companies"]) or self.speech.say("every_company")

    def company_named(self, number: str | None) -> str:
        """A company; None is every company."""
        return self.speech.say("every_company") if number is None else self.names.company(number)

    def addresses(self) -> dict[str, str]:
        """The person's addresses by their ids."""
        return {row["id"]: row["address"] for row in self.rows["addresses"]}
