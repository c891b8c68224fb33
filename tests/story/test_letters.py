"""Sofie writes a letter in the console, Ida approves it, and whoever is of another company sees nothing of it."""

import contextlib
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from html import unescape
from io import BytesIO
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.files.images import ImageFile
from django.db import connections
from django.test import Client, override_settings
from PIL import Image as Drawing
from tests.story.cast import company
from tests.story.console import account, anybody, browser_of
from tests.story.sending import now
from wagtail.images import get_image_model

from jatak.accounts.models import Change, Role
from jatak.console.letters import testing
from jatak.console.letters.library import library_of
from jatak.content.drafts import start, state_of
from jatak.content.models import Review, TemplateText, TemplateVersion
from jatak.database.using import acting_as
from jatak.gate.message import Declared
from jatak.people.models import Controller

pytestmark = [
    pytest.mark.usefixtures("database"),
    # Pictures are made smaller by way of a temporary file that Wagtail leaves to the garbage collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
PAGES = ("", "approval/", "test/", "languages/en/remove/")
POSTS = ("", "preview/", "choose/", "languages/", "test/", "approval/asked/", "approval/approved/", "version/")


@pytest.fixture(autouse=True)
def _one_factor() -> Iterator[None]:
    with override_settings(JATAK_TWO_FACTOR="offered"):
        yield


@pytest.fixture
def sydrejser() -> Controller:
    made = company()
    Controller.objects.filter(pk=made.pk).update(
        sender_address="nyt@sydrejser.example", service_address="hej@sydrejser.example"
    )
    return Controller.objects.get(pk=made.pk)


@pytest.fixture
def draft(sydrejser: Controller) -> TemplateVersion:
    return start(sydrejser, None, "Summer", Declared.MARKETING)


@pytest.fixture
def sofie(sydrejser: Controller) -> Client:
    return browser_of(account("Sofie", Role.EDITOR, sydrejser))


@pytest.fixture
def ida(sydrejser: Controller) -> Client:
    return browser_of(account("Ida", Role.APPROVER, sydrejser))


def typed(revision: int = 0, words: str = "Hello {name|you}", **more: str) -> dict[str, str]:
    """The form as a browser sends it, with one block of text."""
    content = '{"blocks": [{"key": "a", "text": "%s", "type": "unstyled", "depth": 0, "inlineStyleRanges": [],'
    content += ' "entityRanges": []}], "entityMap": {}}'
    block = {
        "body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-type": "text", "body-0-id": "",
        "body-0-value-words": content % words, "body-0-value-elements": "promotion",
    }  # fmt: skip
    fields = {"language": "en", "revision": str(revision), "subject": "Summer", "preheader": "Cabins", "text": ""}
    return {**fields, **block, **more}


def address(version: TemplateVersion, rest: str = "") -> str:
    return f"/console/letters/{version.pk}/{rest}"


def save(browser: Client, version: TemplateVersion, **fields: Any) -> Any:
    return browser.post(address(version), typed(**fields), headers={"accept": "application/json"})


def words(version: TemplateVersion) -> TemplateText:
    return version.texts.get(language="en")


def test_a_letter_is_started_once_however_often_the_button_is_pressed(sydrejser: Controller, sofie: Client) -> None:
    page = sofie.get("/console/letters/new/").content.decode()
    key = re.search(r'name="key" value="([^"]+)"', page)
    assert key
    said = {"key": key[1], "name": "Autumn", "company": sydrejser.pk, "declared": "marketing", "brand": ""}
    first, second = (sofie.post("/console/letters/new/", said)["Location"] for _ in range(2))
    assert first == second
    assert Change.objects.filter(verb="letter.started").count() == 1
    assert sofie.get(first).status_code == 200
    assert "Autumn" in sofie.get("/console/letters/").content.decode()


def test_a_form_with_mistakes_comes_back_with_what_was_typed(sofie: Client) -> None:
    eve = company("Eve")
    said = {"key": "no", "name": "Autumn", "company": eve.pk, "declared": "marketing"}
    answer = sofie.post("/console/letters/new/", said)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert 'value="Autumn"' in page
    assert "Select a valid choice" in page
    assert not TemplateVersion.objects.exists()


def test_what_is_typed_is_saved_and_shown_again(draft: TemplateVersion, sofie: Client) -> None:
    told = save(sofie, draft).json()
    assert (told["revision"], told["text"]) == (1, "Hello {name|you}")
    assert "Ready for an approval" in told["standing"]
    assert words(draft).changed_by == "Sofie"
    page = unescape(sofie.get(address(draft)).content.decode())
    assert "Hello {name|you}" in page
    assert Change.objects.filter(verb="letter.written").count() == 1
    assert save(sofie, draft).json()["revision"] == 1


def test_words_are_logged_once_an_hour_for_each_account_and_language(draft: TemplateVersion, sofie: Client) -> None:
    sofie.post(address(draft, "languages/"), {"language": "da", "copy_from": "en"})
    assert draft.texts.filter(language="da").exists()
    for language in ("da", "en"):
        for revision, said in enumerate(("Hej", "Hej med dig")):
            assert save(sofie, draft, language=language, revision=revision, words=said).status_code == 200
    told = Change.objects.filter(verb="letter.written").order_by("pk")
    assert [each.details["language"] for each in told] == ["da", "en"]
    with acting_as("admin"):
        Change.objects.update(at=now() - timedelta(hours=1, minutes=1))
    assert save(sofie, draft, revision=2, words="Hello again").json()["revision"] == 3
    assert told.all().count() == 3


def test_the_preview_follows_what_is_typed_and_keeps_nothing(draft: TemplateVersion, sofie: Client) -> None:
    told = sofie.post(address(draft, "preview/"), typed(words="Hi {name}, <b>not bold</b>")).json()
    assert "Hi Sofie, &lt;b&gt;not bold&lt;/b&gt;" in told["html"]
    assert "Sydrejser A/S" in told["html"]
    assert told["text"].startswith("Hi Sofie, <b>not bold</b>")
    assert words(draft).subject == ""


def test_two_who_write_at_once_lose_nothing(draft: TemplateVersion, sofie: Client, ida: Client) -> None:
    otto = browser_of(account("Otto", Role.EDITOR, draft.template.controller))
    save(sofie, draft)
    refused = save(otto, draft, words="Hello from Otto", subject="Otto")
    assert refused.status_code == 409
    assert "Sofie" in refused.json()["conflict"]
    page = otto.post(address(draft), typed(words="Hello from Otto", subject="Otto"))
    assert page.status_code == 409
    shown = unescape(page.content.decode())
    assert "Hello from Otto" in shown
    assert "Hello Ana" in shown
    kept = re.search(r'name="mine" value="([^"]+)"', page.content.decode())
    assert kept
    mine = unescape(kept[1])
    assert words(draft).subject == "Summer"
    chosen = {"language": "en", "revision": "1", "mine": mine, "take_subject": "theirs", "take_body": "mine"}
    assert otto.post(address(draft, "choose/"), chosen).status_code == 302
    assert (words(draft).subject, words(draft).text) == ("Summer", "Hello from Otto")
    assert words(draft).changed_by == "Otto"
    late = otto.post(address(draft, "choose/"), {**chosen, "take_body": "", "take_subject": "mine"})
    assert late.status_code == 409


def test_the_text_part_may_be_ones_own(draft: TemplateVersion, sofie: Client) -> None:
    save(sofie, draft, own_text="1", text="My own\r\nwords")
    assert (words(draft).own_text, words(draft).text) == (True, "My own\nwords")
    save(sofie, draft, revision=1)
    assert (words(draft).own_text, words(draft).text) == (False, "Hello {name|you}")


def test_blocks_that_cannot_be_read_change_nothing(draft: TemplateVersion, sofie: Client) -> None:
    save(sofie, draft)
    broken = save(sofie, draft, revision=1, **{"body-count": "x"})
    assert broken.status_code == 400
    assert "could not be read" in broken.json()["problem"]
    assert words(draft).text == "Hello {name|you}"


def test_languages_are_added_copied_and_taken_out(draft: TemplateVersion, sofie: Client) -> None:
    save(sofie, draft)
    for _ in range(2):
        added = sofie.post(address(draft, "languages/"), {"language": "da", "copy_from": "en"})
        assert added["Location"].endswith("?language=da")
    assert draft.texts.get(language="da").subject == "Summer"
    assert "cannot be undone" in sofie.get(address(draft, "languages/da/remove/")).content.decode()
    assert draft.texts.count() == 2
    for _ in range(2):
        assert sofie.post(address(draft, "languages/da/remove/")).status_code == 302
    assert draft.texts.count() == 1
    sofie.post(address(draft, "languages/en/remove/"))
    assert draft.texts.count() == 1


def test_who_adds_a_language_is_told_that_its_words_are_still_those_of_another(
    draft: TemplateVersion, sofie: Client
) -> None:
    save(sofie, draft, words="Three nights in November", subject="Cabins by the fjord")
    page = sofie.post(address(draft, "languages/"), {"language": "da", "copy_from": "en"}, follow=True)
    shown = page.content.decode()
    assert "Ready for an approval" not in shown
    assert shown.count("still those of English: translate them, or take this language out") == 2
    page = sofie.post(address(draft, "languages/"), {"language": "sv", "copy_from": ""}, follow=True)
    assert page.content.decode().count("still those of English") == 1


def test_ida_sends_it_back_and_then_approves_what_she_saw(draft: TemplateVersion, sofie: Client, ida: Client) -> None:
    save(sofie, draft)
    page = ida.get(address(draft, "approval/")).content.decode()
    assert "Hello Ana" in unescape(unescape(page))
    seen = state_of(draft)
    assert ida.post(address(draft, "approval/sent-back/"), {"state": seen, "word": ""}).status_code == 302
    assert not Review.objects.exists()
    ida.post(address(draft, "approval/sent-back/"), {"state": seen, "word": "Which price?"})
    assert "Which price?" in sofie.get(address(draft)).content.decode()
    save(sofie, draft, revision=1, words="From 100")
    ida.post(address(draft, "approval/approved/"), {"state": seen})
    draft.refresh_from_db()
    assert draft.approved_at is None
    for _ in range(2):
        ida.post(address(draft, "approval/approved/"), {"state": state_of(draft)})
    draft.refresh_from_db()
    assert draft.approved_by == "Ida"
    assert list(Change.objects.filter(verb__in=["letter.approved", "letter.sent_back"]).values_list("who", "verb")) == [
        ("Ida", "letter.sent_back"),
        ("Ida", "letter.approved"),
    ]
    assert save(sofie, draft, revision=2, words="Late").status_code == 400
    assert sofie.get(address(draft))["Location"] == address(draft, "approval/")
    following = sofie.post(address(draft, "version/"))["Location"]
    assert sofie.post(address(draft, "version/"))["Location"] == following != address(draft)


def test_where_two_are_wanted_the_writer_alone_does_not_do(draft: TemplateVersion) -> None:
    Controller.objects.update(second_person=True)
    mette = browser_of(account())
    save(mette, draft)
    assert "second person" in mette.get(address(draft, "approval/")).content.decode()
    mette.post(address(draft, "approval/approved/"), {"state": state_of(draft)})
    draft.refresh_from_db()
    assert draft.approved_at is None
    browser_of(account("Ida")).post(address(draft, "approval/approved/"), {"state": state_of(draft)})
    draft.refresh_from_db()
    assert draft.approved_by == "Ida"


def test_where_two_are_wanted_nobody_approves_who_wrote_any_of_it(draft: TemplateVersion) -> None:
    Controller.objects.update(second_person=True)
    mette, ida = browser_of(account()), browser_of(account("Ida"))
    save(mette, draft)
    save(ida, draft, revision=1, words="Hello again {name|you}")
    for browser in (mette, ida):
        assert "second person" in browser.get(address(draft, "approval/")).content.decode()
        browser.post(address(draft, "approval/approved/"), {"state": state_of(draft)})
        draft.refresh_from_db()
        assert draft.approved_at is None
    browser_of(account("Nora")).post(address(draft, "approval/approved/"), {"state": state_of(draft)})
    draft.refresh_from_db()
    assert draft.approved_by == "Nora"


def test_an_editor_does_not_approve_and_an_approver_does_not_write(
    draft: TemplateVersion, sofie: Client, ida: Client
) -> None:
    save(sofie, draft)
    assert sofie.post(address(draft, "approval/approved/"), {"state": state_of(draft)}).status_code == 403
    assert save(ida, draft, revision=1, words="Mine").status_code == 404
    assert ida.get(address(draft))["Location"] == address(draft, "approval/")
    assert ida.post(address(draft, "preview/"), typed()).status_code == 403


def test_a_stranger_finds_no_letter(draft: TemplateVersion) -> None:
    eve = browser_of(account("Eve", Role.ADMINISTRATOR, company("Eve")))
    for page in PAGES:
        assert eve.get(address(draft, page)).status_code == 404, page
    for page in (*POSTS, "approval/sent-back/", "languages/en/remove/"):
        assert eve.post(address(draft, page), {**typed(), "word": "x"}).status_code == 404, page
    assert "Summer" not in eve.get("/console/letters/").content.decode()
    for page in (*PAGES, *POSTS):
        assert anybody().get(address(draft, page)).status_code == 302, page


@override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")
def test_two_tests_at_once_are_not_more_than_may_go(
    draft: TemplateVersion, sofie: Client, sydrejser: Controller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail, "outbox", [], raising=False)
    save(sofie, draft)
    people = [account(name, Role.READER, sydrejser) for name in ("Ana", "Ben", "Chloe")]
    to = [EmailAddress.objects.create(user=each, email=each.email, verified=True).pk for each in people]
    monkeypatch.setattr(testing, "AT_MOST", 4)
    together, counted = Barrier(2), testing._sent

    def both(version: TemplateVersion) -> int:
        found = counted(version)
        with suppress(BrokenBarrierError):
            together.wait(1)
        return found

    monkeypatch.setattr(testing, "_sent", both)

    def press(key: str) -> None:
        sofie.post(address(draft, "test/"), {"language": "en", "to": to, "key": key})
        connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(press, ("one", "two")))
    assert len(mail.outbox) == 3


