"""What somebody wants to see of the log."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import User

from jatak.accounts.may import May
from jatak.accounts.models import Change, Look
from jatak.accounts.operator import Operator
from jatak.accounts.staff import staff_of
from jatak.console.frame.numbers import number
from jatak.people.models import Controller


@dataclass(frozen=True)
class Asked:
    """The filters, and up to which row was read already."""

    operator: Operator
    companies: tuple[Controller, ...]
    account: str = ""
    person: int | None = None
    company: int | None = None
    before: int | None = None

    @property
    def everywhere(self) -> bool:
        """Whether nothing is hidden from whoever asks."""
        return self.operator.everywhere(May.PROVE)

    @property
    def company_ids(self) -> list[int]:
        """The companies that are looked at: the one that was chosen, or all that are theirs."""
        return [each.pk for each in self.companies if self.company in (None, each.pk)]

    @property
    def wants_all(self) -> bool:
        """Whether no company was chosen, and none is hidden."""
        return self.everywhere and self.company is None

    @cached_property
    def staff(self) -> set[int]:
        """The accounts that work or have worked for the companies that are looked at."""
        return staff_of(self.company_ids)

    def shows(self, row: Change | Look) -> bool:
        """Whether it may be told who did this: of those who work for other companies it is not."""
        return self.everywhere or getattr(row, "controller_id", None) is not None or row.user_id in self.staff

    def user_ids(self) -> list[int] | None:
        """The accounts whose address begins as was typed; None where none was."""
        if not self.account:
            return None
        every = User.objects.filter(email__istartswith=self.account)
        found = every if self.everywhere else every.filter(pk__in=self.staff)
        return list(found.values_list("pk", flat=True)[:20])

    def query(self, before: int | None = None) -> str:
        """The filters as they stand in an address."""
        told = {"account": self.account, "person": self.person, "company": self.company, "before": before}
        return urlencode({name: value for name, value in told.items() if value})


def asked(request: Any) -> Asked:
    """Read the filters; what is no number is not asked."""
    get = request.GET
    companies = tuple(request.operator.controllers(May.PROVE))
    company = number(get.get("company"))
    return Asked(
        request.operator,
        companies,
        get.get("account", "").strip(),
        number(get.get("person")),
        company if company in {each.pk for each in companies} else None,
        number(get.get("before")),
    )
