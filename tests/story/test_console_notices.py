"""A notice in the console: written, stopped by the lists, mended, published; by those who may, and by nobody else."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client, override_settings
from tests.story.cast import company
from tests.story.console import account, browser_of

from jatak.accounts.models import Change, Role
from jatak.consent.models import Notice, NoticeReview, NoticeVersion
from jatak.consent.notices import content_of
from jatak.database.using import acting_as
from jatak.people.models import Controller

pytestmark = pytest.mark.usefixtures("database")

START = {
    "kind": "newsletter",
    "name": "Newsletter",
    "goods": "pakkerejser og hoteller",
    "per_month": "4",
    "languages": ["da"],
    "countries": ["DK"],
}


@pytest.fixture(autouse=True)
def _one_factor() -> Iterator[None]:
    with override_settings(JATAK_TWO_FACTOR="offered"):
        yield


@pytest.fixture
def travel() -> Controller:
    with acting_as("admin"):
        return company()


@pytest.fixture
def mette() -> Client:
    return browser_of(account())


def begun(browser: Client, travel: Controller, **more: object) -> NoticeVersion:
    answer = browser.post("/console/notices/new/", {**START, "company": travel.pk, **more})
    assert answer.status_code == 302, answer.content.decode()
    return version(int(answer["Location"].split("/")[-3]))


def version(pk: int) -> NoticeVersion:
    with acting_as("consent"):
        return NoticeVersion.objects.select_related("notice").prefetch_related("texts", "companies").get(pk=pk)


def typed(draft: NoticeVersion, **changed: object) -> dict[str, Any]:
    """The editor's form as the browser would send it."""
    content = content_of(version(draft.pk))
    data: dict[str, Any] = {
        "revision": version(draft.pk).revision,
        "purpose": content.purpose.value,
        "channels": list(content.channels),
        "countries": list(content.countries),
        "promised_per_month": content.promised_per_month or "",
        "benefit": content.benefit.value,
        "partner-TOTAL_FORMS": "1",
        "partner-INITIAL_FORMS": "0",
    }
    for language, words in content.words.items():
        for part in ("headline", "benefit", "asked", "withdrawal", "terms"):
            data[f"words-{language}-{part}"] = getattr(words, part)
    return {**data, **changed}


def at(draft: NoticeVersion, page: str = "") -> str:
    return f"/console/notices/versions/{draft.pk}/{page}"


