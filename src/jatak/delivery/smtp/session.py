"""Handing messages to one relay over one connection, one at a time."""

import re
from collections.abc import Callable
from types import TracebackType
from typing import Protocol, Self

from jatak.delivery.smtp.opening import Opened, Timeouts, open_connection
from jatak.delivery.smtp.outcome import Broken, Fate, Outcome, RelayDown
from jatak.delivery.smtp.relay import Relay
from jatak.delivery.smtp.wire import Reply, Wire

# Answers that speak of us and the relay, not of the message: bad sequence, TLS or login needed.
OUR_FAULT = frozenset({503, 530, 534, 535, 538})


class Parcel(Protocol):
    """What is handed over: `data` has CR LF line ends and is not yet dot-stuffed."""

    @property
    def envelope_from(self) -> str: ...
    @property
    def envelope_to(self) -> str: ...
    @property
    def data(self) -> bytes: ...
    @property
    def smtputf8(self) -> bool: ...


class Session:
    """A connection that is opened when needed, reused, and never holds more than one offered message."""

    def __init__(self, relay: Relay, timeouts: Timeouts | None = None) -> None:
        self.relay = relay
        self.timeouts = timeouts or Timeouts()
        self._opened: Opened | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.quit()

    def hand_over(self, parcel: Parcel, before_data: Callable[[], bool], last_look: Callable[[], bool]) -> Outcome:
        """Hand over one message; RelayDown when the relay cannot be used at all.

        `before_data` runs right before the command DATA, `last_look` right before the first byte of the message itself:
        either can hold it back.
        """
        wire = self._ready().wire
        try:
            wire.allow(self.timeouts.command)
            refused = self._envelope(parcel)
            if refused:
                self._reset()
                return refused
            if not before_data():
                self._reset()
                return Outcome(Fate.HELD_BACK, "")
            reply = wire.ask("DATA")
            if reply.code != 354:
                outcome = self._no(reply)
                self._reset()
                return outcome
            if not last_look():
                # The only way back from here: a final dot would deliver an empty message.
                self._drop()
                return Outcome(Fate.HELD_BACK, "")
            wire.send(_stuffed(parcel.data))
            if wire.heard_something():
                outcome = self._no(wire.reply())
                self._drop()
                return outcome
        except Broken as error:
            self._drop()
            return Outcome(Fate.DEFERRED, str(error))
        except BaseException:
            self._drop()
            raise
        return self._finish(wire)

    def quit(self) -> None:
        """Say goodbye, if there is anybody to say it to."""
        if self._opened:
            try:
                self._opened.wire.allow(5)
                self._opened.wire.ask("QUIT")
            except Broken:
                pass
            self._drop()

    def _ready(self) -> Opened:
        if self._opened and self._opened.wire.heard_something():
            # The relay closed an idle connection, or says 421.
            self._drop()
        if self._opened is None:
            self._opened = open_connection(self.relay, self.timeouts)
        return self._opened

    def _envelope(self, parcel: Parcel) -> Outcome | None:
        """MAIL and RCPT; None when both are welcome."""
        opened = self._ready()
        if parcel.smtputf8 and "SMTPUTF8" not in opened.extensions:
            return Outcome(Fate.REFUSED, "the relay does not take addresses beyond ASCII (no SMTPUTF8)")
        size = f" SIZE={len(parcel.data)}" if "SIZE" in opened.extensions else ""
        utf8 = " SMTPUTF8" if parcel.smtputf8 else ""
        for command in (f"MAIL FROM:<{parcel.envelope_from}>{size}{utf8}", f"RCPT TO:<{parcel.envelope_to}>"):
            reply = opened.wire.ask(command)
            if not reply:
                return self._no(reply)
        return None

    def _finish(self, wire: Wire) -> Outcome:
        """The final dot; from here on a break leaves us in doubt."""
        try:
            wire.allow(self.timeouts.data)
            wire.send(b".\r\n")
            reply = wire.reply()
        except Broken as error:
            self._drop()
            return Outcome(Fate.UNCERTAIN, str(error))
        except BaseException:
            self._drop()
            raise
        if 300 <= reply.code < 400:
            self._drop()
            return Outcome(Fate.UNCERTAIN, f"the relay answered nonsense: {reply.text}")
        return Outcome(Fate.ACCEPTED, reply.text) if reply else self._no(reply)

    def _no(self, reply: Reply) -> Outcome:
        if reply.code in OUR_FAULT:
            self._drop()
            raise RelayDown(
                f"The relay {self.relay.name} does not serve us: {reply.text}.",
                "Look at user, password and TLS in JATAK_SMTP_URL; messages wait.",
            )
        if reply.code == 421 or reply.code < 400:
            self._drop()
        return Outcome(Fate.REFUSED if reply.code >= 500 else Fate.DEFERRED, reply.text)

    def _reset(self) -> None:
        if self._opened:
            try:
                if not self._opened.wire.ask("RSET"):
                    self._drop()
            except Broken:
                self._drop()

    def _drop(self) -> None:
        if self._opened:
            self._opened.wire.close()
            self._opened = None


def _stuffed(data: bytes) -> bytes:
    """A dot at the beginning of a line is doubled, and the last line ends (RFC 5321 section 4.5.2)."""
    whole = data if data.endswith(b"\r\n") else data + b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", whole)
