"""What is set up, and what is missing before the first lawful message."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from django.conf import settings

from jatak.consent.models import CollectionPointVersion
from jatak.database.using import acting_as
from jatak.people.models import Controller, Topic


class Step(StrEnum):
    """The steps in the order in which they are taken."""

    COMPANY = "company"
    SENDER = "sender"
    PUBLIC_URL = "public_url"
    TOPIC = "topic"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Progress:
    """One step, whether it is done, and for which companies it is not."""

    step: Step
    done: bool
    missing: tuple[Controller, ...] = ()


def progress(companies: Sequence[Controller]) -> list[Progress]:
    """Each step for these companies; without a company only the address can be done."""
    topics = set(Topic.objects.filter(controller__in=companies).values_list("controller_id", flat=True))
    asking = _asking(companies)
    return [
        _of(Step.COMPANY, companies, [each for each in companies if each.missing_identity()]),
        _of(Step.SENDER, companies, [each for each in companies if not (each.sender_address and each.service_address)]),
        Progress(Step.PUBLIC_URL, has_public_url()),
        _of(Step.TOPIC, companies, [each for each in companies if each.pk not in topics]),
        _of(Step.NOTICE, companies, [each for each in companies if each.pk not in asking]),
    ]


def has_public_url() -> bool:
    """Whether links lead somewhere that others can reach, over https."""
    parts = urlsplit(settings.JATAK_PUBLIC_URL)
    return parts.scheme == "https" and parts.hostname not in ("localhost", "127.0.0.1", "::1")


def _of(step: Step, companies: Sequence[Controller], missing: Sequence[Controller]) -> Progress:
    return Progress(step, bool(companies) and not missing, tuple(missing))


def _asking(companies: Sequence[Controller]) -> set[int]:
    """The companies with a published place that shows a notice."""
    with acting_as("consent"):
        found = CollectionPointVersion.objects.filter(
            published_at__isnull=False, point__controller__in=[each.pk for each in companies]
        )
        return set(found.values_list("point__controller_id", flat=True))
