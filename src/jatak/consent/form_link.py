"""The public address of a form: it names the collection point, and whoever knows it may look."""

import re

from jatak.consent.models import CollectionPoint

ADDRESS = re.compile(r"([1-9][0-9]{0,17})-[-\w]{1,100}")


def path(point: CollectionPoint) -> str:
    """Where the form of a point is shown, such as /s/12-newsletter/; its script is `form.js` below it."""
    return f"/s/{point.pk}-{point.slug}/"


def url(public_url: str, point: CollectionPoint) -> str:
    """The same as a whole address."""
    return public_url.rstrip("/") + path(point)


def point_of(address: str) -> CollectionPoint | None:
    """The point that an address names, None where there is none; role consent."""
    found = ADDRESS.fullmatch(address)
    if found is None:
        return None
    point = CollectionPoint.objects.select_related("controller").filter(pk=int(found[1])).first()
    return point if point is not None and address == f"{point.pk}-{point.slug}" else None
