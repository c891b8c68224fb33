"""The consent that a row claims: asked for in a form, judged, given, confirmed and used."""

from datetime import datetime

from jatak.casebook.placing.scene import LIMIT, Scene, before_all
from jatak.casebook.reading import indication, tri
from jatak.consent import collection, notices
from jatak.consent.act import Act
from jatak.consent.giving import Yes, give
from jatak.consent.models import Actor, CollectionPointVersion, Event, NoticeVersion, Record, Via
from jatak.gate.situation import CONSENT_QUALITIES, Tri

JUDGE = "casebook"


def consents(scene: Scene) -> None:
    """Let the person say yes, as the row tells it."""
    if not scene.row["consent"]:
        return
    notice = _notice(scene)
    given = _given(scene, notice, _form(scene, notice))
    _what_became_of_it(scene, given)


def _notice(scene: Scene) -> NoticeVersion:
    words = {"en": notices.Words("May we write to you?", "You can leave at any time.")}
    asked = notices.Draft((scene.row["channel"],), words)
    return notices.record_former(scene.sender, "asked", asked, by=JUDGE, at=before_all(scene.at))


def _form(scene: Scene, notice: NoticeVersion) -> CollectionPointVersion:
    """Where it was asked; what its consents are worth was found by the authority."""
    said, before = scene.row["consent"], before_all(scene.at)
    form = collection.set_up(scene.sender, "form", "form", notice, double_opt_in=said["confirmed"] is False)
    form = collection.publish(form, before)
    worth = {limb: tri(said[limb]) for limb in CONSENT_QUALITIES} | {"address_verified": _whose_address(scene)}
    collection.assess(form, JUDGE, before, indication(scene.row), worth)
    return form


def _whose_address(scene: Scene) -> Tri:
    """A source that finds the consent shown and speaks of no confirmation had no doubt whose address it was."""
    said = scene.row["consent"]
    return tri(said["proof"]) if said["confirmed"] is None else Tri.UNKNOWN


def _given(scene: Scene, notice: NoticeVersion, form: CollectionPointVersion) -> Event:
    at = _given_at(scene)
    act = Act(Actor.PERSON, Via.FORM, at, at)
    return give(Yes(notice.texts.get(), form, scene.address), act, scene.key)


def _is_newer(scene: Scene) -> bool:
    """Whether the row calls this yes newer than a no: then it has a place in time, if a distant one."""
    said = scene.row["objection"]
    return bool(said and said["made"] and said["later_consent"])


def _given_at(scene: Scene) -> datetime:
    months = scene.row["consent"]["months_since_given"]
    return scene.ago(LIMIT if months is None and _is_newer(scene) else months)


def _what_became_of_it(scene: Scene, given: Event) -> None:
    said = scene.row["consent"]
    Record.objects.filter(event=given).update(
        confirmed_at=given.at if said["confirmed"] else None,
        day_known=said["months_since_given"] is not None or _is_newer(scene),
        last_used_at=None if said["months_since_used"] is None else scene.ago(said["months_since_used"]),
    )
