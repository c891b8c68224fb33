"""The letter of an address, for who may do something with it."""

from typing import Any

from django.http import Http404

from jatak.accounts.may import May
from jatak.base.authors import Author
from jatak.content.models import TemplateVersion


def version_of(request: Any, pk: int, what: May = May.SEE_NUMBERS) -> TemplateVersion:
    """The version with this id; Http404 unless who asks may do this for its company."""
    every = TemplateVersion.objects.select_related("template__controller", "template__brand")
    version = every.filter(pk=pk).first()
    if version is None or not request.operator.may(what, version.template.controller_id):
        raise Http404
    return version


def author(request: Any) -> Author:
    """Who does it."""
    return Author(request.operator.pk, request.operator.name)
