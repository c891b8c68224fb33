"""Handing messages to one relay over one connection, one at a time."""

from collections.abc import Awaitable, Callable
from typing import Self

from jatak.delivery.smtp.abilities import Abilities
from jatak.delivery.smtp.envelope import Envelope, Parcel, envelope
from jatak.delivery.smtp.handshake import shake_hands
from jatak.delivery.smtp.link import Link
from jatak.delivery.smtp.outcome import About, Fate, Outcome, RelayDown
from jatak.delivery.smtp.relay import Relay
from jatak.delivery.smtp.replies import Reply
from jatak.delivery.smtp.timeouts import Timeouts
from jatak.delivery.smtp.verdict import Command, status_of, verdict

HELD_BACK = Outcome(Fate.HELD_BACK, "")
GOODBYE = 5.0
"""Seconds that a relay may take to say goodbye."""


class Connection:
    """An open way to a relay, reused, with never more than one message on it."""

    def __init__(self, relay: Relay, timeouts: Timeouts, link: Link, can: Abilities) -> None:
        self.relay = relay
        self._timeouts, self._link, self._can = timeouts, link, can
        self._reset_first = False

    @classmethod
    async def open(cls, relay: Relay, timeouts: Timeouts) -> Self:
        """Connect, greet, encrypt and log in; RelayDown says which of it failed."""
        return cls(relay, timeouts, *await shake_hands(relay, timeouts))

    @property
    def usable(self) -> bool:
        """False after the relay hung up or spoke unasked (421), and after we hung up: open a new one."""
        return self._link.silent

    async def hand_over(
        self, parcel: Parcel, offer: Callable[[], Awaitable[bool]], last_look: Callable[[], bool]
    ) -> Outcome:
        """Hand over one message; RelayDown when the connection was not usable, and then nothing was sent.

        `offer` is called once the commands are under way, not at all where the message is refused before, and says
        whether this message may go; `last_look` is called right before its first byte is written, with nothing awaited
        in between. What they raise comes through, and closes the connection, as does cancelling: then nobody knows
        more of the message than what `offer` wrote down.
        """
        if not self.usable:
            raise RelayDown.of(self.relay.name, f"cannot be used: {self._link.broken or 'it spoke unasked'}")
        letter = envelope(parcel, self._can)
        if isinstance(letter, Outcome):
            return letter
        try:
            way = self._at_once if self._can.pipelining else self._step_by_step
            return await way(letter, offer) or await self._pass(letter.content, last_look)
        except BaseException:
            self.close()
            raise

    async def quit(self) -> None:
        """Say goodbye, if there is anybody to say it to."""
        if self.usable:
            self._link.write(b"QUIT\r\n")
            await self._link.hear(1, GOODBYE)
        self.close()

    def close(self) -> None:
        """Hang up without a word."""
        self._link.close()

    async def _at_once(self, letter: Envelope, offer: Callable[[], Awaitable[bool]]) -> Outcome | None:
        """All commands in one write (RFC 2920); None when the content is welcome."""
        reset = b"RSET\r\n" if self._reset_first else b""
        commands = (Command.RSET, *_COMMANDS) if self._reset_first else _COMMANDS
        self._link.write(b"".join((reset, letter.mail, letter.rcpt, b"DATA\r\n")))
        may_go = await offer()
        replies = await self._link.hear(len(commands), self._timeouts.command)
        no = _first_no(commands, replies)
        if no or len(replies) < len(commands):
            outcome = self._no(*no) if no else self._broken(About.RELAY)
            await self._tidy(no, replies)
            return outcome if may_go else HELD_BACK
        self._reset_first = False
        if may_go:
            return None
        # The only way back from here: a final dot would deliver an empty message.
        self.close()
        return HELD_BACK

    async def _tidy(self, no: tuple[Command, Reply] | None, replies: list[Reply]) -> None:
        """After a no: the relay may wait for a message all the same (RFC 2920 section 3.1)."""
        if self._link.broken or replies[-1].code != 354:
            self._reset_first = True
        elif no and no[0] is Command.RCPT and replies[-3].welcome:
            # Nobody gets this empty message, because its one recipient was refused.
            self._link.write(b".\r\n")
            await self._link.hear(1, self._timeouts.data)
            self._reset_first = False
        else:
            self.close()

    async def _step_by_step(self, letter: Envelope, offer: Callable[[], Awaitable[bool]]) -> Outcome | None:
        """Command by command; None when the content is welcome."""
        if self._reset_first:
            refused = await self._say(Command.RSET, b"RSET\r\n")
            if refused:
                return refused
        self._reset_first = True
        refused = await self._say(Command.MAIL, letter.mail) or await self._say(Command.RCPT, letter.rcpt)
        if refused:
            return refused
        if not await offer():
            return HELD_BACK
        refused = await self._say(Command.DATA, b"DATA\r\n")
        self._reset_first = refused is not None
        return refused

    async def _say(self, command: Command, line: bytes) -> Outcome | None:
        self._link.write(line)
        replies = await self._link.hear(1, self._timeouts.command)
        no = _first_no((command,), replies)
        return self._no(*no) if no else None if replies else self._broken(About.RELAY)

    async def _pass(self, content: bytes, last_look: Callable[[], bool]) -> Outcome:
        """The message itself; from its final dot on a break leaves us in doubt."""
        link = self._link
        if not link.silent:
            return await self._answered_early()
        if not last_look():
            self.close()
            return HELD_BACK
        link.write(content)
        replies = await link.hear(1, self._timeouts.data)
        if not replies:
            return self._broken(About.CONTENT, Fate.UNCERTAIN if link.flushed else Fate.DEFERRED)
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
        return self._no(Command.END, replies[0]) if replies else self._broken(About.RELAY)

    def _no(self, command: Command, reply: Reply) -> Outcome:
        if reply.code >= 400:
            return verdict(command, reply.code, reply.text)
        self.close()
        return Outcome(Fate.DEFERRED, f"the relay answered nonsense: {reply.text}", About.RELAY)

    def _broken(self, about: About, fate: Fate = Fate.DEFERRED) -> Outcome:
        return Outcome(fate, self._link.broken, about)


_COMMANDS = (Command.MAIL, Command.RCPT, Command.DATA)


def _first_no(commands: tuple[Command, ...], replies: list[Reply]) -> tuple[Command, Reply] | None:
    for command, reply in zip(commands, replies, strict=False):
        if not (reply.code == 354 if command is Command.DATA else reply.welcome):
            return command, reply
    return None
