"""Taking down a call, a letter or what was said at the counter, in less time than the call takes."""

import uuid
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.consent.models import Via
from jatak.consent.oral.paper import BadScan
from jatak.consent.oral.paper import Paper as Scanned
from jatak.consent.scope import Scope
from jatak.console.frame.numbers import number
from jatak.console.frame.page import page
from jatak.console.inbox.choosing import Whose
from jatak.console.inbox.finding import ICON, companies_of, crumbs, sight_of
from jatak.console.inbox.whom import candidate, candidates, typed
from jatak.console.inbox.words import ASKED, MEDIA
from jatak.console.people.moments import Moment
from jatak.database.using import acting_as, atomic
from jatak.desk.acting import By
from jatak.desk.leaving import leave_as_asked
from jatak.desk.models import Asked, Request
from jatak.desk.opening import Beside, open_request
from jatak.desk.papers import keep

LONGEST = 20_000
HERE = [each for each in ASKED.items() if each[0] not in (Asked.LEAVE_CHANNEL, Asked.LEAVE_TOPIC)]
"""What can be asked; a part that is left is chosen on the page of the request."""


_USUAL = {"medium": Via.PHONE.value, "asked": Asked.LEAVE.value}


class TakenDown(Whose):
    """What somebody asked, as it is written down during the call."""

    medium = forms.ChoiceField(
        label=gettext_lazy("How did it come?"), choices=list(MEDIA.items()), widget=forms.RadioSelect
    )
    asked = forms.ChoiceField(label=gettext_lazy("What is asked?"), choices=HERE)
    received_at = Moment(label=gettext_lazy("When did it come?"))
    answer_by = Moment(
        label=gettext_lazy("Answer by"),
        required=False,
        help_text=gettext_lazy("A day that an authority set; else it is that of the law."),
    )
    words = forms.CharField(
        label=gettext_lazy("In their words"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy("They stand apart from the proof and can be erased."),
    )
    scan = forms.FileField(
        label=gettext_lazy("The letter, scanned"),
        required=False,
        max_length=255,
        widget=forms.ClearableFileInput({"accept": "application/pdf,image/jpeg,image/png"}),
        help_text=gettext_lazy("PDF, JPEG or PNG, at most 10 MB. It is kept as it is, with its hash."),
    )
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def clean_received_at(self) -> datetime:
        """Nothing comes in before it is said."""
        at: datetime = self.cleaned_data["received_at"]
        if at > now():
            raise ValidationError(_("This lies in the future. When did it come?"))
        return at

    def clean_scan(self) -> Scanned | None:
        """By its content, whatever it is called."""
        file = self.cleaned_data.get("scan")
        if not file:
            return None
        scanned = Scanned(file.name, file.read())
        try:
            scanned.content_type  # noqa: B018 (reading it checks it)
        except BadScan as error:
            raise ValidationError(_("This is no PDF, JPEG or PNG of at most 10 MB.")) from error
        return scanned

    @property
    def scope(self) -> Scope | None:
        """What stops at once where the caller is let go at once; None where that cannot be."""
        if not (self.found.person_id or self.found.address_hash):
            return None
        if self.cleaned_data["asked"] == Asked.LEAVE_ALL:
            return Scope() if self.everywhere else None
        company = self.found.controller_id
        asks_to_leave = self.cleaned_data["asked"] in (Asked.LEAVE, Asked.OBJECT, Asked.WITHDRAW)
        return Scope(company) if company is not None and asks_to_leave else None


@needs(May.ANSWER_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def take_down(request: Any) -> HttpResponse:
    """One form: who, how, what; it lays the request on the desk, or does what is asked at once."""
    companies, at = companies_of(request.operator), now()
    initial = _prefilled(request) | _USUAL | _asked(request) | {"received_at": at, "key": uuid.uuid4()}
    posted = request.method == "POST"
    data, files = (request.POST, request.FILES) if posted else (None, None)
    form = TakenDown(data, request.operator, companies, files, **initial)
    if posted and form.is_valid() and _fits(form, request.POST.get("do", "")):
        made = _write_down(request, form, at)
        return redirect("inbox_erase" if _goes_on(made) else "inbox_request", made.pk)
    status = 422 if form.errors else 200
    title = _("Take down a request")
    return page(request, "inbox/new", title, crumbs(), ICON, status, form=form, many=len(companies) > 1)


@needs(May.ANSWER_PEOPLE)
@require_safe
def who(request: Any) -> HttpResponse:
    """Who is found by what is being typed, as a piece of the form."""
    term = request.GET.get("q", "")[:200]
    shown = {"candidates": candidates(request.operator, term), "typed": typed(term), "chosen": ""}
    return render(request, "console/inbox/_who.html", shown)


def _prefilled(request: Any) -> dict[str, Any]:
    """The person from whose page somebody came."""
    sight = sight_of(request, number(request.GET.get("person")))
    if sight is None or not sight.answering:
        return {}
    found = candidate(request.operator, sight.person.pk)
    knowing = [each for each in sight.knowing if sight.may_answer(each.pk)]
    company = {"company": knowing[0].pk} if len(knowing) == 1 else {}
    return company | {"who": f"#{sight.person.pk}", "whom": found.value if found else ""}


def _asked(request: Any) -> dict[str, str]:
    """What is asked, where a button said it."""
    asked = request.GET.get("asked", "")
    return {"asked": asked} if asked in dict(HERE) else {}


def _goes_on(made: Request) -> bool:
    """Whether the next step is plain: what goes and what stays is shown to whoever took an erasure down."""
    return made.asked == Asked.ERASE and made.person_id is not None and made.closed_at is None


def _fits(form: TakenDown, do: str) -> bool:
    """Whether what is to be done at once can be: somebody is known, and leaves a company."""
    if do != "leave" or form.scope is not None:
        return True
    form.add_error(None, _("To let somebody leave at once, say who it is and which company they leave."))
    return False


def _write_down(request: Any, form: TakenDown, at: datetime) -> Request:
    """All of it in one transaction; the same form sent twice is once."""
    by = By(request.operator.name, at)
    with acting_as("consent"), atomic():
        made = _opened(form, by)
        new = made.recorded_at == at
        if new:
            _log(request, made, "request.opened")
        scan = form.cleaned_data["scan"]
        if scan is not None:
            keep(made, scan, by)
        if request.POST.get("do") == "leave" and form.scope is not None:
            if leave_as_asked(made.pk, form.scope, by) is not None:
                _log(request, made, "request.closed", answer="leave")
            messages.success(request, _("Recorded. Nothing that this covers goes out any more."))
        else:
            messages.success(request, _("Taken down. No marketing goes to this person until it is answered."))
    return made


def _opened(form: TakenDown, by: By) -> Request:
    said, found = form.cleaned_data, form.found
    answer_by = said["answer_by"] if said["asked"] == Asked.AUTHORITY else None
    key = said.get("key")
    return open_request(
        medium=said["medium"],
        received_at=said["received_at"],
        recorded_at=by.at,
        controller_id=found.controller_id,
        person_id=found.person_id,
        address_hash=found.address_hash,
        words=said["words"],
        source=f"form {key}" if key else "",
        beside=Beside(Asked(said["asked"]), by.name, found.address, answer_by=answer_by),
    )


def _log(request: Any, made: Request, verb: str, **details: object) -> None:
    told = {"medium": made.medium, "asked": made.asked} | details
    request.operator.changed(verb, f"request {made.pk}", made.controller_id, **told)
