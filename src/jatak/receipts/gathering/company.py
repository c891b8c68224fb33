"""What every record of a company says alike: who, where, for how long, under whose eye."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from jatak.consent.find_link import path
from jatak.law.limits import Limits
from jatak.law.parameters import CONSENT_RETENTION
from jatak.law.rulebook import Rulebook
from jatak.people.models import Controller, Person
from jatak.people.own_limits import own_limits
from jatak.people.profiles import current_profile
from jatak.receipts.declaring.declaration import ROLES, declaration_of
from jatak.receipts.gathering.choosing import Chosen, chosen_by
from jatak.receipts.gathering.gdpr import gdpr_applies
from jatak.receipts.record.duration import Begin, Duration, months, until
from jatak.receipts.record.party import Party, Role, party
from jatak.receipts.record.record import Storage
from jatak.site.environment import public_url
from jatak.statements.models import Statement

UNTIL_WITHDRAWN = until("The person takes it back")
UNTIL_OBJECTED = until("The person objects")

RIGHTS = ("A7-3", "A15", "A16", "A17", "A18", "A20", "A21", "A77")


@dataclass(frozen=True, slots=True)
class Setting:
    """A company as it stands to one person at one instant."""

    company: Controller
    declared: Statement | None
    countries: tuple[str, ...]
    """Those of the person, as far as they are known."""
    limits: Limits
    law_keeps: int | None
    """Months for which proof is kept by law, where one country is known and its pack has a figure."""
    chosen: Chosen
    """What the company chose of its clocks."""

    @property
    def of_gdpr(self) -> bool:
        """Whether the records conform to the profile of the GDPR; as long as nothing is declared, they must."""
        return self.declared is None or gdpr_applies((self.declared.established_in, *self.countries))

    @property
    def controller(self) -> Party:
        """The company as a party."""
        return as_party(self.company)

    @property
    def recipients(self) -> tuple[Party, ...]:
        """Who gets the data beside the company; () before anything was declared."""
        told = self.declared.recipients if self.declared else []
        return tuple(party(each["name"], ROLES[each["role"]], each["address"], each["contact"]) for each in told)

    @property
    def authority(self) -> Party | None:
        """Who supervises it, None where that is not declared."""
        said = self.declared
        if said is None or not said.authority_name:
            return None
        return party(said.authority_name, Role.AUTHORITY, said.authority_address, said.authority_contact)

    @property
    def find(self) -> str:
        """Where people find their page: to take a consent back, to object, and for every other right."""
        return public_url().rstrip("/") + path(self.company)

    @property
    def jurisdictions(self) -> tuple[str, ...]:
        """Whose law: that of the person, and that of where the company is established."""
        own = (self.declared.established_in,) if self.declared else ()
        return located((*self.countries, *own)) if own else ()

    @property
    def processed_at(self) -> tuple[str, ...]:
        """Where the data are worked with."""
        return located(self.declared.processed_in) if self.declared else ()

    def rights(self, but: str = "") -> tuple[str, ...]:
        """The rights of the person: those of the GDPR by their articles, elsewhere the one to take it back."""
        return tuple(f"eu-gdpr:{each}" for each in RIGHTS if each != but) if self.of_gdpr else ("dpv:DataSubjectRight",)

    def storage(self, kept_until: str, counted_from: Begin) -> Storage:
        """Where the data lie and when they go: proof for as long as the law, else the company, says."""
        kept = self.law_keeps or self.chosen.proof or (self.declared.kept_months if self.declared else None)
        deleted = months(kept, counted_from) if kept else None
        return Storage(located(self.declared.stored_in if self.declared else ()), until(kept_until), deleted)

    def validity(self) -> Duration:
        """For how long a consent holds: until it lapses unused, or the person has been silent for long."""
        own = own_limits(self.company).inactivity()
        spans = [
            (number, begin)
            for number, begin in (
                (self.limits.unused_consent_months, Begin.LAST_USE),
                (self.chosen.unused, Begin.LAST_USE),
                (self.limits.inactivity_months, Begin.LAST_OWN_ACT),
                (own.months if own else None, Begin.LAST_OWN_ACT),
            )
            if number
        ]
        return months(*min(spans)) if spans else UNTIL_WITHDRAWN


def setting_of(company: Controller, person_id: int, at: datetime) -> Setting:
    """How a company stands to a person; raises UnknownLawDay before the first law."""
    person = Person.objects.get(pk=person_id)
    profile = current_profile(person)
    named = (profile.country, profile.other_country) if profile else (None, None)
    countries = tuple(each for each in named if each)
    rulebook = Rulebook.load(at.date())
    kept, chosen = _kept(rulebook, countries), chosen_by(company)
    return Setting(company, declaration_of(company), countries, rulebook.limits(*named), kept, chosen)


def as_party(company: Controller) -> Party:
    """A company as it presents itself."""
    name = company.legal_name.strip() or company.name
    return party(name, Role.CONTROLLER, company.postal_address, company.contact, company.registration_number)


def located(countries: Iterable[str]) -> tuple[str, ...]:
    """Countries as DPV names them, each once."""
    return tuple(f"loc:{each}" for each in dict.fromkeys(countries))


def _kept(rulebook: Rulebook, countries: tuple[str, ...]) -> int | None:
    """The longest of the person's countries; None where the company has to choose."""
    packs = [rulebook.pack(each) for each in countries]
    values = [pack[CONSENT_RETENTION].value for pack in packs if pack]
    return max((value.amount for value in values if value and value.amount), default=None)
