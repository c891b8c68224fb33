"""Logging in to a relay."""

import base64

from jatak.delivery.smtp.abilities import Abilities
from jatak.delivery.smtp.link import Link
from jatak.delivery.smtp.outcome import RelayDown
from jatak.delivery.smtp.relay import Relay


async def log_in(link: Link, relay: Relay, can: Abilities, seconds: float) -> None:
    """AUTH PLAIN, else LOGIN (RFC 4954, RFC 4616); RelayDown when the relay knows neither or says no."""
    if "PLAIN" in can.logins:
        reply = await link.ask("AUTH PLAIN " + _b64(f"\0{relay.user}\0{relay.password}"), seconds)
    elif "LOGIN" in can.logins:
        reply = await link.ask("AUTH LOGIN", seconds)
        for secret in (relay.user, relay.password):
            reply = await link.ask(_b64(secret), seconds) if reply.code == 334 else reply
    else:
        raise RelayDown.of(relay.name, "offers no login that we know (PLAIN, LOGIN)")
    if not reply.welcome:
        raise RelayDown.of(relay.name, f"refuses the login: {reply.text}")


def _b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()
