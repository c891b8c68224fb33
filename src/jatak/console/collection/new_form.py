"""What is asked first of a new collection point."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jatak.consent.models import CollectionKind, NoticeVersion
from jatak.consent.placing.drafting import LONGEST
from jatak.consent.placing.terms import MADE_HERE
from jatak.console.collection import words
from jatak.console.collection.forms import notice_named
from jatak.console.people.choosing import offer


class NewPlace(forms.Form):
    """What it is called, what it is, and what is asked there."""

    name = forms.CharField(
        max_length=LONGEST,
        label=_("Name"),
        help_text=_("Only those who work here read it. Its address is made from it."),
    )
    kind = forms.ChoiceField(label=_("What is it?"), widget=forms.RadioSelect)
    notice = forms.TypedChoiceField(
        label=_("What is asked there"),
        coerce=int,
        help_text=_("A published notice; the company is the one that asks with it."),
    )

    def __init__(self, data: Any, notices: Sequence[NoticeVersion], **initial: Any) -> None:
        super().__init__(data, initial={"kind": CollectionKind.FORM.value} | initial)
        self.notices = {each.pk: each for each in notices}
        kinds = [(kind.value, f"{words.KINDS[kind]}: {words.ABOUT[kind]}") for kind in MADE_HERE]
        offer(self, "kind", kinds)
        named = ((pk, f"{notice_named(each)} ({each.notice.controller})") for pk, each in self.notices.items())
        offer(self, "notice", [*([("", _("choose"))] if len(self.notices) > 1 else []), *named])
