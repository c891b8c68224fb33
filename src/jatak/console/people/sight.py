"""What an operator sees of one person: the companies that are theirs, and of all facts those of these companies."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef
from django.http import Http404
from django.utils.translation import gettext as _

from jatak.accounts.may import May
from jatak.accounts.operator import Operator
from jatak.people.models import Acquaintance, Controller, Person
from jatak.people.whole import Whole, whole
from jatak.retention.erasure.let_go import let_go_of


@dataclass(frozen=True)
class Sight:
    """An operator looks at a person."""

    operator: Operator
    whole: Whole
    """All that `people` holds of the person."""
    companies: list[Controller]
    """Those of the operator, by name; `knows` says of each whether it knows the person."""

    @classmethod
    def of(cls, request: Any, person_id: int) -> "Sight":
        """Http404 for a person whom none of the operator's companies knows, as for one who does not exist."""
        operator = request.operator
        known = Acquaintance.objects.filter(controller_id=OuterRef("pk"), person_id=person_id)
        companies = list(operator.controllers(May.SEE_PEOPLE).annotate(knows=Exists(known)))
        if not operator.everywhere(May.SEE_PEOPLE) and not any(company.knows for company in companies):
            raise Http404
        found = whole(person_id)
        if found is None:
            raise Http404
        return cls(operator, found, companies)

    @classmethod
    def to_answer(cls, request: Any, person_id: int) -> "Sight":
        """Of somebody whom the operator may answer, for one of the companies that know them; else Http404."""
        sight = cls.of(request, person_id)
        if not sight.answering:
            raise Http404
        return sight

    @property
    def person(self) -> Person:
        """The person."""
        return self.whole.person

    @cached_property
    def ids(self) -> list[int]:
        """The ids of the companies."""
        return [company.pk for company in self.companies]

    @property
    def everything(self) -> bool:
        """Whether every company, also those to come, is this operator's."""
        return self.operator.everywhere(May.SEE_PEOPLE)

    @property
    def knowing(self) -> list[Controller]:
        """The companies that know the person."""
        return [company for company in self.companies if company.knows]  # type: ignore[attr-defined]

    @cached_property
    def let_go(self) -> Exists:
        """Asked of an event: whether its company let go of the person since, so that no page shows it."""
        return let_go_of(self.whole.numbers)

    @property
    def name(self) -> str:
        """How the person is called on pages."""
        return self.person.name or _("Person %(number)s") % {"number": self.person.pk}

    @cached_property
    def named(self) -> dict[int, Controller]:
        """The companies by id."""
        return {company.pk: company for company in self.companies}

    def company(self, controller_id: int | None) -> str:
        """The name of a company; nothing is told of one that is not the operator's."""
        if controller_id is None:
            return _("every company")
        found = self.named.get(controller_id)
        return found.name if found else _("another company")

    def may_answer(self, controller_id: int | None = None) -> bool:
        """Whether the operator may record what the person said, to this company or to any."""
        return self.operator.may(May.ANSWER_PEOPLE, controller_id)

    @property
    def answering(self) -> list[Controller]:
        """The companies to which the operator may record that the person said something.

        Each knows the person already, unless the operator answers for every company: recording makes a company know.
        """
        all_of_them = self.operator.everywhere(May.ANSWER_PEOPLE)
        return [
            company
            for company in self.companies
            if all_of_them or (company.knows and self.may_answer(company.pk))  # type: ignore[attr-defined]
        ]
