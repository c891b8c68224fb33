"""Handing messages to one relay over one connection, one at a time."""

from collections.abc import Awaitable, Callable
from typing import Self

from jatak.delivery.smtp.abilities import Abilities
from jatak.delivery.smtp.asking import HELD_BACK, Asking, broken, said_no
from jatak.delivery.smtp.envelope import DOT, Envelope, Parcel, envelope
from jatak.delivery.smtp.handshake import shake_hands
from jatak.delivery.smtp.link import Link
from jatak.delivery.smtp.outcome import About, Fate, Outcome, RelayDown
from jatak.delivery.smtp.relay import Relay
from jatak.delivery.smtp.timeouts import Timeouts
from jatak.delivery.smtp.verdict import Command, status_of, verdict

GOODBYE = 5.0
"""Seconds that a relay may take to say goodbye."""


def nobody() -> None:
    """No message follows that is known already."""


class Connection:
    """An open way to a relay, reused, with never more than one message on it.

    With pipelining the commands for the next message go out with the content of this one (RFC 2920 section 3.1): one
    write and one answer a message.
    """

    def __init__(self, relay: Relay, timeouts: Timeouts, link: Link, can: Abilities) -> None:
        self.relay = relay
        self._timeouts, self._link, self._can = timeouts, link, can
        asking = Asking(link, timeouts)
        self._ask = asking.at_once if can.pipelining else asking.step_by_step
        self._ahead: tuple[Parcel, Envelope] | None = None

    @classmethod
    async def open(cls, relay: Relay, timeouts: Timeouts) -> Self:
        """Connect, greet, encrypt and log in; RelayDown says which of it failed."""
        return cls(relay, timeouts, *await shake_hands(relay, timeouts))

    @property
    def usable(self) -> bool:
        """False after the relay hung up or spoke unasked (421), and after we hung up: open a new one."""
        return not self._link.broken if self._ahead else self._link.silent

    async def hand_over(
        self,
        parcel: Parcel,
        offer: Callable[[], Awaitable[bool]],
        last_look: Callable[[], bool],
        following: Callable[[], Parcel | None] = nobody,
    ) -> Outcome:
        """Hand over one message; RelayDown when the connection was not usable, and then nothing was sent.

        `offer` is called once the commands are under way, not at all where the message is refused before, and says
        whether this message may go; `last_look` is called right before its first byte is written, with nothing awaited
        in between; `following` before that, and what it gives is handed over next. What they raise comes through, and
        closes the connection, as does cancelling: then nobody knows more of the message than what `offer` wrote down.
        """
        if not self.usable:
            raise RelayDown.of(self.relay.name, f"cannot be used: {self._link.broken or 'it spoke unasked'}")
        ahead, self._ahead = self._ahead, None
        asked = ahead is not None
        letter = ahead[1] if ahead else envelope(parcel, self._can)
        if isinstance(letter, Outcome):
            return letter
        try:
            if ahead and ahead[0] is not parcel:
                raise ValueError("another message was announced")
            return await self._ask(letter, offer, asked) or await self._pass(letter.content, last_look, following)
        except BaseException:
            self.close()
            raise

    async def quit(self) -> None:
        """Say goodbye, if there is anybody to say it to."""
        if self.usable and not self._ahead:
            self._link.write(b"QUIT\r\n")
            await self._link.hear(1, GOODBYE)
        self.close()

    def close(self) -> None:
        """Hang up without a word."""
        self._ahead = None
        self._link.close()

    def _announced(self, parcel: Parcel | None) -> bytes:
        """The commands for the message that follows, where they may go out now."""
        letter = envelope(parcel, self._can) if parcel and self._can.pipelining else None
        if parcel is None or letter is None or isinstance(letter, Outcome):
            return b""
        self._ahead = (parcel, letter)
        return letter.commands

    async def _pass(
        self, content: bytes, last_look: Callable[[], bool], following: Callable[[], Parcel | None]
    ) -> Outcome:
        """The message itself; from its final dot on a break leaves us in doubt."""
        link = self._link
        if not link.silent:
            return await self._answered_early()
        commands = self._announced(following())
        if not last_look():
            self.close()
            return HELD_BACK
        link.write(b"".join((content, DOT, commands)))
        replies = await link.hear(1, self._timeouts.data)
        if not replies:
            # With commands behind it, what has not left us may be those alone.
            return broken(link, About.CONTENT, Fate.UNCERTAIN if link.flushed or commands else Fate.DEFERRED)
        reply = replies[0]
        if not link.flushed or reply.code == 421:
            self.close()
        if reply.welcome and link.flushed:
            text = reply.text
            return Outcome(Fate.ACCEPTED, text, About.RECIPIENT, status_of(text))
        if reply.code < 400:
            self.close()
            return Outcome(Fate.UNCERTAIN, f"the relay answered nonsense: {reply.text}", About.CONTENT)
        return verdict(Command.END, reply.code, reply.text)

    async def _answered_early(self) -> Outcome:
        """The relay spoke, or hung up, after it asked for the message and before it got one byte of it."""
        replies = await self._link.hear(1, self._timeouts.command)
        self.close()
        return said_no(self._link, Command.END, replies[0]) if replies else broken(self._link, About.RELAY)
