"""A draft in the one form in which two can be compared."""

from dataclasses import fields, replace

from jatak.consent.notices import Draft, Words


def settled(content: Draft, controller_id: int) -> Draft:
    """As it will be read back: sorted where the order says nothing, line ends of one kind, empty partners left out."""
    return replace(
        content,
        channels=tuple(content.channels),
        words={language: _settled(words) for language, words in content.words.items()},
        companies={pk: tuple(sorted(brands)) for pk, brands in _companies(content, controller_id).items()},
        topics=tuple(sorted(content.topics)),
        countries=tuple(sorted(content.countries)),
        partners=tuple(each for each in content.partners if each.name or each.about),
    )


def _companies(content: Draft, controller_id: int) -> dict[int, list[int]]:
    return {pk: list(brands) for pk, brands in (content.companies or {controller_id: ()}).items()}


def _settled(words: Words) -> Words:
    parts = {each.name: getattr(words, each.name).replace("\r\n", "\n").strip() for each in fields(Words)}
    return Words(**parts)
