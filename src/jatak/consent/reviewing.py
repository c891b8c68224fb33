"""A version of a notice held against the lists of its countries, text by text."""

from collections.abc import Iterator, Mapping

from jatak.consent.draft import Draft, content_of
from jatak.consent.models import NoticeController, NoticeVersion, Purpose
from jatak.people.models import Brand, Topic
from jatak.wording.asking import Asking, Named, Partner
from jatak.wording.finding import Finding, Severity
from jatak.wording.review import review


def reviewed(version: NoticeVersion) -> dict[str, tuple[Finding, ...]]:
    """What the lists say of each text, by language."""
    return {asking.language: review(asking) for asking in askings(version)}


def stops(version: NoticeVersion) -> Mapping[str, tuple[Finding, ...]]:
    """By language what keeps the version from being published: what is missing or forbidden."""
    every = {language: tuple(each for each in found if _stops(each)) for language, found in reviewed(version).items()}
    return {language: found for language, found in every.items() if found}


def askings(version: NoticeVersion) -> Iterator[Asking]:
    """Each text of a version as plain values."""
    content = content_of(version)
    companies = tuple(_named(each) for each in version.companies.select_related("controller").order_by("pk"))
    topics = tuple(Topic.objects.filter(pk__in=version.topics).order_by("pk").values_list("name", flat=True))
    for language in sorted(content.words):
        yield asking(content, language, companies, topics)


def asking(content: Draft, language: str, companies: tuple[Named, ...], topics: tuple[str, ...]) -> Asking:
    """One text of a draft as plain values; its companies and topics by their names."""
    words = content.words[language]
    return Asking(
        language=language,
        asked=words.asked,
        withdrawal=words.withdrawal,
        headline=words.headline,
        benefit=words.benefit,
        terms=words.terms,
        companies=companies,
        topics=topics,
        channels=tuple(content.channels),
        countries=tuple(content.countries),
        purpose="customers" if content.purpose is Purpose.CUSTOMERS else "marketing",
        partners=tuple(Partner(each.name, each.about) for each in content.partners),
        promised_per_month=content.promised_per_month,
    )


def _named(company: NoticeController) -> Named:
    """A company with the brands that the notice names; none named: all that it has."""
    every = Brand.objects.filter(controller=company.controller_id).order_by("name")
    brands = every.filter(pk__in=company.brands) if company.brands else every
    return Named(company.controller.name, company.controller.legal_name, tuple(each.name for each in brands))


def _stops(finding: Finding) -> bool:
    return finding.severity is not Severity.DOUBTFUL
