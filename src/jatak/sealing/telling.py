"""An event in words, without an address."""

from jatak.consent.models import Event


def said(event: Event) -> str:
    """Which event it is: its id, what it was, of whom and when."""
    whose = "" if event.person_id is None else f" of person {event.person_id}"
    return f"Event {event.pk} ({event.kind}{whose}, {event.at:%Y-%m-%d %H:%M} UTC)"
