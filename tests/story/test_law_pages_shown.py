"""The pages of the law in the console: for everybody who works here, whole, safe and with what is unsure marked."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client, override_settings
from tests.story.console import account, anybody, browser_of

from jatak.accounts.models import Role
from jatak.console.law import pages
from jatak.console.law.drawing import drawn
from jatak.console.law.links import page_of_country, page_of_rule
from jatak.gate.grounds import ASKED, PERMITS

pytestmark = pytest.mark.usefixtures("shared_database")


@pytest.fixture(autouse=True)
def _one_factor() -> Iterator[None]:
    with override_settings(JATAK_TWO_FACTOR="offered"):
        yield


@pytest.fixture(scope="module")
def reader(shared_database: None) -> Client:
    return browser_of(account("Rune", Role.READER))


def shown(reader: Client, address: str) -> str:
    answer = reader.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_stranger_is_led_to_the_log_in() -> None:
    for address in ("/console/law/", "/console/law/DK/", "/console/law/rules/objected/", "/console/law/changes/"):
        assert anybody().get(address).status_code == 302


def test_the_first_page_leads_to_every_country_and_every_rule(reader: Client) -> None:
    page = shown(reader, "/console/law/")
    for pack in pages.book().countries:
        assert f'href="/console/law/{pack.code}/"' in page
    links = set(re.findall(r'href="(/console/law/rules/\w+/)"', page))
    assert len(links) > 40


def test_every_link_between_the_pages_leads_somewhere(reader: Client) -> None:
    texts = [pages.first(), pages.differing(), *map(pages.rule, pages.RULES)]
    texts += [pages.country(pack.code) for pack in (*pages.book().countries, *pages.book().layers)]
    links = {link for text in texts for link in re.findall(r'href="(/console/[^"#]+)', text.body)}
    assert len(links) > len(pages.RULES)
    for link in links:
        shown(reader, link)


def test_whatever_decides_is_explained_where_the_console_links_to(reader: Client) -> None:
    codes = {*PERMITS, *(code for rule in ASKED for code in (rule.name, rule.code, rule.reason))}
    links = {page_of_rule(code) for code in codes}
    assert {
        "/console/law/rules/objected/",
        "/console/law/#reason-codes",
        "/console/law/#which-ground-is-named",
    } <= links
    for link in links:
        address, _, part = link.partition("#")
        assert f'id="{part}"' in shown(reader, address) or not part
    assert page_of_rule("address_gone") == ""


def test_a_country_without_pages_leads_to_the_list() -> None:
    assert page_of_country("DK") == "/console/law/DK/"
    assert page_of_country("PT") == page_of_country(None) == "/console/law/"


def test_what_nobody_checked_is_marked(reader: Client) -> None:
    assert "from memory, not checked</mark>" in shown(reader, "/console/law/DK/")


def test_a_rule_shows_its_examples_and_where_countries_differ(reader: Client) -> None:
    page = shown(reader, "/console/law/rules/not_lapsed/")
    assert '<h2 id="examples">' in page
    assert "Germany" in page


def test_what_is_not_there_is_not_found(reader: Client) -> None:
    for address in ("/console/law/XX/", "/console/law/rules/no_such_rule/"):
        assert reader.get(address).status_code == 404


def test_words_are_found_where_they_stand(reader: Client) -> None:
    assert 'href="/console/law/DK/"' in shown(reader, "/console/law/?q=spam+guide+2021").partition("j-law__found")[2]
    nothing = shown(reader, "/console/law/?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E")
    assert "<script>alert" not in nothing
    assert "Nothing says" in nothing


def test_two_days_are_compared(reader: Client) -> None:
    page = shown(reader, "/console/law/changes/?old=2023-06-01&new=2026-11-21")
    assert "consent.min_age" in page
    assert "No value changed" in shown(reader, "/console/law/changes/?old=2026-11-20&new=2026-11-21")


@pytest.mark.parametrize("old", ["1970-01-01", "yesterday", ""])
def test_a_day_that_cannot_be_asked_about_is_named(reader: Client, old: str) -> None:
    page = shown(reader, f"/console/law/changes/?old={old}&new=2026-11-21")
    assert 'id="id_old_error"' in page
    assert 'id="id_new_error"' not in page


def test_what_stands_in_a_pack_is_text_and_never_markup() -> None:
    text = "# A\n\nSee <script>x</script> [here](javascript:alert(1)) and **a \\* <b>**.\n\n- one\n   - two\n- three\n"
    page = drawn(text, lambda target: None)
    assert page.title == "A"
    assert "<script>" not in page.body
    assert "href" not in page.body
    assert "<strong>a * &lt;b&gt;</strong>" in page.body
    assert "<ul><li>one<ul><li>two</li></ul></li><li>three</li></ul>" in page.body
