"""Writing a draft of a collection point on top of what was read."""

from django.utils.text import slugify

from jatak.consent.collection import set_up
from jatak.consent.models import CollectionPoint, CollectionPointVersion, NoticeVersion
from jatak.consent.placing.errors import AlreadyPublished, ChangedMeanwhile, NameTaken
from jatak.consent.placing.terms import Terms, terms_of
from jatak.database.using import atomic
from jatak.people.models import Controller

LONGEST = 100


def begin(company: Controller, name: str, kind: str, terms: Terms) -> CollectionPointVersion:
    """The first draft of a new collection point; begun twice with the same it is one. Raises NameTaken."""
    slug = slugify(name)[:LONGEST]
    if not slug:
        raise NameTaken(f"“{name}” has no letters that an address could have.", "Write it with letters of a to z.")
    with atomic():
        point, new = CollectionPoint.objects.get_or_create(
            controller=company, slug=slug, defaults={"kind": kind, "name": name}
        )
        point = CollectionPoint.objects.select_for_update().get(pk=point.pk)
        return _first(point, terms) if new else _same(point, name, kind, terms)


def next_draft(point: CollectionPoint) -> CollectionPointVersion:
    """A draft that says what the live version says, to go on from; the draft that is there already, if any."""
    with atomic():
        point = CollectionPoint.objects.select_for_update().get(pk=point.pk)
        last = newest(point)
        return last if last.published_at is None else _first(point, terms_of(last))


def save(version: CollectionPointVersion, terms: Terms, seen: str) -> CollectionPointVersion:
    """Save a draft on top of what was seen (`Terms.fingerprint`); the same again changes nothing.

    Raises AlreadyPublished, and ChangedMeanwhile with what stands there instead.
    """
    with atomic():
        current = locked(version)
        stands = terms_of(current)
        if stands == terms:
            return current
        if stands.fingerprint != seen:
            raise ChangedMeanwhile(current)
        CollectionPointVersion.objects.filter(pk=current.pk).update(**terms.written())
        return locked(version)


def discard(version: CollectionPointVersion) -> bool:
    """Throw a draft away; whether it was there. The first draft of a point stays: close the point instead."""
    with atomic():
        if not CollectionPointVersion.objects.filter(pk=version.pk).exists():
            return False
        current = locked(version)
        if not CollectionPointVersion.objects.filter(point=current.point_id).exclude(pk=current.pk).exists():
            raise AlreadyPublished("A collection point needs a version.", "Close it, if it is not to be used.")
        CollectionPointVersion.objects.filter(pk=current.pk).delete()
        return True


def locked(version: CollectionPointVersion) -> CollectionPointVersion:
    """The draft as it stands, until the transaction ends nobody else's. Raises AlreadyPublished."""
    every = CollectionPointVersion.objects.select_related("point", "notice_version__notice")
    current = every.select_for_update(of=("self",)).get(pk=version.pk)
    if current.published_at is not None:
        raise AlreadyPublished(
            f"Version {current.number} of {current.point} is published and never changes.", "Begin a new version."
        )
    return current


def newest(point: CollectionPoint) -> CollectionPointVersion:
    """The newest version, published or not."""
    every = CollectionPointVersion.objects.filter(point=point).select_related("point", "notice_version__notice")
    return every.order_by("-number")[0]


def live(point: CollectionPoint) -> CollectionPointVersion | None:
    """The newest published version: the one that people see."""
    every = CollectionPointVersion.objects.filter(point=point, published_at__isnull=False)
    return every.select_related("point", "notice_version__notice").order_by("-number").first()


def _first(point: CollectionPoint, terms: Terms) -> CollectionPointVersion:
    notice = NoticeVersion.objects.get(pk=terms.notice_version_id)
    company = Controller.objects.get(pk=point.controller_id)
    return set_up(company, point.slug, point.kind, notice, terms.double_opt_in, terms.asks)


def _same(point: CollectionPoint, name: str, kind: str, terms: Terms) -> CollectionPointVersion:
    """What a double click began."""
    versions = list(CollectionPointVersion.objects.filter(point=point).order_by("number")[:2])
    drafted = len(versions) == 1 and versions[0].published_at is None and terms_of(versions[0]) == terms
    if drafted and (point.name, point.kind) == (name, kind):
        return versions[0]
    raise NameTaken(f"There is a collection point called {point} already.", "Give it another name.")
