"""What can be answered to a request, and the form of it."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jatak.accounts.may import May
from jatak.accounts.operator import Operator
from jatak.consent.scope import Scope
from jatak.console.people.choosing import offer
from jatak.console.people.sight import Sight
from jatak.console.people.words import CHANNELS
from jatak.console.replies.addresses import reach_of
from jatak.desk.clock import AT_ONCE
from jatak.desk.models import Asked, Done, Request
from jatak.inbound.reading.look import Look
from jatak.people.models import Topic

LEAVE, LEAVE_PART, LEAVE_ALL, RESTRICT = "leave", "leave_part", "leave_all", "restrict"
BY_HAND = {"nothing": Done.NOTHING, "answered": Done.ANSWERED, "corrected": Done.CORRECTED}
"""Answers that close it and record no no."""
USUAL = {
    Asked.LEAVE_ALL: LEAVE_ALL,
    **dict.fromkeys((Asked.LEAVE_CHANNEL, Asked.LEAVE_TOPIC), LEAVE_PART),
    **dict.fromkeys((Asked.ACCESS, Asked.PORT, Asked.ERASE, Asked.AUTHORITY, Asked.OTHER), "answered"),
    Asked.RECTIFY: "corrected",
    Asked.RESTRICT: RESTRICT,
}
"""The answer to what is asked; to all else it is to leave the company."""
OF_A_PART = frozenset({Look.FEWER, Look.NO_SUCH_TOPIC})
"""Doubts that mostly end with a part left alone."""
WITH_REASON = frozenset({"answered", "corrected", RESTRICT})


@dataclass(frozen=True, slots=True)
class Button:
    """One answer."""

    value: str
    label: "str | Promise"
    usual: bool = False


class Answering(forms.Form):
    """One answer with its reason; which one is said by the button that was pressed."""

    do = forms.CharField(widget=forms.HiddenInput, required=False)
    channel = forms.ChoiceField(label=gettext_lazy("Channel"), required=False)
    topic = forms.TypedChoiceField(label=gettext_lazy("Topic"), required=False, coerce=int, empty_value=None)
    reason = forms.CharField(
        label=gettext_lazy("What was done, and why"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy("Kept with the request. “Leave” and “Nothing was asked” need no more words."),
    )

    tell = forms.TypedChoiceField(
        label=gettext_lazy("Tell the person"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=gettext_lazy("By e-mail, where the data were corrected or restricted."),
    )

    def __init__(self, data: Any, found: Request, operator: Operator, sight: Sight | None, reason: str = "") -> None:
        super().__init__(data, initial={"reason": reason})
        self.found, self.sight = found, sight
        self.everywhere = operator.everywhere(May.ANSWER_PEOPLE)
        self.known = found.person_id is not None or found.address_hash is not None
        self.reach = reach_of(found, sight) if sight is not None and self.asks_more else None
        offer(self, "tell", self._addresses())
        self.initial["tell"] = self.reach.choices[0][0] if self.reach and self.reach.choices else ""
        offer(self, "channel", [("", gettext_lazy("every channel")), *CHANNELS.items()])
        offer(self, "topic", [("", gettext_lazy("every topic")), *self._topics()])

    @property
    def buttons(self) -> list[Button]:
        """Those that can be pressed, the usual one first."""
        return sorted([*self._leaving(), *self._others()], key=lambda each: not each.usual)

    @property
    def part_first(self) -> bool:
        """Whether a part is what is mostly left."""
        return self._usual == LEAVE_PART and self.may_part

    @property
    def asks_more(self) -> bool:
        """Whether something other than leaving is asked, which no button does by itself."""
        return self.found.asked not in AT_ONCE

    @property
    def may_part(self) -> bool:
        """Whether a part of a company can be left."""
        return self.known and self.found.controller_id is not None

    def clean(self) -> dict[str, Any]:
        """The button must be one of those that were there; what is not plain from it needs a reason."""
        said: dict[str, Any] = super().clean() or {}
        offered = {each.value for each in self.buttons} | ({LEAVE_PART} if self.may_part else set())
        if said.get("do") not in offered:
            self.add_error(None, _("Choose an answer."))
        elif said["do"] == LEAVE_PART and not (said.get("channel") or said.get("topic")):
            self.add_error("channel", _("Choose a channel, a topic, or both."))
        elif said["do"] in WITH_REASON and not said.get("reason"):
            self.add_error("reason", _("Say what was done, and why: later nobody knows it otherwise."))
        return said

    @property
    def scope(self) -> Scope | None:
        """What the no covers; None where the answer is no no."""
        said, company = self.cleaned_data, self.found.controller_id
        if said["do"] == LEAVE_PART:
            return Scope(company, said.get("channel") or None, said.get("topic"))
        return {LEAVE: Scope(company), LEAVE_ALL: Scope()}.get(said["do"])

    @property
    def why(self) -> str:
        """As it was typed; for what needs no words, those of the button."""
        words: str = self.cleaned_data["reason"]
        return words or (str(_("Nothing was asked")) if self.cleaned_data["do"] == "nothing" else "")

    @property
    def _usual(self) -> str:
        if self.found.asked == Asked.UNCLEAR and self.found.why in OF_A_PART:
            return LEAVE_PART
        return USUAL.get(Asked(self.found.asked), LEAVE)

    def _button(self, value: str, label: "str | Promise") -> Button:
        return Button(value, label, value == self._usual)

    @property
    def tells(self) -> bool:
        """Whether a letter can say what was done: of a correction or a restriction, at an address that is theirs."""
        told = self.found.asked in (Asked.RECTIFY, Asked.RESTRICT)
        return told and self.reach is not None and bool(self.reach.told)

    def _addresses(self) -> list[tuple[str, Any]]:
        """The first is taken unless another is chosen."""
        known = self.reach.choices if self.reach else []
        return [*known, ("", gettext_lazy("nobody: they were told otherwise"))]

    def _topics(self) -> list[tuple[int, str]]:
        if self.found.controller_id is None:
            return []
        return list(
            Topic.objects.filter(controller=self.found.controller_id).order_by("name").values_list("pk", "name")
        )

    def _leaving(self) -> list[Button]:
        made = []
        if self.may_part and self.found.controller is not None:
            label = _("Leave: everything of %(company)s") % {"company": self.found.controller.name}
            made.append(self._button(LEAVE, label))
        if self.known and self.everywhere:
            made.append(self._button(LEAVE_ALL, _("Leave: every company")))
        return made

    def _others(self) -> list[Button]:
        here = self.sight is not None
        made = [self._button("nothing", _("Nothing was asked")), self._button("answered", _("Answered"))]
        made += [self._button("corrected", _("The data were corrected"))] if here else []
        return made + ([self._button(RESTRICT, _("Restrict the use of the data"))] if here else [])