@override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")
def test_a_test_goes_to_confirmed_addresses_alone_and_once(
    draft: TemplateVersion, sofie: Client, sydrejser: Controller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail, "outbox", [], raising=False)
    save(sofie, draft)
    own = EmailAddress.objects.create(user_id=1, email="sofie@example.com", verified=False)
    own.user = account("Nora", Role.EDITOR, sydrejser)
    own.save()
    sofie.post(address(draft, "test/"), {"language": "en", "to": own.pk, "key": "k"})
    assert mail.outbox == []
    EmailAddress.objects.update(verified=True)
    eve = EmailAddress.objects.create(
        user=account("Eve", Role.EDITOR, company("Eve")), email="eve@example.com", verified=True
    )
    for _ in range(2):
        sofie.post(address(draft, "test/"), {"language": "en", "to": [own.pk, eve.pk], "key": "k2"})
    (sent,) = mail.outbox
    assert sent.to == ["sofie@example.com"]
    letter = sent.message()
    assert letter["Subject"] == "[Test] Summer"
    assert letter["From"] == "Sydrejser <nyt@sydrejser.example>"
    assert "List-Unsubscribe" not in letter
    html, text = (letter.get_body((kind,)).get_content() for kind in ("html", "plain"))
    assert "Hello Nora" in html
    assert "Hello Nora" in text
    assert "Sydrejser A/S" in html
    for number in range(30):
        sofie.post(address(draft, "test/"), {"language": "en", "to": own.pk, "key": f"more {number}"})
    assert len(mail.outbox) == 20


