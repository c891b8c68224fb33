"""Setting up a place where people are asked, as it is clicked: begun, changed, looked at, published, closed."""

import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import override_settings
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.story.asking import notice
from tests.story.cast import asked_words, company
from tests.story.console import account, browser_of
from tests.story.sending import now

from jatak.accounts.models import Change, Role
from jatak.consent import notices
from jatak.consent.models import (
    Answer,
    Assessment,
    CollectionPoint,
    CollectionPointVersion,
    Device,
    NoticeVersion,
    Picture,
    Policy,
)
from jatak.consent.served import count_answer, count_shown
from jatak.database.using import acting_as
from jatak.gate.situation import Indication, Tri
from jatak.people.models import Controller

pytestmark = pytest.mark.usefixtures("database")

THE_LIST = "/console/collection/"
STATED = ["act", "free", "separate", "prominent"]


@pytest.fixture(autouse=True)
def _one_factor() -> Iterator[None]:
    with override_settings(JATAK_TWO_FACTOR="offered", JATAK_PUBLIC_URL="https://mail.sydrejser.example"):
        yield


def sydrejser(**content: object) -> tuple[Controller, NoticeVersion]:
    with acting_as("admin"):
        made = company()
        return made, notice(made, **content)


def begun(browser, words, name="Front page", kind="form"):
    """The draft that a click makes."""
    answer = browser.post(THE_LIST + "new/", {"name": name, "kind": kind, "notice": words.pk})
    assert answer.status_code == 302, answer.content.decode()
    with acting_as("admin"):
        return CollectionPointVersion.objects.select_related("point").latest("pk")


def fresh(draft) -> None:
    """As it stands by now."""
    with acting_as("admin"):
        draft.refresh_from_db()


def saved(browser, draft, **typed):
    """What a press of Save answers."""
    page = browser.get(f"{THE_LIST}versions/{draft.pk}/edit/")
    told = {name: value for name, value in page.context_data["form"].initial.items() if value not in (None, False)}
    told |= {"double_opt_in": "on"} if draft.double_opt_in else {}
    return browser.post(f"{THE_LIST}versions/{draft.pk}/edit/", told | {"seen": page.context_data["seen"]} | typed)


def published(browser, draft, stated=tuple(STATED), **more):
    page = browser.get(f"{THE_LIST}versions/{draft.pk}/publish/")
    said = {"statements": list(stated), "seen": page.context_data["seen"], "note": "Looked at it."}
    return browser.post(f"{THE_LIST}versions/{draft.pk}/publish/", said | more)


def test_from_nothing_to_a_form_that_people_see() -> None:
    mette = browser_of(account())
    assert "Nobody is asked yet" in mette.get(THE_LIST).content.decode()
    assert "No notice is published yet" in mette.get(THE_LIST + "new/").content.decode()
    _, words = sydrejser()
    draft = begun(mette, words)
    assert (draft.double_opt_in, draft.age_from, draft.fields) == (True, 15, [])  # Denmark: from fifteen.
    answer = saved(mette, draft, sites="shop.example\nhttps://Shop.example/", ask_name="may", note="In the footer")
    assert answer.status_code == 302
    fresh(draft)
    assert (draft.sites, draft.fields) == (["https://shop.example"], [{"kind": "name", "required": False}])
    assert published(mette, draft).status_code == 302
    shown = mette.get(f"{THE_LIST}{draft.point_id}/").content.decode()
    address = f"https://mail.sydrejser.example/s/{draft.point_id}-front-page/"
    assert f"&lt;script src=&quot;{address}form.js&quot; async&gt;" in shown
    assert "A: confirmed or signed" in shown
    with acting_as("admin"):
        judged = Assessment.objects.get()
        assert (judged.indication, judged.proof, judged.judged_by) == (Indication.TICKED, Tri.YES, "Mette")
        verbs = list(Change.objects.order_by("pk").values_list("verb", flat=True))
        assert verbs == ["collection.begun", "collection.changed", "collection.published"]
        assert ProcrastinateJob.objects.filter(task_name="pictures.take", args__version_id=draft.pk).exists()
    form = mette.get(f"/s/{draft.point_id}-front-page/")
    assert form.status_code == 200


