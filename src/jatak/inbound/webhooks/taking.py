"""What a provider told, taken in: each event once."""

from datetime import datetime

from anymail.signals import AnymailInboundEvent

from jatak.inbound.acting.news import News
from jatak.inbound.hearing import news_of
from jatak.inbound.incoming import Incoming
from jatak.inbound.models import Kind, Way
from jatak.inbound.taking import take_in
from jatak.inbound.webhooks.calling import Event
from jatak.inbound.webhooks.telling import kind_of, name_of, told

CONFIRM = "Amazon SNS asks whether its events may come here"


def take(events: list[Event], provider: str, at: datetime) -> int:
    """Take in what follows from a call; how many things. Raises JatakError: the provider should call again."""
    return sum(_mail(event, provider, at) if _is_mail(event) else _event(event, provider, at) for event in events)


def ask_to_confirm(url: str, provider: str, at: datetime) -> None:
    """Lay before a person that a subscription waits to be confirmed: no address is opened because a call names it."""
    incoming = Incoming(url.encode(), Way.EVENT, provider, at, at)
    take_in(incoming, lambda: News(Kind.POST, subject=CONFIRM, words=f"{CONFIRM}: {url}"))


def _event(event: Event, provider: str, at: datetime) -> int:
    kind = kind_of(event)
    if kind is None:
        return 0
    incoming = Incoming(name_of(event, provider), Way.EVENT, provider, at, at)
    take_in(incoming, lambda: told(event, kind))
    return 1


def _mail(event: Event, provider: str, at: datetime) -> int:
    message = event.message
    incoming = Incoming(
        message.as_bytes(), Way.WEBHOOK, f"{provider} mail", at, at, str(message.envelope_recipient or "")
    )
    take_in(incoming, lambda: news_of(incoming))
    return 1


def _is_mail(event: Event) -> bool:
    return isinstance(event, AnymailInboundEvent)
