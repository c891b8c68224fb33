"""A form that came back: taken, or returned with what was typed and the reason."""

import logging
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from django.http import HttpRequest

from jatak.base.errors import JatakError
from jatak.base.hashing import keyed_hash
from jatak.base.tokens import BrokenToken
from jatak.campaigns.yes_letters import send_now
from jatak.consent.act import Act
from jatak.consent.answer import Showing, Told
from jatak.consent.answering import Outcome, answer
from jatak.consent.kept import kept, policy_of
from jatak.consent.models import Actor, Answer, NoticeText, Purpose, Via
from jatak.database.home import secret
from jatak.database.using import acting_as
from jatak.signup import limits
from jatak.signup.came import came, is_own, site_of
from jatak.signup.fields import HONEYPOT, read
from jatak.signup.places import Place, version_of
from jatak.signup.proof import is_proof
from jatak.signup.token import Token

QUICKEST = timedelta(seconds=2)
"""Nobody reads and fills in a form faster."""
HIDDEN = "null"
"""What a browser says instead of a site where the page, such as ours, wants none to be told."""
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sent:
    """How it went: the name of what is told, or why the form comes back."""

    told: str = ""
    """`look`, `thanks`, `no`, `object`, `silent` or `heard`; empty: the form comes back."""
    alert: str = ""
    """The sentence above a form that comes back."""
    faults: Mapping[str, str] = field(default_factory=dict)
    status: int = 200
    wait: int = 0
    """Seconds after which it may be sent again."""


def send(request: HttpRequest, place: Place, at: datetime) -> Sent:
    """Take an answer, or say why not; nothing is kept of a form that comes back."""
    typed = request.POST
    showing = _showing(request, place, at)
    if isinstance(showing, Sent):
        return showing
    if typed.get(HONEYPOT):
        return Sent(alert="honey", status=422)
    if showing.at is not None and at - showing.at < QUICKEST:
        return Sent(alert="too_fast", status=429, wait=2)
    back = read(typed.dict(), showing.place, showing.text.version)
    if back.faults:
        return Sent(faults=back.faults, status=422)
    if seconds := _must_wait(request, showing, back.told, at):
        return Sent(alert="too_many", status=429, wait=seconds)
    _take(showing, _complete(back.told, showing.text), _act(request, showing, at), at)
    return Sent(told=_told(showing, back.told.answer))


def _showing(request: HttpRequest, place: Place, at: datetime) -> Showing | Sent:
    """What was shown: as the token says, or a form of the site's own hand; else the form is shown anew, by us."""
    written = request.POST.get("token", "")
    if not written:
        return _plain(request, place, at)
    try:
        token = Token.read(written)
    except BrokenToken:
        return Sent(alert="stale", status=409)
    seen = version_of(place, pk=token.version_id)
    text = next((text for text in seen.texts.values() if text.pk == token.text_id), None) if seen else None
    if seen is None or text is None or token.is_stale(at):
        return Sent(alert="stale", status=409)
    if site_of(request) not in (None, HIDDEN) and not any(origin_allowed(request, each) for each in (place, seen)):
        return Sent(alert="other_site", status=409)
    return Showing(token.nonce, seen.version, text, token.at)


def _plain(request: HttpRequest, place: Place, at: datetime) -> Showing | Sent:
    """A form without a token stands on a site that may show it, and names the version whose words it has.

    When it was shown nobody knows, so nothing is said of that. Sent twice within a minute it is one.
    """
    site, number = site_of(request), request.POST.get("version", "")
    seen = version_of(place, number=int(number)) if number.isdecimal() and len(number) < 9 else None
    text = seen.texts.get(request.POST.get("shown_in", "")) if seen else None
    if seen is None or text is None or site is None or site not in seen.version.sites:
        return Sent(alert="other_site", status=409)
    name = f"plain:{seen.version.pk}:{text.pk}:{int(at.timestamp()) // 60}"
    return Showing(uuid.UUID(bytes=keyed_hash(secret("keyed-hash"), name)[:16]), seen.version, text, None)


def _must_wait(request: HttpRequest, showing: Showing, told: Told, at: datetime) -> int:
    address, point = told.email or told.telephone, showing.place.point_id
    if showing.at is None:  # A form of the site's own: all that are sent in a minute have one name.
        return limits.wait(at, came(request).ip, point, address, proven=False)
    proven = is_proof(request.POST["token"], request.POST.get("proof", ""))
    return limits.wait(at, came(request).ip, point, address, proven, form=str(showing.id))


def _complete(told: Told, text: NoticeText) -> Told:
    return told if told.language else replace(told, language=text.language)


def _act(request: HttpRequest, showing: Showing, at: datetime) -> Act:
    with acting_as("consent"):
        policy = policy_of(showing.place.point.controller_id)
    circumstances: dict[str, object] = dict(kept(policy, came(request)))
    if showing.at is None:
        circumstances["form"] = "written by the site"
    if showing.place.age_from is not None and request.POST.get("old_enough"):
        circumstances["at_least"] = showing.place.age_from
    return Act(Actor.PERSON, Via.FORM, at=at, recorded_at=at, particulars=circumstances or None)


def _take(showing: Showing, told: Told, act: Act, at: datetime) -> Outcome:
    with acting_as("consent"):
        outcome = answer(showing, told, act)
    if outcome.letter_id is not None:
        _send_letter(outcome.letter_id, at)
    return outcome


def _send_letter(letter_id: int, at: datetime) -> None:
    """At once, since somebody waits before their mailbox; what fails is taken up by a job."""
    try:
        with acting_as("web"):
            send_now(letter_id, at)
    except JatakError as error:
        log.warning("Letter %s waits: %s %s", letter_id, error.message, error.remedy)


def _told(showing: Showing, said: Answer) -> str:
    if showing.text.version.purpose == Purpose.CUSTOMERS:
        return "object" if said is Answer.NO else "heard"
    if said is Answer.YES:
        return "look" if showing.place.double_opt_in else "thanks"
    return "no" if said is Answer.NO else "silent"


def origin_allowed(request: HttpRequest, place: Place) -> bool:
    """Whether the page that asks by a script is one of the sites of this form, or ours."""
    origin = site_of(request)
    return origin is not None and (origin in place.version.sites or is_own(origin, request))
