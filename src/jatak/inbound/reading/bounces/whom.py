"""Who did not get the message, where no delivery status says so."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from jatak.inbound.reading.bounces.named import UNSURE, Named, named_in
from jatak.inbound.reading.bounces.opinion import second_opinion
from jatak.inbound.reading.mail.addresses import addresses_in, same
from jatak.inbound.reading.opened import Opened

VERP = re.compile(r"[+\-_]([^\s+@=]{1,64}(?:\+[^\s@=]{1,64})?)=((?:[\w-]+\.)+[\w-]{2,24})@")


@dataclass(frozen=True)
class Whom:
    """A notice, its addresses, and to whom the message that it returns was sent."""

    mail: Opened
    notice: str
    sent_to: Collection[str]

    @cached_property
    def named(self) -> list[Named]:
        """The addresses that its lines name; of those that only words tell, the ones that were written to."""
        named = named_in(self.notice, self.ours)
        known = {address.lower() for address in self.sent_to}
        meant = [one for one in named if one.address.lower() in known]
        return meant if meant and named[0].weight > 1 else named

    @property
    def ours(self) -> tuple[str, ...]:
        """Who sent the notice, and to whom: neither failed."""
        return (self.mail.sender, *self.mail.to)

    @property
    def former(self) -> list[str]:
        """Addresses that became others on the way."""
        return [one.address for one in self.named if one.former]

    @property
    def addresses(self) -> list[str]:
        """Those that failed, by the surest sign there is; the second opinion is asked before a guess."""
        told = self.by_header or self.former + [one.address for one in self.named if not one.former]
        if self.by_header or (told and self.named[0].weight < UNSURE and self._plausible(told)):
            return told
        return self._by_verp() or list(self._other) or told

    @cached_property
    def by_header(self) -> list[str]:
        """Exim's and Gmail's own header."""
        values = self.mail.headers.every("x-failed-recipients", "x-failed-recipient")
        return list(dict.fromkeys(address for value in values for _, address in addresses_in(value, dotless=True)))

    def about(self, address: str) -> str:
        """The lines about one address: from where it stands to where the next one does."""
        here = next((one for one in self.named if same(one.address, address)), None)
        if here is None:
            return ""
        later = [one.at for one in self.named if one.at > here.at and not one.former]
        start = self.notice.rfind("\n", 0, here.at) + 1
        end = self.notice.rfind("\n", 0, min(later)) if later else len(self.notice)
        return self.notice[start : max(end, self.notice.find("\n", here.at), start)]

    def _plausible(self, told: list[str]) -> bool:
        """Not if the second opinion names somebody to whom the message was sent, and we do not."""
        known = {address.lower() for address in self.sent_to}
        if not known or known & {address.lower() for address in told} or self.former:
            return True
        return not known & {address.lower() for address in self._other}

    @cached_property
    def _other(self) -> tuple[str, ...]:
        return second_opinion(self.mail.mail, self.mail.data)

    def _by_verp(self) -> list[str]:
        """The recipient within the address that the notice was sent to: `bounces+ana=example.org@...`."""
        return [f"{match[1]}@{match[2]}" for address in self.mail.to for match in VERP.finditer(address)]