def test_the_preview_is_drawn_by_what_draws_the_form_and_counts_nothing() -> None:
    mette, (_, words) = browser_of(account()), sydrejser()
    draft = begun(mette, words)
    shown = mette.get(f"{THE_LIST}versions/{draft.pk}/preview/?language=en")
    assert "May Sydrejser write to you" in shown.content.decode()
    assert "frame-ancestors 'self'" in shown["Content-Security-Policy"]
    assert shown["X-Frame-Options"] == "SAMEORIGIN"
    assert " disabled" in shown.content.decode()


def test_in_germany_double_opt_in_stays_on_whatever_is_ticked_and_the_source_is_named() -> None:
    mette, (_, words) = browser_of(account()), sydrejser(countries=("DE",))
    draft = begun(mette, words)
    page = mette.get(f"{THE_LIST}versions/{draft.pk}/edit/").content.decode()
    assert "Here it cannot be switched off" in page
    assert "BGH I ZR 164/09" in page
    assert 'name="double_opt_in"' not in page
    saved(mette, draft, double_opt_in="", note="x")
    fresh(draft)
    assert (draft.double_opt_in, draft.note) == (True, "x")


def test_what_cannot_be_shown_yet_says_why_and_is_not_published() -> None:
    mette, (_, words) = browser_of(account()), sydrejser(channels=("email", "sms"))
    draft = begun(mette, words)
    assert [each["kind"] for each in draft.fields] == ["telephone"]
    saved(mette, draft, ask_telephone="")
    answer = published(mette, draft)
    assert answer.status_code == 422
    assert "the form asks for no telephone number" in answer.content.decode()
    with acting_as("admin"):
        assert not CollectionPointVersion.objects.exclude(published_at=None).exists()
        assert not Assessment.objects.exists()


def test_bad_input_comes_back_with_what_was_typed() -> None:
    mette, (_, words) = browser_of(account()), sydrejser()
    draft = begun(mette, words)
    for typed, said in (
        ({"sites": "http://shop.example"}, "is not encrypted"),
        ({"sites": "https://a b"}, "is no site"),
        ({"page_url": "javascript:alert(1)"}, "Enter a valid URL"),
        ({"age_from": "3"}, "greater than or equal to 13"),
        ({"notice": "999"}, "not one of the available choices"),
    ):
        answer = saved(mette, draft, **typed)
        assert answer.status_code == 422, typed
        assert said in answer.content.decode(), typed
    fresh(draft)
    assert (draft.sites, draft.page_url) == ([], "")
    for name, kind in (("", "form"), ("…", "form"), ("x", "import"), ("x", "nonsense")):
        answer = mette.post(THE_LIST + "new/", {"name": name, "kind": kind, "notice": words.pk})
        assert answer.status_code == 422, (name, kind)


def test_of_two_editors_the_second_sees_what_the_first_saved() -> None:
    mette, (_, words) = browser_of(account()), sydrejser()
    draft = begun(mette, words)
    seen = mette.get(f"{THE_LIST}versions/{draft.pk}/edit/").context_data["seen"]
    saved(mette, draft, note="mine")
    answer = saved(mette, draft, seen=seen, note="yours")
    assert answer.status_code == 422
    assert "Somebody else saved: mine" in answer.content.decode()
    assert "yours" in answer.content.decode()
    again = saved(mette, draft, seen=answer.context_data["seen"], note="yours")
    assert again.status_code == 302
    fresh(draft)
    assert draft.note == "yours"


def test_a_double_click_begins_and_publishes_once() -> None:
    mette, (_, words) = browser_of(account()), sydrejser()
    assert begun(mette, words).pk == begun(mette, words).pk
    draft = begun(mette, words)
    seen = mette.get(f"{THE_LIST}versions/{draft.pk}/publish/").context_data["seen"]
    for _time in range(2):
        assert published(mette, draft, seen=seen).status_code == 302 if _time == 0 else True
        mette.post(f"{THE_LIST}versions/{draft.pk}/publish/", {"seen": seen, "statements": STATED})
    with acting_as("admin"):
        assert Assessment.objects.count() == 1
        assert Change.objects.filter(verb="collection.published").count() == 1


