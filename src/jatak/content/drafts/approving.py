"""Approving a draft: what was looked at is what is approved."""

from collections.abc import Collection
from datetime import datetime
from hashlib import sha256

from jatak.base.authors import Author
from jatak.content.drafts.checking import check
from jatak.content.drafts.errors import ChangedMeanwhile, NeedsSecondPerson
from jatak.content.models import Review, Said, TemplateVersion
from jatak.content.templates import NotReady, locked, name_of
from jatak.database.using import atomic


def state_of(version: TemplateVersion) -> str:
    """A fingerprint of the words of all languages; it is another one after every change."""
    texts = sorted(version.texts.values_list("pk", "revision"))
    return sha256(repr((version.pk, texts)).encode()).hexdigest()[:16]


def approve(
    version: TemplateVersion, *, by: Author, at: datetime, state: str, word: str = "", wrote: Collection[int] = ()
) -> None:
    """Approve what stands in `state`, for good; `wrote` are the accounts that changed this version at any time.

    Raises ChangedMeanwhile where that is another state, NotReady with what is missing, NeedsSecondPerson,
    AlreadyApproved.
    """
    with atomic():
        current = locked(version)
        _same(current, state)
        if missing := [each for each in check(current) if each.stops]:
            raise NotReady(f"{name_of(current)} is not ready: {missing[0].said}", "Mend what the check names.")
        if not may_approve(current, by, wrote):
            raise NeedsSecondPerson(
                f"{by.name} wrote some of it.", "This company wants a second person to approve what somebody wrote."
            )
        _say(current, Said.APPROVED, by, at, state, word)
        current.approved_at, current.approved_by = at, by.name
        current.save(update_fields=["approved_at", "approved_by"])


def may_approve(version: TemplateVersion, by: Author, wrote: Collection[int] = ()) -> bool:
    """Whether the company lets this one approve: where it wants two people, nobody who wrote any of it."""
    if not version.template.controller.second_person:
        return True
    return by.id not in wrote and not version.texts.filter(changed_by_id=by.id).exists()


def ask(version: TemplateVersion, *, by: Author, at: datetime, state: str, word: str = "") -> None:
    """Ask for an approval of what stands in `state`; asked already, nothing is asked again."""
    _once(version, Said.ASKED, by, at, state, word)


def withdraw(version: TemplateVersion, *, by: Author, at: datetime) -> bool:
    """Take back what was asked; whether anything was asked. Raises AlreadyApproved."""
    with atomic():
        current = locked(version)
        last = current.reviews.order_by("-pk").first()
        if last is None or last.said != Said.ASKED:
            return False
        _say(current, Said.WITHDRAWN, by, at, state_of(current), "")
        return True


def send_back(version: TemplateVersion, *, by: Author, at: datetime, state: str, word: str) -> None:
    """Say what must change before it is approved; the same word again is said once."""
    _once(version, Said.SENT_BACK, by, at, state, word)


def _once(version: TemplateVersion, said: Said, by: Author, at: datetime, state: str, word: str) -> None:
    with atomic():
        current = locked(version)
        _same(current, state)
        last = current.reviews.order_by("-pk").first()
        if last is None or (last.said, last.state, last.word, last.by_id) != (said.value, state, word.strip(), by.id):
            _say(current, said, by, at, state, word)


def _say(version: TemplateVersion, said: Said, by: Author, at: datetime, state: str, word: str) -> None:
    Review.objects.create(
        version=version, said=said.value, word=word.strip(), state=state, at=at, by_id=by.id, by=by.name
    )


def _same(version: TemplateVersion, state: str) -> None:
    if state_of(version) != state:
        raise ChangedMeanwhile(version.texts.order_by("-changed_at").first())
