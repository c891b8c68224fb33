"""That an answer went to the person, kept with their request."""

from jatak.desk.acting import By, locked, step
from jatak.desk.models import Step, StepKind


def note_sent(request_id: int, by: By, message_id: int, **details: object) -> bool:
    """Keep that a message told the person, once a message; whether it was new. As the role `consent`.

    It is kept with a request that was closed meanwhile, too. Raises NoSuchRequest.
    """
    with locked(request_id) as request:
        if Step.objects.filter(request=request, kind=StepKind.SENT, details__letter=message_id).exists():
            return False
        step(request, StepKind.SENT, by, "", letter=message_id, **details)
        return True
