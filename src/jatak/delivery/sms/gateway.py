"""What every SMS gateway can do: the contract that tests/contract/test_every_gateway.py holds each against."""

from dataclasses import dataclass
from typing import Protocol

from jatak.delivery.sms.call import Arrival, Call, Report
from jatak.delivery.sms.http.messages import Answer, Request
from jatak.delivery.sms.message import Sms
from jatak.delivery.smtp.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Place:
    """Where a gateway is, what it is called, and how much it gets."""

    host: str
    port: int
    encrypted: bool
    label: str = ""
    ca_file: str = ""
    """Certificates to trust instead of the system's."""
    weight: float = 1.0
    connections: int = 4
    """At most, by each worker."""
    per_second: float | None = None
    """Messages, by all workers together; None: as fast as it goes."""

    @property
    def authority(self) -> str:
        """Host and port as a header names them; never a password."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == (443 if self.encrypted else 80) else f"{host}:{self.port}"


class Gateway(Protocol):
    """One dialect; secrets are in nothing that it shows."""

    @property
    def kind(self) -> str:
        """The name of the dialect."""

    @property
    def place(self) -> Place:
        """Where it is."""

    def request(self, sms: Sms, report_url: str) -> Request:
        """What is written for one message; its delivery is reported to `report_url`."""

    def outcome(self, answer: Answer) -> Outcome:
        """What an answer means for the message, and of whom it speaks."""

    def is_genuine(self, call: Call) -> bool:
        """Whether a signature is good, where this dialect has one; True where the secret in the address is all."""

    def report(self, call: Call) -> Report | None:
        """What a call tells of a message's delivery, None where it tells nothing final or new; raises Unreadable."""

    def arrival(self, call: Call) -> Arrival:
        """The message that a call brings; raises Unreadable."""

    def bringing(self, url: str, arrival: Arrival) -> Call:
        """The call by which this gateway would bring a message to an address of ours, signed where it signs; without
        a body it is a GET. `arrival` reads the same from it."""
