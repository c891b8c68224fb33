"""Censuses by their numbers, for those who may see them."""

from django.http import Http404

from jatak.accounts.may import May
from jatak.accounts.operator import Operator
from jatak.clearance.models import Census, CensusReason, WhatIf


def census_of(operator: Operator, what: May, pk: int) -> Census:
    """One census; Http404 for one of a company of somebody else, and for one that was counted anew since."""
    census = Census.objects.select_related("controller").filter(pk=pk).first()
    if census is None or not operator.may(what, census.controller_id):
        raise Http404
    return census


def reason_of(census: Census, nth: int) -> CensusReason:
    """One reason of a census, or Http404."""
    found = CensusReason.objects.filter(census=census, nth=nth).first()
    if found is None:
        raise Http404
    return found


def what_if_of(operator: Operator, pk: int) -> WhatIf:
    """One what-if, or Http404."""
    found = WhatIf.objects.select_related("controller").filter(pk=pk).first()
    if found is None or not operator.may(May.SEE_NUMBERS, found.controller_id):
        raise Http404
    return found
