"""Whose act it was, as the caller says, and what is kept of how it came."""

from typing import Any, Literal

from pydantic import Field

from jatak.api.caller import Caller
from jatak.api.fields import Instant, Name, Told
from jatak.consent.act import Act
from jatak.consent.kept import Came, kept, policy_of
from jatak.consent.models import Actor, Via

SaidBy = Literal["person", "staff", "import"]

ACTORS = {"person": Actor.PERSON, "staff": Actor.STAFF, "import": Actor.IMPORT}


class SaidFrom(Told):
    """From where it was said: as much of it is kept as the company's policy says, apart from the proof."""

    ip: Name | None = Field(default=None, examples=["192.0.2.17"])
    agent: Name | None = Field(default=None, description="The header User-Agent.", examples=["Mozilla/5.0"])


class ShownOn(Told):
    """Where and when the question was shown."""

    url: Name | None = Field(default=None, examples=["https://shop.example/checkout"])
    version: Name | None = Field(default=None, description="Your own name of its state.", examples=["checkout-17"])
    at: Instant | None = None


class Said(Told):
    """An act: whose, when, and how it came."""

    said_by: SaidBy = "person"
    at: Instant | None = Field(default=None, description="When it was said; now unless told.")
    browser: SaidFrom | None = None

    def act(self, caller: Caller, page: ShownOn | None = None, **more: Any) -> Act:
        """As the ledger is told it; to be called as the role consent."""
        browser, page = self.browser or SaidFrom(), page or ShownOn()
        came = Came(browser.ip or "", browser.agent or "", page.url or "")
        told = {"token": caller.token.name, "form": page.version, **kept(policy_of(caller.controller_id), came), **more}
        particulars = {name: value for name, value in told.items() if value}
        return Act(ACTORS[self.said_by], Via.API, self.at or caller.at, caller.at, particulars=particulars)
