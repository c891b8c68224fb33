"""Publishing a version of a collection point with what somebody states of it."""

from datetime import datetime

from jatak.base.authors import Author
from jatak.consent import collection
from jatak.consent.models import Assessment, CollectionPointVersion, NoticeVersion
from jatak.consent.placing.checking import Found, asks_for_consent, faults
from jatak.consent.placing.drafting import live, locked, next_draft, save
from jatak.consent.placing.errors import AlreadyPublished, NotReady
from jatak.consent.placing.terms import Terms, essential_changes, terms_of
from jatak.consent.placing.worth import Judgement, indication, qualities
from jatak.database.using import atomic


def publish(
    version: CollectionPointVersion, seen: str, judged: Judgement, *, by: Author, at: datetime
) -> CollectionPointVersion:
    """Publish the draft that was looked at (`Terms.fingerprint`); again is harmless.

    Where nothing essential changed, the judgement of the version before goes on and nothing is stated anew. Raises
    NotReady for what is missing, and for a draft that is another by now.
    """
    with atomic():
        try:
            draft = locked(version)
        except AlreadyPublished:
            return CollectionPointVersion.objects.get(pk=version.pk)
        if terms_of(draft).fingerprint != seen:
            raise NotReady("Somebody changed it since you looked.", "Look at it again, then publish it.")
        _refuse(faults(draft, at.date()))
        before = live(draft.point)
        published = collection.publish(draft, at)
        if before is not None and not essential_changes(before, draft):
            _judge_as_before(draft, before, by, at)
        elif asks_for_consent(draft):
            _judge(draft, judged, by, at)
        return published


def follow(version: CollectionPointVersion, notice: NoticeVersion, *, by: Author, at: datetime) -> bool:
    """Show a spelling fix of the words from now on, in a version of its own; whether it was not shown before.

    Raises NotReady where it is more than that, or a draft waits.
    """
    with atomic():
        if version.notice_version_id == notice.pk:
            return False
        draft = next_draft(version.point)
        old = terms_of(version)
        if terms_of(draft) != old:
            raise NotReady("A draft of this collection point waits.", "Change the words there, and publish it.")
        draft = save(draft, Terms(notice.pk, old.double_opt_in, old.asks), old.fingerprint)
        if essential_changes(version, draft):
            raise NotReady("These words ask something else.", "Prepare a new version and publish it.")
        publish(draft, terms_of(draft).fingerprint, Judgement(), by=by, at=at)
        return True


def judged(version: CollectionPointVersion) -> Assessment | None:
    """The newest judgement of a version."""
    return Assessment.objects.filter(version=version).order_by("-judged_at", "-pk").first()


def judge(version: CollectionPointVersion, said: Judgement, *, by: Author, at: datetime) -> Assessment:
    """Judge a published version anew, by what is stated of it now."""
    return _judge(version, said, by, at)


def _judge(version: CollectionPointVersion, said: Judgement, by: Author, at: datetime) -> Assessment:
    kind = version.point.kind
    act, found = indication(kind, said.statements), qualities(kind, said.statements)
    return collection.assess(version, by.name, at, act, found, said.note)


def _judge_as_before(version: CollectionPointVersion, before: CollectionPointVersion, by: Author, at: datetime) -> None:
    old = judged(before)
    if old is None:
        return
    reason = f"Version {before.number} asks the same; {old.judged_by} judged it on {old.judged_at.date()}. {old.reason}"
    Assessment.objects.create(
        version=version,
        given=old.given,
        names_channel=old.names_channel,
        indication=old.indication,
        judged_by=by.name,
        judged_at=at,
        reason=reason.strip(),
        **{name: getattr(old, name) for name in collection.QUALITIES if name not in ("given", "names_channel")},
    )


def _refuse(found: list[Found]) -> None:
    if wrong := [each.fault.value for each in found if each.blocks]:
        raise NotReady(f"This may not be shown to people yet: {', '.join(wrong)}.", "Mend the draft.")