def picture(of: Controller, name: str = "fjord") -> Any:
    """A picture in the company's library."""
    data = BytesIO()
    Drawing.new("RGB", (1600, 900), "teal").save(data, "JPEG")
    data.seek(0)
    library = library_of(of)
    return get_image_model().objects.create(
        title=name, file=ImageFile(data, f"{name}.jpg"), collection_id=library.collection_id
    )


def with_picture(number: int) -> dict[str, str]:
    return {
        "body-0-type": "picture", "body-0-value-picture": str(number), "body-0-value-alternative": "A fjord",
        "body-0-value-link": "",
    }  # fmt: skip


def test_a_picture_is_shown_to_whoever_opens_the_letter(
    draft: TemplateVersion, sofie: Client, sydrejser: Controller, tmp_path: Any
) -> None:
    with override_settings(MEDIA_ROOT=tmp_path, JATAK_PUBLIC_URL="https://jatak.example"):
        told = save(sofie, draft, **with_picture(picture(sydrejser).pk))
        assert "Ready" in told.json()["standing"]
        found = re.search(r'src="https://jatak\.example(/media/images/[^"]+)"', words(draft).html)
        assert found
        answer = anybody().get(found[1])
        assert answer["Content-Type"] == "image/jpeg"
        assert "immutable" in answer["Cache-Control"]
        assert len(b"".join(answer.streaming_content)) > 1000  # type: ignore[attr-defined]
        for other in ("fjord.max-165x165.jpg", "..%2Foriginal_images%2Ffjord.jpg", "x.max-1200x3000.svg", "x.py"):
            assert anybody().get(f"/media/images/{other}").status_code == 404, other
        assert anybody().get("/media/original_images/fjord.jpg").status_code == 404


