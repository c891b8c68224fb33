"""Words that nobody needs any more."""

from datetime import datetime

from jatak.desk.models import Request
from jatak.inbound.models import Deed, Kept


def forget(now: datetime) -> int:
    """Delete the words that were kept long enough, but those that a request at the desk still needs; how many."""
    over = Kept.objects.filter(keep_until__lt=now)
    held = dict(over.filter(arrival__deed=Deed.HELD).values_list("pk", "arrival__desk_request_id"))
    still = set(Request.objects.filter(pk__in=filter(None, held.values()), closed_at=None).values_list("pk", flat=True))
    needed = [pk for pk, request in held.items() if request in still]
    return over.exclude(pk__in=needed).delete()[0]
