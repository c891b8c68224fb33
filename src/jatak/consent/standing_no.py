"""A no that the person said themself, and that nothing but a newer act of their own lifts."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from jatak.consent.models import Objection, Record


def said_no_at(person_id: int, controller_id: int, channels: Iterable[str]) -> datetime | None:
    """When this person last said no to this company or to all, on one of these channels; None: no such no stands."""
    here = Q(controller=controller_id) | Q(controller=None)
    about = Q(channel__in=list(channels)) | Q(channel=None)
    newer = Record.objects.filter(
        person_id=person_id, controller_id=controller_id, ended_at=None, own_at__gt=OuterRef("at")
    )
    stands = Objection.objects.filter(here, about, person_id=person_id, own_act=True, survey=False)
    last = stands.exclude(Exists(newer)).order_by("-at").values_list("at", flat=True).first()
    return last