def _status(browser: Client, url: str) -> int:
    with contextlib.closing(browser.get(url)) as answer:
        return answer.status_code


def test_names_of_pictures_are_not_guessed_and_those_of_a_library_are_its_companys(
    draft: TemplateVersion, sofie: Client, sydrejser: Controller, tmp_path: Any
) -> None:
    with override_settings(MEDIA_ROOT=tmp_path, JATAK_PUBLIC_URL="https://jatak.example"):
        eves = company("Nordlys")
        ours, theirs = picture(sydrejser), picture(eves, "secret")
        shown, small = (ours.get_rendition(spec).url for spec in ("max-1200x3000", "max-165x165"))
        hidden = theirs.get_rendition("max-165x165").url
        for url in (shown, small, hidden):
            assert re.fullmatch(r"/media/images/[0-9a-f]{32}\.[a-z]+\.max-[0-9x]+\.jpg", url)
        assert shown.split(".")[0] != small.split(".")[0]
        nora = browser_of(account("Nora", Role.EDITOR, sydrejser))
        assert [_status(nora, url) for url in (shown, small, hidden)] == [200, 200, 404]
        assert [_status(anybody(), url) for url in (shown, small)] == [200, 404]
        assert _status(browser_of(account("Rune", Role.READER)), small) == 404


