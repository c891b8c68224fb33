"""Publishing a draft by whoever may: what was looked at is what is published."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from jatak.base.authors import Author
from jatak.base.hashing import canonical_json
from jatak.consent import notices
from jatak.consent.drafting.errors import ChangedMeanwhile, NeedsSecondPerson
from jatak.consent.drafting.saving import locked
from jatak.consent.models import NoticeReview, NoticeVersion
from jatak.consent.proposals import GAP
from jatak.database.using import atomic


class Said(StrEnum):
    """What somebody said of a draft."""

    ASKED = "asked"
    WITHDRAWN = "withdrawn"
    SENT_BACK = "sent_back"
    APPROVED = "approved"


def state_of(version: NoticeVersion) -> str:
    """A fingerprint of everything that a version says; it is another one after every change."""
    content = asdict(notices.content_of(version))
    content["companies"] = {str(pk): brands for pk, brands in content["companies"].items()}
    return sha256(canonical_json(content)).hexdigest()[:16]


def approve(
    version: NoticeVersion, *, by: Author, at: datetime, state: str, word: str = "", wrote: Collection[int] = ()
) -> NoticeVersion:
    """Publish what stands in `state`, for good; `wrote` are the accounts that changed this version at any time.

    Raises ChangedMeanwhile where that is another state, NotPublishable with what is missing, NeedsSecondPerson,
    AlreadyPublished.
    """
    with atomic():
        current = _in_state(version, state)
        if not may_publish(current, by, wrote):
            raise NeedsSecondPerson(
                f"{by.name} wrote some of it.", "This company wants a second person to publish what somebody wrote."
            )
        _refuse_gaps(current)
        _say(current, Said.APPROVED, by, at, state, word)
        return notices.publish(current, by.name, at)


def may_publish(version: NoticeVersion, by: Author, wrote: Collection[int] = ()) -> bool:
    """Whether the company lets this one publish: where it wants two people, nobody who wrote any of it."""
    if not version.notice.controller.second_person:
        return True
    return by.id not in wrote and version.changed_by_id != by.id


def ask(version: NoticeVersion, *, by: Author, at: datetime, state: str, word: str = "") -> None:
    """Ask that what stands in `state` be published; asked already, nothing is asked again."""
    _once(version, Said.ASKED, by, at, state, word)


def send_back(version: NoticeVersion, *, by: Author, at: datetime, state: str, word: str) -> None:
    """Say what must change before it is published; the same word again is said once."""
    _once(version, Said.SENT_BACK, by, at, state, word)


def withdraw(version: NoticeVersion, *, by: Author, at: datetime) -> bool:
    """Take back what was asked; whether anything was asked. Raises AlreadyPublished."""
    with atomic():
        current = locked(version)
        last = last_word(current)
        if last is None or last.said != Said.ASKED:
            return False
        _say(current, Said.WITHDRAWN, by, at, state_of(current), "")
        return True


def last_word(version: NoticeVersion) -> NoticeReview | None:
    """What was said of it last."""
    return version.reviews.order_by("-pk").first()


def gaps_in(content: notices.Draft) -> list[str]:
    """The languages in whose words something must still be written."""
    return [code for code, words in content.words.items() if any(GAP in part for part in asdict(words).values())]


def _refuse_gaps(version: NoticeVersion) -> None:
    if languages := gaps_in(notices.content_of(version)):
        raise notices.NotPublishable(
            f"In the words in {', '.join(languages)} stands {GAP}: something must still be written there.", "Write it."
        )


def _once(version: NoticeVersion, said: Said, by: Author, at: datetime, state: str, word: str) -> None:
    with atomic():
        current, word = _in_state(version, state), word.strip()
        last = last_word(current)
        if last is None or (last.said, last.state, last.word, last.by_id) != (said.value, state, word, by.id):
            _say(current, said, by, at, state, word)


def _in_state(version: NoticeVersion, state: str) -> NoticeVersion:
    current = locked(version)
    if state_of(current) != state:
        raise ChangedMeanwhile(current)
    return current


def _say(version: NoticeVersion, said: Said, by: Author, at: datetime, state: str, word: str) -> None:
    NoticeReview.objects.create(
        version=version, said=said.value, word=word.strip(), state=state, at=at, by_id=by.id, by=by.name
    )
