"""What somebody wants to see of the log."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import User

from jatak.accounts.may import May
from jatak.accounts.operator import Operator
from jatak.people.models import Controller


@dataclass(frozen=True, slots=True)
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

    def user_ids(self) -> list[int] | None:
        """The accounts whose address begins as was typed; None where none was."""
        if not self.account:
            return None
        return list(User.objects.filter(email__istartswith=self.account).values_list("pk", flat=True)[:20])

    def query(self, before: int | None = None) -> str:
        """The filters as they stand in an address."""
        told = {"account": self.account, "person": self.person, "company": self.company, "before": before}
        return urlencode({name: value for name, value in told.items() if value})


def asked(request: Any) -> Asked:
    """Read the filters; what is no number is not asked."""
    get = request.GET
    companies = tuple(request.operator.controllers(May.PROVE))
    company = _number(get.get("company"))
    return Asked(
        request.operator,
        companies,
        get.get("account", "").strip(),
        _number(get.get("person")),
        company if company in {each.pk for each in companies} else None,
        _number(get.get("before")),
    )


def _number(said: str | None) -> int | None:
    return int(said) if said and said.isdecimal() and len(said) < 19 else None
