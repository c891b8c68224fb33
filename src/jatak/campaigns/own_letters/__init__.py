"""The letter with a fresh link to one's own page: asked for by an address, sent where it is known, once an hour."""

from jatak.campaigns.own_letters.sending import ask, send_open

__all__ = ["ask", "send_open"]
