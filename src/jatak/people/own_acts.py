"""What people do themselves: a click, a purchase, a log-in, a sign-up; an opening is none, since machines open mail."""

from datetime import datetime

from django.db.models.functions import Greatest

from jatak.people.models import Person


def note(person_id: int, at: datetime) -> None:
    """Remember the newest thing that a person did; harmless for who is no longer here. Role consent or customers."""
    Person.objects.filter(pk=person_id).update(last_own_act_at=Greatest("last_own_act_at", at))