def seen(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def state(browser: Client, draft: NoticeVersion) -> str:
    found = re.search(r'name="state" value="(\w+)"', seen(browser, at(draft)))
    assert found
    return found[1]


def publish(browser: Client, draft: NoticeVersion, **more: str) -> Any:
    return browser.post(at(draft, "publish/"), {"state": state(browser, draft), **more}, follow=True)


def test_a_notice_is_written_stopped_mended_and_published(mette: Client, travel: Controller) -> None:
    assert "Write the first notice" in seen(mette, "/console/notices/")
    draft = begun(mette, travel)
    gift = "Vind en gratis rejse, også fra vores samarbejdspartnere."
    assert mette.post(at(draft, "write/"), typed(draft, **{"words-da-benefit": gift})).status_code == 302
    stopped = seen(mette, at(draft))
    assert "may not be published as it is" in stopped
    assert re.search(r"<mark[^>]*n-mark--stop[^>]*>gratis<", stopped)
    danish = mette.get(at(draft), headers={"Accept-Language": "da"}).content.decode()
    assert "er ikke gratis" in danish, "what is found is told in the language of the reader"
    assert re.search(r'<button class="button" type="submit" disabled>\s*Publish', stopped)
    assert "First mend what is marked" in stopped
    publish(mette, draft)
    assert version(draft.pk).published_at is None
    mette.post(at(draft, "write/"), typed(draft, **{"words-da-benefit": "Medlemmer får 10 % rabat på hoteller."}))
    answer = publish(mette, draft)
    assert "These words never change" in answer.content.decode()
    published = version(draft.pk)
    assert (published.label, published.published_by) == ("1.0", "Mette")
    onward = f"/console/collection/new/?notice={published.pk}"
    assert onward in seen(mette, at(draft)), "what comes next is one click away"
    assert onward in seen(mette, f"/console/notices/{draft.notice_id}/")
    listed = seen(mette, "/console/notices/")
    assert "version 1.0" in listed
    assert "nowhere yet" in listed
    verbs = list(Change.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs == ["notice.started", "notice.written", "notice.written", "notice.published"]


def test_the_check_answers_while_somebody_types_and_changes_nothing(mette: Client, travel: Controller) -> None:
    draft = begun(mette, travel)
    answer = mette.post(
        at(draft, "check/"), typed(draft, **{"words-da-asked": "Ja tak til nyheder.", "channels": ["sms"]})
    )
    said = answer.content.decode()
    assert 'data-piece="standing"' in said
    assert "may not be published as it is" in said
    assert version(draft.pk).revision == 1
    assert mette.get(at(draft, "check/")).status_code == 405


def test_what_was_typed_is_escaped_where_it_is_marked_and_shown(mette: Client, travel: Controller) -> None:
    draft = begun(mette, travel)
    words = "<script>alert(1)</script> gratis [her](https://example.com/?a=1&b=2)"
    said = mette.post(at(draft, "check/"), typed(draft, **{"words-da-benefit": words})).content.decode()
    assert "<script>" not in said
    assert "<u>her</u>" in said


def test_bad_input_comes_back_with_what_was_typed(mette: Client, travel: Controller) -> None:
    draft = begun(mette, travel)
    data = typed(draft, promised_per_month="900", **{"words-da-headline": "Sol og sand"})
    data |= {"partner-0-name": "", "partner-0-about": "boats"}
    answer = mette.post(at(draft, "write/"), data)
    said = answer.content.decode()
    assert answer.status_code == 422
    assert "Sol og sand" in said
    assert "Name the partner." in said
    assert version(draft.pk).revision == 1


def test_terms_partners_and_brands_are_kept(mette: Client, travel: Controller) -> None:
    with acting_as("admin"):
        other = company("Bergtur")
        brand = other.brand_set.create(name="Fjeld")
    draft = begun(mette, travel)
    data = typed(draft, companies=[other.pk], brands=[brand.pk], joint="on", benefit="club", benefit_messages="12")
    data |= {"partner-0-name": "Bodil", "partner-0-about": "boats"}
    assert mette.post(at(draft, "write/"), data).status_code == 302
    content = content_of(version(draft.pk))
    assert content.companies == {travel.pk: (), other.pk: (brand.pk,)}
    assert (content.partners[0].name, content.partners[0].about) == ("Bodil", "boats")
    assert (content.joint, content.benefit_messages) == (True, 12)
    said = seen(mette, at(draft))
    assert "Bergtur (Fjeld)" in said
    assert "Bodil: boats" in said


def test_a_language_is_added_with_proposed_words_and_a_gap_that_must_be_filled(
    mette: Client, travel: Controller
) -> None:
    draft = begun(mette, travel)
    for _twice in range(2):
        mette.post(at(draft, "languages/add/"), {"language": "de"})
    assert "Sydrejser" in content_of(version(draft.pk)).words["de"].asked
    assert "Something must still be written" in seen(mette, at(draft))
    publish(mette, draft)
    assert version(draft.pk).published_at is None
    mette.post(at(draft, "languages/remove/"), {"language": "de"})
    mette.post(at(draft, "languages/remove/"), {"language": "da"})
    assert list(content_of(version(draft.pk)).words) == ["da"]


def test_two_editors_lose_nothing(travel: Controller) -> None:
    sofie, ida = (browser_of(account(name, Role.EDITOR, travel)) for name in ("Sofie", "Ida"))
    draft = begun(sofie, travel)
    hers = typed(draft, promised_per_month="2", **{"words-da-headline": "Sol"})
    ida.post(at(draft, "write/"), typed(draft, **{"words-da-headline": "Strand", "words-da-terms": "Vilkår"}))
    answer = sofie.post(at(draft, "write/"), hers)
    both = answer.content.decode()
    assert answer.status_code == 409
    assert "Strand" in both
    assert content_of(version(draft.pk)).words["da"].headline == "Strand"
    chosen = {**hers, "revision": "2", "take_da.headline": "theirs", "take_promised_per_month": "mine"}
    assert sofie.post(at(draft, "write/"), {**chosen, "take_da.terms": "theirs"}).status_code == 302
    content = content_of(version(draft.pk))
    assert (content.words["da"].headline, content.words["da"].terms) == ("Strand", "Vilkår")
    assert content.promised_per_month == 2


def test_a_language_that_came_or_went_meanwhile_is_not_lost(mette: Client, travel: Controller) -> None:
    draft = begun(mette, travel)
    before = typed(draft, **{"words-da-headline": "Sol"})
    mette.post(at(draft, "languages/add/"), {"language": "de"})
    assert mette.post(at(draft, "write/"), before).status_code == 409
    assert mette.post(at(draft, "write/"), {**before, "revision": "2"}).status_code == 302
    german = content_of(version(draft.pk)).words["de"]
    assert "Sydrejser" in german.asked
    before = typed(draft, **{"words-de-headline": "Sonne"})
    mette.post(at(draft, "languages/remove/"), {"language": "de"})
    both = mette.post(at(draft, "write/"), before)
    assert (both.status_code, "Sonne" in both.content.decode()) == (409, True)
    out = {f"take_de.{part}": "theirs" for part in ("headline", "benefit", "asked", "withdrawal", "terms")}
    mette.post(at(draft, "write/"), {**before, "revision": "4", **out})
    assert list(content_of(version(draft.pk)).words) == ["da"]
    mette.post(at(draft, "write/"), {**before, "revision": "4"})
    assert content_of(version(draft.pk)).words["de"].headline == "Sonne"


def test_a_spelling_fix_shows_each_word_and_cannot_change_terms(mette: Client, travel: Controller) -> None:
    first = begun(mette, travel)
    publish(mette, first)
    assert mette.get(at(first, "write/")).status_code == 302
    answer = mette.post(at(first, "next/"), {"change": "spelling"})
    fix = version(int(answer["Location"].split("/")[-3]))
    assert fix.label == "1.1"
    editor = seen(mette, at(fix, "write/"))
    assert 'name="promised_per_month"' not in editor
    asked = content_of(fix).words["da"].asked
    data = {
        "revision": fix.revision,
        "promised_per_month": "9",
        **{f"words-da-{part}": getattr(content_of(fix).words["da"], part) for part in ("headline", "withdrawal")},
        "words-da-asked": asked.replace("Ja tak,", "Ja tak:"),
    }
    mette.post(at(fix, "write/"), data)
    changed = content_of(version(fix.pk))
    assert (changed.words["da"].asked[:7], changed.promised_per_month) == ("Ja tak:", 4)
    looked_at = seen(mette, at(fix))
    assert "<del>,</del><ins>:</ins>" in looked_at
    assert "hardly a spelling fix" not in looked_at
    mette.post(at(fix, "write/"), {**data, "revision": "2", "words-da-asked": asked.replace("4 gange", "9 gange")})
    assert "hardly a spelling fix" in seen(mette, at(fix))
    compared = seen(mette, f"/console/notices/{fix.notice_id}/compare/?before=1&after=2")
    assert "<del>4</del><ins>9</ins>" in compared


def test_going_on_twice_is_one_draft_and_a_draft_can_be_thrown_away(mette: Client, travel: Controller) -> None:
    first = begun(mette, travel)
    publish(mette, first)
    places = {mette.post(at(first, "next/"), {"change": "essential"})["Location"] for _twice in range(2)}
    assert len(places) == 1
    draft = version(int(places.pop().split("/")[-3]))
    assert draft.label == "2.0"
    for _twice in range(2):
        answer = mette.post(at(draft, "discard/"))
        assert answer.status_code in (302, 404)
    assert "Change what it says" in seen(mette, f"/console/notices/{first.notice_id}/")


def test_a_second_person_publishes_where_the_company_wants_one(travel: Controller) -> None:
    with acting_as("admin"):
        travel.second_person = True
        travel.save()
    sofie = browser_of(account("Sofie", Role.ADMINISTRATOR, travel))
    bo = browser_of(account("Bo", Role.APPROVER, travel))
    draft = begun(sofie, travel)
    assert "wants a second person" in seen(sofie, at(draft))
    publish(sofie, draft)
    assert version(draft.pk).published_at is None
    sofie.post(at(draft, "ask/"), {"state": state(sofie, draft), "word": "Before Friday"})
    assert "draft 1.0 waits for a second person" in seen(bo, "/console/notices/")
    waiting = seen(bo, "/console/")
    assert "Sofie asks you to publish this notice" in waiting
    assert "Before Friday" in waiting
    assert "asks you to publish" not in seen(sofie, "/console/")
    bo.post(at(draft, "send-back/"), {"state": state(bo, draft), "word": "Say which hotels"})
    assert "Say which hotels" in seen(sofie, at(draft, "write/"))
    assert "Bo sent this notice back to you" in seen(sofie, "/console/")
    looked_at = state(bo, draft)
    sofie.post(at(draft, "write/"), typed(draft, **{"words-da-headline": "Sol"}))
    bo.post(at(draft, "publish/"), {"state": looked_at})
    assert version(draft.pk).published_at is None
    publish(bo, draft)
    assert version(draft.pk).published_by == "Bo"
    with acting_as("consent"):
        assert list(NoticeReview.objects.order_by("pk").values_list("said", flat=True)) == [
            "asked",
            "sent_back",
            "approved",
        ]


def test_who_may_what(travel: Controller) -> None:
    draft = begun(browser_of(account("Sofie", Role.EDITOR, travel)), travel)
    pages = ["/console/notices/", f"/console/notices/{draft.notice_id}/", at(draft)]
    reader = browser_of(account("Rune", Role.READER, travel))
    for address in pages:
        assert reader.get(address).status_code == 200, address
    assert reader.get(at(draft, "write/")).status_code == 403
    assert reader.post(at(draft, "publish/")).status_code == 403
    editor = browser_of(account("Ida", Role.EDITOR, travel))
    assert editor.post(at(draft, "publish/"), {"state": "x"}).status_code == 403


def test_a_stranger_to_the_company_finds_nothing(travel: Controller) -> None:
    draft = begun(browser_of(account()), travel)
    with acting_as("admin"):
        other = company("Bergtur")
    eve = browser_of(account("Eve", Role.ADMINISTRATOR, other))
    one = f"/console/notices/{draft.notice_id}/"
    for address in (one, f"{one}compare/", at(draft), at(draft, "write/"), at(draft, "publish/")):
        expected = 405 if address.endswith("publish/") else 404
        assert eve.get(address).status_code == expected, address
    for act in (
        "write/",
        "check/",
        "next/",
        "discard/",
        "publish/",
        "ask/",
        "withdraw/",
        "send-back/",
        "languages/add/",
    ):
        assert eve.post(at(draft, act), {"state": "x", "word": "x"}).status_code == 404, act
    assert eve.post(f"{one}count/").status_code == 404
    assert "newsletter" not in seen(eve, "/console/notices/")
    assert eve.post("/console/notices/new/", {**START, "company": travel.pk}).status_code == 200
    with acting_as("consent"):
        assert Notice.objects.count() == 1
    assert version(draft.pk).revision == 1


def test_the_same_name_again_is_told_at_its_field(mette: Client, travel: Controller) -> None:
    begun(mette, travel)
    begun(mette, travel)
    answer = mette.post("/console/notices/new/", {**START, "company": travel.pk, "goods": "both"})
    assert "has a notice of that name already" in answer.content.decode()
