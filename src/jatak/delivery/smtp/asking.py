"""Asking a relay whether a message is welcome: MAIL, RCPT and DATA."""

from collections.abc import Awaitable, Callable

from jatak.delivery.smtp.envelope import Envelope
from jatak.delivery.smtp.link import Link
from jatak.delivery.smtp.outcome import About, Fate, Outcome
from jatak.delivery.smtp.replies import Reply
from jatak.delivery.smtp.timeouts import Timeouts
from jatak.delivery.smtp.verdict import Command, verdict

HELD_BACK = Outcome(Fate.HELD_BACK, "")
THREE = (Command.MAIL, Command.RCPT, Command.DATA)
FOUR = (Command.RSET, *THREE)


class Asking:
    """The commands of one connection, which remembers what it has to take back (RSET) before the next message."""

    def __init__(self, link: Link, timeouts: Timeouts) -> None:
        self._link, self._timeouts = link, timeouts
        self._reset_first = False

    async def at_once(
        self, letter: Envelope, offer: Callable[[], Awaitable[bool]], asked: bool = False
    ) -> Outcome | None:
        """All commands in one write (RFC 2920), unless they are `asked` already; None when the content is welcome."""
        commands = FOUR if self._reset_first and not asked else THREE
        if not asked:
            self._link.write(b"RSET\r\n" + letter.commands if self._reset_first else letter.commands)
        may_go = await offer()
        replies = await self._link.hear(len(commands), self._timeouts.command)
        no = first_no(commands, replies)
        if no or len(replies) < len(commands):
            outcome = said_no(self._link, *no) if no else broken(self._link, About.RELAY)
            await self._tidy(no, replies)
            return outcome if may_go else HELD_BACK
        self._reset_first = False
        if may_go:
            return None
        # The only way back from here: a final dot would deliver an empty message.
        self._link.close()
        return HELD_BACK

    async def step_by_step(
        self, letter: Envelope, offer: Callable[[], Awaitable[bool]], asked: bool = False
    ) -> Outcome | None:
        """Command by command; None when the content is welcome. Nothing can be asked before."""
        assert not asked
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
            self._link.close()

    async def _say(self, command: Command, line: bytes) -> Outcome | None:
        self._link.write(line)
        replies = await self._link.hear(1, self._timeouts.command)
        if not replies:
            return broken(self._link, About.RELAY)
        no = first_no((command,), replies)
        return said_no(self._link, *no) if no else None


def first_no(commands: tuple[Command, ...], replies: list[Reply]) -> tuple[Command, Reply] | None:
    """The first command that was not welcome, and its answer."""
    for command, reply in zip(commands, replies, strict=False):
        code = reply.code
        if not (code == 354 if command is Command.DATA else 200 <= code < 300):
            return command, reply
    return None


def said_no(link: Link, command: Command, reply: Reply) -> Outcome:
    """What a no means; a yes in place of it is nonsense, and ends the connection."""
    if reply.code >= 400:
        return verdict(command, reply.code, reply.text)
    link.close()
    return Outcome(Fate.DEFERRED, f"the relay answered nonsense: {reply.text}", About.RELAY)


def broken(link: Link, about: About, fate: Fate = Fate.DEFERRED) -> Outcome:
    """No answer came."""
    return Outcome(fate, link.broken, about)
