"""All forms of a draft together: its terms, its partners, and the words of each language."""

import re
from dataclasses import asdict, dataclass, replace
from typing import Any

from jatak.accounts.may import May
from jatak.consent.models import NoticeVersion
from jatak.consent.notices import Draft, Words, content_of
from jatak.console.notices.terms import Partners, Terms, initial, partners_in
from jatak.console.notices.texts import Text, text_form
from jatak.content.naming import languages
from jatak.people.models import Controller

TYPED = re.compile(r"words-(\w+)-asked")
"""The field that each language has."""


@dataclass(frozen=True)
class Written:
    """What somebody reads or types; of a spelling fix the words alone."""

    stands: Draft
    terms: Terms | None
    partners: Any
    texts: list[Text]

    @classmethod
    def of(cls, request: Any, version: NoticeVersion, data: Any = None) -> "Written":
        """As it stands, or as it was typed."""
        stands = content_of(version)
        texts = [text_form(language, words, data) for language, words in _in_order(version, _shown(stands, data))]
        if version.minor:
            return cls(stands, None, None, texts)
        company, every = version.notice.controller, _companies(request, version)
        terms = Terms(data, company=company, companies=every, initial=initial(stands))
        partners = Partners(data, prefix="partner", initial=[asdict(each) for each in stands.partners])
        return cls(stands, terms, partners, texts)

    def is_valid(self) -> bool:
        """Whether all of it could be read; each form keeps what is wrong with it."""
        parts = [*self.texts, *(each for each in (self.terms, self.partners) if each is not None)]
        return all([each.is_valid() for each in parts])  # noqa: C419, each is asked, so that each says what is wrong

    def content(self) -> Draft:
        """The draft that was typed; `is_valid` was asked before, and what it refused is left out."""
        words = {each.language: each.words() for each in self.texts}
        if self.terms is None:
            return replace(self.stands, words=words)
        return self.terms.content(words, partners_in(self.partners))


def _shown(stands: Draft, data: Any) -> Draft:
    """With the languages that were typed in, also one that somebody took out meanwhile."""
    if data is None:
        return stands
    known = {code for code, _ in languages()}
    typed = {found[1] for name in data if (found := TYPED.fullmatch(name)) and found[1] in known}
    return replace(stands, words={**{code: Words("", "") for code in sorted(typed)}, **stands.words})


def _in_order(version: NoticeVersion, content: Draft) -> list[tuple[str, Any]]:
    """The company's own language first."""
    own = version.notice.controller.default_language
    return sorted(content.words.items(), key=lambda each: (each[0] != own, each[0]))


def _companies(request: Any, version: NoticeVersion) -> list[Controller]:
    """Those of the operator, and those that the notice names already."""
    theirs = {each.pk: each for each in request.operator.controllers(May.WRITE)}
    named = [each.controller_id for each in version.companies.all() if each.controller_id not in theirs]
    more = {each.pk: each for each in Controller.objects.filter(pk__in=named)} if named else {}
    return sorted([*theirs.values(), *more.values()], key=lambda each: each.name)
