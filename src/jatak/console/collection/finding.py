"""The collection point or version of an address, for who may do something with it."""

from typing import Any

from django.http import Http404

from jatak.accounts.may import May
from jatak.base.authors import Author
from jatak.consent.models import CollectionPoint, CollectionPointVersion
from jatak.database.using import acting_as


def point_of(request: Any, pk: int, what: May = May.SEE_NUMBERS) -> CollectionPoint:
    """The point with this id; Http404 unless who asks may do this for its company."""
    with acting_as("consent"):
        point = CollectionPoint.objects.select_related("controller").filter(pk=pk).first()
    if point is None or not request.operator.may(what, point.controller_id):
        raise Http404
    return point


def version_of(request: Any, pk: int, what: May = May.SEE_NUMBERS) -> CollectionPointVersion:
    """The version with this id; Http404 unless who asks may do this for its company."""
    with acting_as("consent"):
        every = CollectionPointVersion.objects.select_related("point__controller", "notice_version__notice")
        version = every.filter(pk=pk).first()
    if version is None or not request.operator.may(what, version.point.controller_id):
        raise Http404
    return version


def author(request: Any) -> Author:
    """Who does it."""
    return Author(request.operator.pk, request.operator.name)
