"""Whether what a provider tells is for good, and of whom it speaks."""

import pytest
from anymail.signals import AnymailTrackingEvent

from jatak.inbound.models import Kind
from jatak.inbound.webhooks.telling import kind_of, name_of, told


def event(
    kind: str = "bounced", reason: str | None = "bounced", said: str = "", **more: object
) -> AnymailTrackingEvent:
    return AnymailTrackingEvent(
        event_type=kind, reject_reason=reason, mta_response=said, recipient="ana@example.com", esp_event=more
    )


@pytest.mark.parametrize(
    ("happened", "permanent"),
    [
        (event(said="550 5.1.1 no such user"), True),
        (event(said="452 4.2.2 full"), False),
        (event(said="552 5.2.2 mailbox full"), False),
        (event("deferred", None, "5.1.1"), False),
        (event(reason="timed_out"), False),
        (event(Type="SoftBounce"), False),
        (event(Type="HardBounce"), True),
        (event(status="5.1.10"), True),
        (event(bounceType="Undetermined"), False),
        (event(), True),
    ],
)
def test_for_good(happened, permanent):
    assert told(happened, Kind.BOUNCE).permanent is permanent


@pytest.mark.parametrize(
    ("happened", "kind"),
    [
        (event("rejected", "unsubscribed"), Kind.OPT_OUT),
        (event("rejected", "spam"), Kind.COMPLAINT),
        (event("rejected", "blocked"), Kind.BOUNCE),
        (event("opened"), None),
        (event("clicked"), None),
        (event("subscribed"), None),
        (event("sent"), None),
    ],
)
def test_what_it_is_for_us(happened, kind):
    assert kind_of(happened) is kind


def test_what_a_provider_does_not_send_of_its_own_accord_is_no_fault_of_the_address():
    assert not told(event("rejected", "blocked"), Kind.BOUNCE).of_address
    assert not told(event("rejected", None), Kind.BOUNCE).of_address
    assert told(event("rejected", "invalid"), Kind.BOUNCE).of_address
    assert told(event(), Kind.BOUNCE).of_address


def test_events_without_a_name_are_named_by_all_that_they_tell():
    one, other = event(at=1), event(at=2)
    assert name_of(one, "brevo") == name_of(event(at=1), "brevo")
    assert name_of(one, "brevo") != name_of(other, "brevo")
    assert name_of(one, "brevo") != name_of(one, "mailjet")
    one.event_id = other.event_id = "e"
    assert name_of(one, "brevo") == name_of(other, "brevo")
