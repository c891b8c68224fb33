"""The first topic, and the first notice with its place."""

from typing import Any

from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.cli.init.asking import Asker
from jatak.cli.init.said import Said
from jatak.consent.notices import NotPublishable
from jatak.consent.proposals import reached_at
from jatak.installation.first_notice import STATEMENTS, FirstNotice, languages, languages_of, publish_first, template
from jatak.people.country_spellings import country_code
from jatak.people.models import Controller, Topic
from jatak.people.names import add
from jatak.wording.lists import known

PLACE = (
    "the box is empty at first, nothing depends on it, it stands apart from other terms and is easily seen, "
    "and each yes is kept with its proof"
)


def topic(asker: Asker, said: Said, company: Controller) -> str:
    """The first topic, made unless there is one."""
    first = Topic.objects.filter(controller=company).order_by("pk").first()
    if first and not said.topic:
        return first.name
    asker.heading("What is it about?")
    name = asker.text(said.topic, "First topic, such as Newsletter", "Newsletter")
    made, _ = add(company, "topics", name)
    return made.name


def notice(asker: Asker, said: Said, company: Controller, by: str) -> dict[str, Any]:
    """Show the words, and publish them if that is wanted."""
    asker.heading("What do you ask people?")
    first = _draft(asker, said, company)
    for language, words in first.words.items():
        asker.tell(f"[{language}] ☐ {words.asked}\n     {words.withdrawal}")
    if not asker.agreed(said.publish, f"Publish it, and state that where you ask, {PLACE}?", default=False):
        asker.tell("Not published. Publish it with --publish-notice, or under Settings, Notices.")
        return {"published": False}
    try:
        version = publish_first(company, first, now(), by)
    except NotPublishable as error:
        asker.tell(f"{error.message} {error.remedy}")
        return {"published": False, "because": error.message}
    return {"published": True, "notice": first.slug, "version": version.number, "languages": list(first.words)}


def _draft(asker: Asker, said: Said, company: Controller) -> FirstNotice:
    country = "" if said.notice_languages else asker.until_good(lambda: _country(asker, said))
    wanted = said.notice_languages or (tuple(languages_of(country)) if country else (company.default_language,))
    if unknown := [each for each in wanted if each not in languages()]:
        raise UsageError(f"There are no words in {', '.join(unknown)}.", f"There are: {', '.join(languages())}.")
    countries = (country,) if country in known() else ()
    contact = reached_at(company, countries)
    words = {language: template(company, language, said.per_month, contact) for language in wanted}
    return FirstNotice(
        "newsletter",
        words,
        promised_per_month=said.per_month or None,
        statements=frozenset(STATEMENTS),
        countries=countries,
        reason="Stated at the first run.",
    )


def _country(asker: Asker, said: Said) -> str:
    """The code of the country; empty where none is said."""
    name = asker.text(said.country, "Country that most of your people live in")
    code = country_code(name) if name else ""
    if code is None:
        raise UsageError(f"There is no country {name}.", "Write its code of two letters, such as DK.")
    return code