def test_a_new_version_is_prepared_closed_opened_and_thrown_away() -> None:
    mette, (_, words) = browser_of(account()), sydrejser()
    draft = begun(mette, words)
    published(mette, draft)
    point = f"{THE_LIST}{draft.point_id}/"
    for _time in range(2):
        assert mette.post(point + "draft/").status_code == 302
    with acting_as("admin"):
        second = CollectionPointVersion.objects.get(number=2)
    saved(mette, second, question="mandatory")
    page = mette.get(f"{THE_LIST}versions/{second.pk}/publish/").content.decode()
    assert "whether the question must be answered" in page
    for _time in range(2):
        assert mette.post(f"{THE_LIST}versions/{second.pk}/discard/").status_code in (302, 404)
    for act, closed in (("close/", True), ("close/", True), ("open/", False)):
        mette.post(point + act)
        with acting_as("admin"):
            assert (CollectionPoint.objects.get().closed_at is not None) is closed
    mette.post(point + "rename/", {"name": "Home"})
    with acting_as("admin"):
        assert CollectionPoint.objects.get().name == "Home"
        verbs = list(Change.objects.order_by("pk").values_list("verb", flat=True))[2:]
    assert verbs == ["collection." + each for each in ("changed", "discarded", "closed", "opened", "renamed")]


def test_a_spelling_fix_is_offered_and_followed_by_one_button() -> None:
    mette, (asking, words) = browser_of(account()), sydrejser()
    draft = begun(mette, words)
    published(mette, draft)
    with acting_as("admin"):
        asked = asked_words(asking)
        mended = replace(asked, withdrawal=f"{asked.withdrawal} It is easy.")
        said = notices.Draft(("email",), {"en": mended}, countries=("DK",))
        fix = notices.publish(notices.draft(asking, "counter", said, spelling_alone=True), "Ida", now())
    point = f"{THE_LIST}{draft.point_id}/"
    assert "Show 1.1 from now on" in mette.get(point).content.decode()
    for _time in range(2):
        assert mette.post(point + "follow/").status_code == 302
    with acting_as("admin"):
        live = CollectionPointVersion.objects.latest("number")
        assert (live.number, live.notice_version_id) == (2, fix.pk)
        assert live.assessments.get().reason.startswith("Version 1 asks the same")


def test_the_list_shows_figures_evidence_and_pictures() -> None:
    mette, (_, words) = browser_of(account()), sydrejser()
    draft = begun(mette, words)
    published(mette, draft)
    with acting_as("consent"):
        for number in range(4):
            count_shown(draft.pk, uuid.UUID(int=number), now())
        count_answer(draft.pk, uuid.UUID(int=1), Answer.YES, now())
        count_shown(draft.pk, uuid.UUID(int=9), now() - timedelta(days=40))
    (row,) = mette.get(THE_LIST).context_data["rows"]
    assert (row["row"].tally.shown, row["row"].tally.yes, row["row"].tally.conversion) == (4, 1, 0.25)
    page = mette.get(THE_LIST).content.decode()
    assert "missing evidence" in page
    assert ("25" in page, "double" in page) == (True, True)
    with acting_as("consent"):
        taken = Picture.objects.create(
            version_id=draft.pk, device=Device.DESKTOP, url="https://x.example", taken_at=now(), png=b"\x89PNG"
        )
    assert f"/console/collection/pictures/{taken.pk}.png" in mette.get(THE_LIST).content.decode()
    picture = mette.get(f"{THE_LIST}pictures/{taken.pk}.png")
    assert (picture["Content-Type"], picture.content) == ("image/png", b"\x89PNG")
    assert mette.get(f"{THE_LIST}pictures/{taken.pk}.html").status_code == 404  # There is none.
    assert mette.post(f"{THE_LIST}versions/{draft.pk}/pictures/take/").status_code == 302
    assert mette.get(THE_LIST + "?closed=1").context_data["rows"] == []
    assert mette.get(THE_LIST + "compare/").status_code == 200


def test_the_list_goes_on_without_a_gap() -> None:
    mette, (asking, _) = browser_of(account()), sydrejser()
    with acting_as("admin"):
        CollectionPoint.objects.bulk_create(
            CollectionPoint(controller=asking, slug=f"p{number}", kind="form") for number in range(65)
        )
    seen, below = [], ""
    while True:
        found = mette.get(THE_LIST, {"below": below} if below else {}).context_data
        seen += [each["row"].point.pk for each in found["rows"]]
        if not found["below"]:
            break
        below = found["below"]
    assert len(seen) == len(set(seen)) == 65


