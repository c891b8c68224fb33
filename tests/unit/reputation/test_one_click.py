"""Whether the link to leave can be reached, as far as answers can tell."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from tests.unit.reputation.told import levels, only

from jatak.consent.leave_link import BrokenLink, LeaveLink
from jatak.reputation.finding import Finding, Level
from jatak.reputation.one_click import TOKEN, check_one_click
from jatak.reputation.visiting import Answer, Unreachable

NOW = datetime(2026, 11, 21, tzinfo=UTC)
OURS = {"x-robots-tag": "noindex", "cache-control": "no-store", "content-language": "en"}


class Site:
    """Answers the same to everything, but for what is said by method or type of content."""

    def __init__(self, status: int = 404, days: int = 90, **headers: str) -> None:
        self.usual = Answer(status, OURS | headers, 12.4, NOW + timedelta(days=days))
        self.otherwise: dict[str, Answer] = {}
        self.seen: list[tuple[str, str, str, bytes]] = []

    def __call__(self, method: str, url: str, content_type: str = "", body: bytes = b"") -> Answer:
        self.seen.append((method, url, content_type, body))
        kind = content_type.partition(";")[0]
        return self.otherwise.get(kind or method, self.usual)


def look(site: Site, url: str = "https://news.nordlys.example") -> list[Finding]:
    return list(check_one_click(url, site, NOW))


def test_a_site_of_ours_is_well_and_its_time_is_told() -> None:
    assert "answers POST in 12 ms" in only(look(Site()), Level.OK).seen


def test_both_bodies_of_the_standard_are_posted_to_a_link_that_is_nobodys() -> None:
    site = Site()
    look(site, "https://news.nordlys.example/")
    assert [(method, kind.partition(";")[0]) for method, _, kind, _ in site.seen] == [
        ("POST", "multipart/form-data"),
        ("POST", "application/x-www-form-urlencoded"),
        ("GET", ""),
    ]
    assert {url for _, url, _, _ in site.seen} == {f"https://news.nordlys.example/l/{TOKEN}"}
    assert b'name="List-Unsubscribe"\r\n\r\nOne-Click\r\n' in site.seen[0][3]
    assert site.seen[1][3] == b"List-Unsubscribe=One-Click"


def test_the_link_is_as_long_as_a_true_one_and_signed_by_nobody() -> None:
    true = LeaveLink(1, 2, bytes(32), 3, None, "email").token(b"key")
    assert len(TOKEN) == len(true)
    assert urlsplit(f"https://x.example/l/{TOKEN}").path == f"/l/{TOKEN}"
    with pytest.raises(BrokenLink):
        LeaveLink.read(TOKEN, b"key")


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (301, "redirected (301)"),
        (308, "redirected (308)"),
        (401, "login"),
        (403, "forbids"),
        (400, "refused (400)"),
        (500, "fails (500)"),
        (503, "fails (503)"),
        (200, "not that of Jatak"),
        (405, "not that of Jatak"),
        (429, "not that of Jatak"),
    ],
)
def test_any_other_answer_is_a_problem_of_each_request(status: int, words: str) -> None:
    found = look(Site(status))
    assert levels(found) == ["problem"] * 3
    assert all(words in finding.seen and finding.remedy for finding in found)


def test_one_kind_of_body_that_does_not_arrive_is_named() -> None:
    site = Site()
    site.otherwise["multipart/form-data"] = Answer(415, {}, 1)
    assert "POST as multipart/form-data" in only(look(site), Level.PROBLEM).seen


@pytest.mark.parametrize("name", OURS)
def test_a_page_of_somebody_else_that_finds_nothing_is_not_ours(name: str) -> None:
    assert levels(look(Site(**{name: ""}) if name != "content-language" else _without(name))) == ["problem"] * 3


def _without(name: str) -> Site:
    site = Site()
    site.usual = Answer(404, {key: value for key, value in OURS.items() if key != name}, 1)
    return site


def test_the_link_is_not_shown_where_it_is_redirected() -> None:
    found = look(Site(302, location=f"https://www.nordlys.example/l/{TOKEN}"))
    assert "https://www.nordlys.example/l/..." in found[0].seen


def test_http_is_a_problem_and_nothing_is_asked() -> None:
    site = Site()
    assert "follow https alone" in only(look(site, "http://127.0.0.1:8000"), Level.PROBLEM).seen
    assert site.seen == []


def test_no_answer_is_one_problem() -> None:
    def away(method: str, url: str, content_type: str = "", body: bytes = b"") -> Answer:
        raise Unreachable("nobody listens there", "Look.")

    assert "nobody listens there" in only(check_one_click("https://x.example", away, NOW), Level.PROBLEM).seen


def test_a_certificate_that_ends_soon_is_a_warning() -> None:
    assert levels(look(Site(days=13))) == ["ok", "warning"]
    assert levels(look(Site(days=14))) == ["ok"]
