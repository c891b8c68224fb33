"""By which channels people will be written to: each of them named, and no other."""

from collections.abc import Iterator

from jatak.wording.phrases import said
from jatak.wording.view import QUESTION, Gap, View

CALLED = {
    "email": "e-mail",
    "sms": "text messages",
    "mms": "picture messages",
    "push": "notifications of an app",
    "dm": "direct messages",
    "inbox_ad": "advertisements in the inbox",
}


def unnamed(view: View) -> Iterator[Gap]:
    """Channels that the notice is for and its words do not name."""
    for channel in view.asking.channels:
        phrases = view.words.channels.get(channel, ())
        if not any(said(view.parts[part], phrases) for part in (*QUESTION, "benefit")):
            yield Gap("asked", name=CALLED.get(channel, channel))


def unasked(view: View) -> Iterator[Gap]:
    """Channels that the words name and the notice is not for: whoever says yes to them is not recorded so."""
    for channel, phrases in view.words.channels.items():
        if channel in view.asking.channels:
            continue
        meant = tuple(p for p in phrases if not any(p in view.words.channels[own] for own in _own(view)))
        for part, match in view.found(meant, ("asked",)):
            yield view.gap(part, match, CALLED.get(channel, channel))


def _own(view: View) -> Iterator[str]:
    return (channel for channel in view.asking.channels if channel in view.words.channels)
