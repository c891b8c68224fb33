"""An address that is not theirs, or not any more: the right one takes its place (GDPR art. 16)."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.console.frame.numbers import number
from jatak.console.frame.page import page
from jatak.console.people.address import point_of
from jatak.console.people.crumbs import crumbs
from jatak.console.people.facts import Known
from jatak.console.people.said_to import SaidTo
from jatak.console.people.sight import Sight
from jatak.console.replies.correcting import settled
from jatak.database.using import acting_as, atomic
from jatak.people.addresses import InvalidAddress, normalise
from jatak.people.models import ContactPoint
from jatak.people.profiles import current_profile
from jatak.people.putting_right import PutRight, put_right
from jatak.people.register import Address, BelongsToAnother, contact_point


class Right(SaidTo):
    """The right address, and how staff know."""

    right = forms.CharField(
        label=gettext_lazy("The right address"),
        max_length=320,
        required=False,
        help_text=gettext_lazy("Leave it empty where there is none, or nobody knows it."),
    )
    why = forms.CharField(
        label=gettext_lazy("How do you know?"),
        max_length=400,
        help_text=gettext_lazy("For example: “called on Monday: a letter of her old address is missing”."),
    )
    field_order = ("right", "why", "company")

    def __init__(self, sight: Sight, wrong: ContactPoint, data: Any = None) -> None:
        super().__init__(sight.answering, data)
        self._wrong, profile = wrong, current_profile(sight.person)
        self._region = profile.country if profile else None

    def clean_right(self) -> Address | None:
        """As it can be written to, and nobody else's."""
        written = self.cleaned_data["right"]
        if not written:
            return None
        address = Address(self._wrong.kind, written, self._region or None)
        try:
            if normalise(address.kind, address.written, address.region) == self._wrong.normalised:
                raise ValidationError(_("This is the address that is wrong."))
        except InvalidAddress as error:
            raise ValidationError(f"{error.message} {error.remedy}") from error
        return address

    def said(self) -> PutRight:
        """What is to be done."""
        told = self.cleaned_data
        return PutRight(self._wrong, told["why"], told["right"], self.said_to)


@needs(May.ANSWER_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def person_address_wrong(request: Any, person_id: int, point_id: int) -> HttpResponse:
    """Say that an address is wrong, and which is right."""
    sight = Sight.to_answer(request, person_id)
    point = point_of(Known(sight), point_id)
    form = Right(sight, point, request.POST if request.method == "POST" else None)
    asked = number(request.GET.get("request"))
    if form.is_bound and form.is_valid() and _done(sight, form):
        messages.success(request, _("Corrected."))
        # Seen anew: nobody is told where it is wrong.
        anew = Sight.to_answer(request, person_id)
        return settled(request, anew, asked, ["address"]) if asked else redirect("person", person_id)
    request.operator.looked(person_id, "person_address_wrong")
    shown: dict[str, Any] = {"sight": sight, "form": form, "point": point}
    return page(
        request, "people/address_wrong", _("This address is wrong"), crumbs(sight), status=_status(form), **shown
    )


def _done(sight: Sight, form: Right) -> bool:
    """Whether it was put right; an address of somebody else is named with who that is, if the operator may know."""
    said = form.said()
    try:
        with acting_as("consent"), atomic():
            put_right(said, now())
            of = {"contact_point": said.wrong.pk}
            sight.operator.changed("person.address_corrected", f"person {sight.person.pk}", **of)
    except BelongsToAnother:
        form.add_error("right", _another(sight, said))
        return False
    return True


def _another(sight: Sight, said: PutRight) -> str:
    theirs = contact_point(said.right) if said.right else None
    if theirs is not None and sight.everything:
        words = _("This is the address of person %(number)s. Merge the two if they are one, or correct what you typed.")
        return words % {"number": theirs.person_id}
    return _("This is the address of somebody else. Correct what you typed, or ask who looks after all companies.")


def _status(form: Right) -> int:
    return 422 if form.errors else 200
