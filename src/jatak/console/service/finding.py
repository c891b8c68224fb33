"""The service message of an address, for who may do something with it."""

from typing import Any

from django.http import Http404

from jatak.accounts.may import May
from jatak.campaigns.models import ServiceRound
from jatak.content.models import Template
from jatak.gate.message import Declared


def template_of(request: Any, pk: int, what: May = May.SEE_NUMBERS) -> Template:
    """The service message with this id; Http404 unless who asks may do this for its company."""
    services = Template.objects.select_related("controller", "brand").filter(declared=Declared.SERVICE.value)
    found = services.filter(pk=pk).first()
    if found is None or not request.operator.may(what, found.controller_id):
        raise Http404
    return found


def round_of(request: Any, pk: int, what: May = May.SEE_NUMBERS) -> ServiceRound:
    """The round with this id; Http404 unless who asks may do this for its company."""
    rounds = ServiceRound.objects.select_related("controller", "template_version__template__controller")
    found = rounds.filter(pk=pk).first()
    if found is None or not request.operator.may(what, found.controller_id):
        raise Http404
    return found
