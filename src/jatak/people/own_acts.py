"""What people do themselves: click, buy, log in, sign up, reply; an opening is none, since machines open mail."""

from datetime import datetime

from django.db.models.functions import Greatest

from jatak.people.models import Person


def note(person_id: int, at: datetime, heard_at: datetime) -> None:
    """Remember the newest thing that a person did; harmless for who is no longer here. Role consent or customers.

    One that is dated later than it was heard counts from when it was heard: nobody acts tomorrow, and a clock that is
    wrong by years would never ring.
    """
    Person.objects.filter(pk=person_id).update(last_own_act_at=Greatest("last_own_act_at", min(at, heard_at)))