def test_a_company_chooses_what_is_kept() -> None:
    mette, (asking, _) = browser_of(account()), sydrejser()
    address = f"{THE_LIST}keeping/{asking.pk}/"
    seen = mette.get(address).context_data["seen"]
    told = {"ip": "none", "browser": "whole", "pending_days": "7", "seen": seen}
    for _time in range(2):
        assert mette.post(address, told).status_code == 302
    with acting_as("admin"):
        assert Policy.objects.get().pending_days == 7
        assert Change.objects.get(verb="collection.keeping").details["ip"] == ["shortened", "none"]
    assert mette.post(address, told | {"ip": "whole"}).status_code == 422  # Opened before that was saved.
    assert mette.post(address, told | {"pending_days": "0"}).status_code == 422
    assert "7 days" in mette.get(THE_LIST + "keeping/").content.decode()


def test_strangers_find_nothing_and_readers_change_nothing() -> None:
    mette, (_, words) = browser_of(account()), sydrejser()
    draft = begun(mette, words)
    published(mette, draft)
    with acting_as("admin"):
        eve = company("Eve")
        picture = Picture.objects.create(
            version_id=draft.pk, device=Device.DESKTOP, url="https://x.example", taken_at=now(), png=b"\x89PNG"
        )
        before = Change.objects.count()
    stranger = browser_of(account("Eve", Role.ADMINISTRATOR, eve))
    reader = browser_of(account("Rita", Role.READER))
    point, version = f"{THE_LIST}{draft.point_id}/", f"{THE_LIST}versions/{draft.pk}/"
    assert stranger.get(THE_LIST).context_data["rows"] == []
    for page in (point, version + "edit/", version + "preview/", version + "publish/", version + "judge/"):
        assert stranger.get(page).status_code == 404, page
    assert stranger.get(f"{THE_LIST}pictures/{picture.pk}.png").status_code == 404
    acts = [point + act for act in ("rename/", "close/", "open/", "draft/", "follow/")]
    acts += [version + act for act in ("edit/", "publish/", "judge/", "discard/", "pictures/take/")]
    for act in acts:
        assert stranger.post(act, {"name": "Mine"}).status_code == 404, act
        assert reader.post(act, {"name": "Mine"}).status_code == 403, act
    assert stranger.post(THE_LIST + "new/", {"name": "x", "kind": "form", "notice": words.pk}).status_code == 422
    assert reader.get(point).status_code == 200
    with acting_as("admin"):
        assert Change.objects.count() == before


def test_who_writes_looks_at_the_draft_and_is_told_who_publishes_it() -> None:
    made, words = sydrejser()
    account()
    emil = browser_of(account("Emil", Role.EDITOR, made))
    draft = begun(emil, words)
    answer = saved(emil, draft, publish="1")
    assert answer.url == f"{THE_LIST}versions/{draft.pk}/look/"
    page = emil.get(answer.url).content.decode()
    assert "Tell one of these that it is ready: Mette" in page
    assert "<iframe" in page
    assert ">Publish</button>" not in page
    assert emil.post(f"{THE_LIST}versions/{draft.pk}/publish/").status_code == 403
    assert emil.post(answer.url).status_code == 405
    ida = browser_of(account("Ida", Role.APPROVER, made))
    assert ida.get(answer.url).status_code == 403
    assert "goes on with it." in ida.get(f"{THE_LIST}{draft.point_id}/").content.decode(), "no link to a closed door"


def test_what_nobody_states_is_said_where_the_place_is_shown() -> None:
    mette, (_, words) = browser_of(account()), sydrejser()
    draft = begun(mette, words)
    published(mette, draft, stated=("act", "separate"))
    shown = mette.get(f"{THE_LIST}{draft.point_id}/").content.decode()
    assert "Nobody states: Given freely, Asked prominently." in shown
    assert "not all is stated" in mette.get(THE_LIST).content.decode()
    mette.post(f"{THE_LIST}versions/{draft.pk}/judge/", {"statements": STATED, "note": "Looked again."})
    assert "Nobody states" not in mette.get(f"{THE_LIST}{draft.point_id}/").content.decode()
    assert "not all is stated" not in mette.get(THE_LIST).content.decode()
