"""What did we write to this person, and what permitted it?"""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.errors import UsageError
from jatak.campaigns.models import Campaign
from jatak.clearance.models import Decision, Situation
from jatak.console.frame.page import page
from jatak.console.people.crumbs import crumbs
from jatak.console.people.deciding import of_stored
from jatak.console.people.facts import Known
from jatak.console.people.foot import foot_of
from jatak.console.people.provenance import facts_used
from jatak.console.people.received import subject_of, texts_of
from jatak.console.people.sight import Sight
from jatak.console.people.similarity import similarity
from jatak.console.people.words import CHANNELS, DROPS, STATES, TONES
from jatak.delivery.models import Message
from jatak.delivery.models.messages import State
from jatak.delivery.of_person import messages_of
from jatak.delivery.replay import message_numbered, replay
from jatak.gate.layout import LAYOUT, unpack
from jatak.people.cursor import Cursor, Source

SIZE = 25


@needs(May.SEE_PEOPLE)
def person_messages(request: Any, person_id: int) -> HttpResponse:
    """The messages to this person, the newest first."""
    sight = Sight.of(request, person_id)
    cursor = Cursor.read(request.GET.get("before", ""))
    found = messages_of(person_id, sight.ids, cursor, SIZE + 1)
    texts, name = texts_of(found, sight.person.language), sight.person.name
    rows = [
        (each, subject_of(texts.get(each.id), name), *_state(each), sight.company(each.controller_id)) for each in found
    ]
    more = found[SIZE - 1] if len(found) > SIZE else None
    following = Cursor(more.created_at, Source.MESSAGE, str(more.id)) if more else None
    request.operator.looked(person_id, "person_messages")
    shown: dict[str, Any] = {"rows": rows[:SIZE], "next": following, "cursor": cursor}
    return page(request, "people/messages", _("Messages"), crumbs(sight), sight=sight, **shown)


@needs(May.SEE_PEOPLE)
def person_message(request: Any, person_id: int, message_id: int) -> HttpResponse:
    """One message: how far it came, what the receiving server said, and the decision that let it go or stopped it."""
    sight, message = _of(request, person_id, message_id)
    request.operator.looked(person_id, "person_message")
    row = _situation(message)
    facts = facts_used(unpack(row.person_word, row.ground_word), None, None) if row else None
    return _page(request, sight, message, row, decision=_decision(message), facts=facts)


@needs(May.PROVE)
def person_replay(request: Any, person_id: int, message_id: int) -> HttpResponse:
    """The same decided anew: from the stored situation, and from the facts of then gathered again; changes nothing."""
    sight, message = _of(request, person_id, message_id)
    if not request.operator.may(May.PROVE, message.controller_id):
        raise Http404
    try:
        again, refused = replay(message, with_facts=True), ""
    except UsageError as error:
        again, refused = replay(message), f"{error.message} {error.remedy}"
    request.operator.looked(person_id, "person_replay")
    gathered = unpack(*again.gathered.candidate.words) if again.gathered else None
    return _page(
        request,
        sight,
        message,
        _situation(message),
        decision=of_stored(again.stored),
        facts=facts_used(again.situation, None, None) if again.situation else None,
        again=again,
        refused=refused,
        gathered=facts_used(gathered, None, None) if gathered and not again.facts_agree else None,
        decided=of_stored(again.again) if again.again and not again.agrees else None,
    )


def _of(request: Any, person_id: int, message_id: int) -> tuple[Sight, Message]:
    """Also from the archive; Http404 for a message to somebody else or of another company."""
    sight = Sight.of(request, person_id)
    live = Message.objects.filter(id=message_id, person_id=person_id, controller_id__in=sight.ids).first()
    try:
        found = live or message_numbered(message_id)
    except UsageError as error:
        raise Http404 from error
    if found.person_id != person_id or found.controller_id not in sight.named:
        raise Http404
    return sight, found


def _page(request: Any, sight: Sight, message: Message, row: Situation | None, **more: Any) -> HttpResponse:
    text, known = texts_of([message], sight.person.language).get(message.id), Known(sight)
    (state, tone), subject = _state(message), subject_of(text, sight.person.name)
    return page(
        request,
        "people/message",
        subject or _("Message %(number)s") % {"number": message.id},
        crumbs(sight),
        sight=sight,
        message=message,
        text=text,
        subject=subject,
        foot=foot_of(message, text, row, known) if text else None,
        similar=similarity(message, known),
        state=state,
        tone=tone,
        company=sight.company(message.controller_id),
        campaign=_campaign(request, message),
        channel=CHANNELS.get(text.version.template.channel, "") if text else "",
        address=next((each for each in sight.whole.points if each.pk == message.contact_point_id), None),
        dropped=DROPS.get(message.answer or "") if message.state == "dropped" else None,
        may_replay=request.operator.may(May.PROVE, message.controller_id),
        **more,
    )


def _campaign(request: Any, message: Message) -> Campaign | None:
    """Of which it is, for who may open that; None for a message to one person."""
    if not message.campaign_id or not request.operator.may(May.SEE_NUMBERS, message.controller_id):
        return None
    return Campaign.objects.filter(pk=message.campaign_id).only("name").first()


def _decision(message: Message) -> Any:
    found = Decision.objects.filter(
        situation_id=message.situation_id, facts_id=message.facts_id, rulebook_id=message.rulebook_id
    ).first()
    return of_stored(found.whole) if found else None


def _situation(message: Message) -> Situation | None:
    """What was known when it was decided; None where a layout packed it that is no longer here."""
    return Situation.objects.filter(pk=message.situation_id, layout=LAYOUT).first()


def _state(message: Message) -> tuple[Any, str]:
    return STATES[message.state], TONES.get(State(message.state), "look")
