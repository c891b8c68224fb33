"""From a relay's address to a link that is ready for a message."""

import asyncio

from jatak.delivery.smtp.abilities import Abilities
from jatak.delivery.smtp.encryption import context_for
from jatak.delivery.smtp.link import Link, said
from jatak.delivery.smtp.login import log_in
from jatak.delivery.smtp.outcome import Broken, RelayDown
from jatak.delivery.smtp.relay import Relay, Tls
from jatak.delivery.smtp.replies import Reply
from jatak.delivery.smtp.timeouts import Timeouts


async def shake_hands(relay: Relay, timeouts: Timeouts) -> tuple[Link, Abilities]:
    """Connect, greet, encrypt and log in; RelayDown says which of it failed."""
    link = await _connect(relay, timeouts.connect)
    try:
        return link, await _greet(link, relay, timeouts.command)
    except Broken as error:
        link.close()
        raise RelayDown.of(relay.name, f"cannot be used: {error}") from error
    except BaseException:
        link.close()
        raise


async def _connect(relay: Relay, seconds: float) -> Link:
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(seconds):
            _, link = await loop.create_connection(lambda: Link(loop), relay.host, relay.port)
    except (OSError, UnicodeError) as error:
        raise RelayDown.of(relay.name, f"cannot be reached: {said(error)}") from error
    return link


async def _greet(link: Link, relay: Relay, seconds: float) -> Abilities:
    if relay.tls is Tls.FROM_THE_START:
        await link.encrypt(context_for(relay), relay.host, seconds)
    _welcome(relay, await link.listen(seconds))
    can = await _ehlo(link, relay, seconds)
    if relay.tls in (Tls.OFFERED, Tls.REQUIRED):
        can = await _starttls(link, relay, can, seconds)
    if relay.user:
        await log_in(link, relay, can, seconds)
    return can


async def _ehlo(link: Link, relay: Relay, seconds: float) -> Abilities:
    reply = await link.ask(f"EHLO {relay.greeting_name()}", seconds)
    if reply.code >= 500:
        _welcome(relay, await link.ask(f"HELO {relay.greeting_name()}", seconds))
        return Abilities()
    _welcome(relay, reply)
    return Abilities.announced(reply.lines)


async def _starttls(link: Link, relay: Relay, can: Abilities, seconds: float) -> Abilities:
    offered = can.starttls and (await link.ask("STARTTLS", seconds)).code == 220
    if not offered and relay.tls is Tls.REQUIRED:
        raise RelayDown.of(relay.name, "does not offer STARTTLS, which JATAK_SMTP_URL requires")
    if not offered:
        return can
    await link.encrypt(context_for(relay), relay.host, seconds)
    # What was said in clear text counts no more (RFC 3207 section 4.2).
    return await _ehlo(link, relay, seconds)


def _welcome(relay: Relay, reply: Reply) -> None:
    if not reply.welcome:
        raise RelayDown.of(relay.name, f"does not want us: {reply.text}")
