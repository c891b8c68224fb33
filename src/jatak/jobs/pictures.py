"""Jobs that take pictures of forms."""

from procrastinate.contrib.django import app

from jatak.base.clock import now
from jatak.jobs.connected import connected
from jatak.jobs.deferring import soon
from jatak.pictures.keeping import take


@app.task(name="pictures.take")
@connected
def take_pictures(version_id: int, by: str) -> None:
    """Take pictures of a version of a collection point."""
    take(version_id, now(), by)


def soon_take(version_id: int, by: str = "") -> None:
    """Have pictures taken; `by` is who asked for them again, empty when the version was just published."""
    soon(take_pictures, f"pictures of version {version_id}", version_id=version_id, by=by)
