"""What a version of a notice is to say, as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jatak.consent.models import Benefit, NoticeVersion, Purpose


@dataclass(frozen=True, slots=True)
class Partner:
    """Another than our companies, named in the words, with what it writes about."""

    name: str
    about: str


@dataclass(frozen=True, slots=True)
class Words:
    """The words in one language: what is asked, and how it can be taken back."""

    asked: str
    withdrawal: str
    headline: str = ""
    benefit: str = ""
    """What one gets for a yes, in plain words."""
    terms: str = ""
    """On what terms one gets and keeps it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a version of a notice is to say."""

    channels: Sequence[str]
    words: Mapping[str, Words]
    """By language."""
    companies: Mapping[int, Sequence[int]] = field(default_factory=dict)
    """The companies that it names, each with the brands that it names; empty: the company that asks, all brands."""
    topics: Sequence[int] = ()
    joint: bool = False
    promised_per_month: int | None = None
    purpose: Purpose = Purpose.MARKETING
    countries: Sequence[str] = ()
    """Where people are asked with it; their lists are what the words must keep."""
    partners: Sequence[Partner] = ()
    benefit: Benefit = Benefit.NONE
    benefit_messages: int | None = None
    benefit_ends: bool = False


def content_of(version: NoticeVersion) -> Draft:
    """What a version says, as it would be drafted."""
    texts = version.texts.all()
    return Draft(
        channels=tuple(version.channels),
        words={t.language: Words(t.words, t.withdrawal_words, t.headline, t.benefit, t.terms) for t in texts},
        companies={each.controller_id: tuple(each.brands) for each in version.companies.all()},
        topics=tuple(version.topics),
        joint=version.joint,
        promised_per_month=version.promised_per_month,
        purpose=Purpose(version.purpose),
        countries=tuple(version.countries),
        partners=tuple(Partner(**each) for each in version.partners),
        benefit=Benefit(version.benefit),
        benefit_messages=version.benefit_messages,
        benefit_ends=version.benefit_ends,
    )
