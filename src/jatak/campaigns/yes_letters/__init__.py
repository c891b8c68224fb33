"""The letters that a yes asks for: the bare request to confirm it, the welcome, and what was said aloud in writing."""

from jatak.campaigns.yes_letters.sending import send_now, send_open

__all__ = ["send_now", "send_open"]
