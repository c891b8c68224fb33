"""/company, /notices and /collection-points"""

from typing import Any

from django.db.models import Prefetch
from ninja import Path

from jatak.accounts.models import Scope
from jatak.api.fields import Slug
from jatak.api.paging import Cursor, Limit, newest_first
from jatak.api.problems import not_found
from jatak.api.routing import Router, reading
from jatak.api.setup import shown
from jatak.consent.models import CollectionPoint, CollectionPointVersion, Notice, NoticeVersion
from jatak.database.using import acting_as

router = Router(tags=["Set-up"])


@router.get("/company", response={200: shown.Company} | reading(), operation_id="getCompany")
def get_company(request: Any) -> Any:
    """The company that the token is for, with its brands, topics and product groups."""
    request.caller.needs(*Scope)
    return shown.company(request.caller.controller)


@router.get("/notices", response={200: shown.Notices} | reading(), operation_id="listNotices")
def list_notices(request: Any, cursor: Cursor, limit: Limit) -> Any:
    """The notices of the company, each in its newest published version."""
    request.caller.needs(Scope.READ)
    with acting_as("consent"):
        return newest_first(_notices(request), cursor, limit, shown.notice)


@router.get("/notices/{slug}", response={200: shown.Notice} | reading(404), operation_id="getNotice")
def get_notice(request: Any, slug: Path[Slug]) -> Any:
    """One notice in its newest published version."""
    request.caller.needs(Scope.READ)
    with acting_as("consent"):
        found = _notices(request).filter(slug=slug).first()
        if found is None:
            raise not_found("This company has published no such notice.", "Look at its name.", "{slug}")
        return shown.notice(found)


@router.get("/collection-points", response={200: shown.Places} | reading(), operation_id="listCollectionPoints")
def list_collection_points(request: Any, cursor: Cursor, limit: Limit) -> Any:
    """Where the company asks people, each in its newest published version."""
    request.caller.needs(Scope.READ)
    with acting_as("consent"):
        return newest_first(_places(request), cursor, limit, shown.place)


@router.get(
    "/collection-points/{slug}", response={200: shown.CollectionPlace} | reading(404), operation_id="getCollectionPoint"
)
def get_collection_point(request: Any, slug: Path[Slug]) -> Any:
    """One collection point in its newest published version: which words it shows, and in what languages."""
    request.caller.needs(Scope.READ)
    with acting_as("consent"):
        found = _places(request).filter(slug=slug).first()
        if found is None:
            raise not_found("This company has published no such collection point.", "Look at its name.", "{slug}")
        return shown.place(found)


def _notices(request: Any) -> Any:
    versions = NoticeVersion.objects.filter(published_at__isnull=False).order_by("-number").prefetch_related("texts")
    mine = Notice.objects.filter(controller_id=request.caller.controller_id, noticeversion__published_at__isnull=False)
    return mine.distinct().prefetch_related(Prefetch("noticeversion_set", versions, to_attr="published"))


def _places(request: Any) -> Any:
    versions = CollectionPointVersion.objects.filter(published_at__isnull=False).order_by("-number")
    versions = versions.select_related("notice_version__notice").prefetch_related("notice_version__texts")
    mine = CollectionPoint.objects.filter(controller_id=request.caller.controller_id)
    mine = mine.filter(collectionpointversion__published_at__isnull=False).distinct()
    return mine.prefetch_related(Prefetch("collectionpointversion_set", versions, to_attr="published"))