def test_a_picture_of_another_company_is_neither_shown_nor_chosen(
    draft: TemplateVersion, sofie: Client, sydrejser: Controller, tmp_path: Any
) -> None:
    with override_settings(MEDIA_ROOT=tmp_path):
        theirs, ours = picture(company("Eve"), "secret"), picture(sydrejser)
        told = save(sofie, draft, **with_picture(theirs.pk))
        assert "not among those of this company" in told.json()["standing"]
        assert "<img" not in words(draft).html
        chooser = sofie.get("/console/images/chooser/").json()["html"]
        assert "fjord" in chooser
        assert "secret" not in chooser
        assert sofie.get(f"/console/images/chooser/chosen/{ours.pk}/").status_code == 200
        assert "secret" not in sofie.get(f"/console/images/chooser/chosen/{theirs.pk}/").content.decode()


def test_nobody_reads_what_another_company_calls_its_pictures(
    draft: TemplateVersion, sofie: Client, tmp_path: Any
) -> None:
    with override_settings(MEDIA_ROOT=tmp_path):
        picture(company("Nordlys"), "secret").tags.add("takeover")
        sofie.post(address(draft, "preview/"), typed())
        chooser = sofie.get("/console/images/chooser/").json()["html"]
        assert "takeover" not in chooser
        assert "Layout" in chooser
        assert 'name="image-chooser-upload-title"' in chooser
        assert 'name="image-chooser-upload-tags"' not in chooser
        assert sofie.get("/console/tag-autocomplete/", {"term": "take"}).status_code == 404


def test_a_picture_is_added_to_the_own_library_alone(
    draft: TemplateVersion, sofie: Client, sydrejser: Controller, tmp_path: Any
) -> None:
    with override_settings(MEDIA_ROOT=tmp_path):
        sofie.post(address(draft, "preview/"), typed())
        data = BytesIO()
        Drawing.new("RGB", (20, 20), "teal").save(data, "PNG")
        data.seek(0)
        data.name = "dot.png"
        fields = {"image-chooser-upload-title": "Dot", "image-chooser-upload-file": data}
        answer = sofie.post("/console/images/chooser/create/", fields)
        assert answer.status_code == 200
        made = get_image_model().objects.get()
        assert made.collection_id == library_of(sydrejser).collection_id
