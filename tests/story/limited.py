"""What the stories of limits share: a crowd, a limit, what waits and what is taken."""

from tests.story.sending import many_members

from jatak.database.using import acting_as
from jatak.delivery.limits.choosing import set_limit
from jatak.delivery.models import Message, Quota


def crowd(number: int) -> None:
    with acting_as("admin"):
        many_members(number)


def limit(scope: str, name: str, **values: object) -> None:
    with acting_as("web"):
        set_limit(scope, name, **values)


def waiting() -> list[Message]:
    with acting_as("worker"):
        return list(Message.objects.filter(state="waiting").order_by("not_before"))


def taken(scope: str, name: str) -> int:
    with acting_as("worker"):
        return sum(Quota.objects.filter(scope=scope, name=name).values_list("taken", flat=True))
