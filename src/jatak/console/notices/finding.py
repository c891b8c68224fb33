"""The notice of an address, for who may do something with it."""

from typing import Any

from django.http import Http404

from jatak.accounts.may import May
from jatak.base.authors import Author
from jatak.consent.models import Notice, NoticeVersion
from jatak.database.using import acting_as


def notice_of(request: Any, pk: int, what: May = May.SEE_NUMBERS) -> Notice:
    """The notice with this id; Http404 unless who asks may do this for its company."""
    with acting_as("consent"):
        notice = Notice.objects.select_related("controller").filter(pk=pk).first()
    if notice is None or not request.operator.may(what, notice.controller_id):
        raise Http404
    return notice


def version_of(request: Any, pk: int, what: May = May.SEE_NUMBERS) -> NoticeVersion:
    """The version with this id, with its texts and companies; Http404 unless who asks may do this for its company."""
    every = NoticeVersion.objects.select_related("notice__controller")
    with acting_as("consent"):
        version = every.prefetch_related("texts", "companies").filter(pk=pk).first()
    if version is None or not request.operator.may(what, version.notice.controller_id):
        raise Http404
    return version


def author(request: Any) -> Author:
    """Who does it."""
    return Author(request.operator.pk, request.operator.name)


def log(request: Any, verb: str, version: NoticeVersion) -> None:
    """Write into the log what was done with a version; inside the transaction of the change."""
    of, company = f"notice version {version.pk}", version.notice.controller_id
    request.operator.changed(verb, of, company, notice=version.notice.slug, version=version.label)
