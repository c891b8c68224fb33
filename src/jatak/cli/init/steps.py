"""The steps of the first run, one after the other."""

from typing import Any

from django.conf import settings

from jatak.accounts.administrators import is_there_one
from jatak.cli.init.administrator import administrator
from jatak.cli.init.asking import Asker
from jatak.cli.init.company import company
from jatak.cli.init.notice import notice, topic
from jatak.cli.init.said import Said
from jatak.installation.first_run import first_run_link
from jatak.installation.sender_domains import domains_of, findings_of
from jatak.installation.steps import Step, progress
from jatak.people.models import Controller

TO_DO = {
    Step.COMPANY: "name a company with --company, and say all of its identity",
    Step.SENDER: "give it --sender-address and --service-address",
    Step.PUBLIC_URL: "set JATAK_PUBLIC_URL to the https:// address under which people reach this installation",
    Step.TOPIC: "name a --topic",
    Step.NOTICE: "publish a notice with --publish-notice",
}


def content_of(said: Said, as_json: bool) -> dict[str, Any]:
    """Go through all steps; what came of each, and what is missing."""
    asker = Asker(as_json)
    content: dict[str, Any] = {"administrator": administrator(asker, said)}
    by = said.admin_name or said.admin_email or "jatak init"
    if found := company(asker, said):
        content["company"] = found.name
        content["topic"] = topic(asker, said, found)
        if not _asks(found):
            content["notice"] = notice(asker, said, found, by)
        content["domains"] = _domains(asker, said, found)
    content["missing"] = _missing()
    content["console"] = f"{settings.JATAK_CONSOLE_URL}/console/"
    return content


def _asks(found: Controller) -> bool:
    return next(each.done for each in progress([found]) if each.step is Step.NOTICE)


def _domains(asker: Asker, said: Said, found: Controller) -> dict[str, list[dict[str, str]]]:
    domains = domains_of([found])
    if not domains or not asker.agreed(said.check_domain, f"Look at {', '.join(domains)} in the DNS now?"):
        return {}
    told = {}
    for domain in domains:
        seen = [each for each in findings_of(domain) if each.remedy]
        told[domain] = [
            {"check": each.check, "level": each.level.value, "seen": each.seen, "remedy": each.remedy} for each in seen
        ]
        for each in seen:
            asker.tell(f"{each.check}: {each.seen} {each.remedy}")
    return told


def _missing() -> list[dict[str, str]]:
    steps = progress(list(Controller.objects.all()))
    missing = [{"step": each.step.value, "to_do": TO_DO[each.step]} for each in steps if not each.done]
    if not is_there_one():
        missing.insert(0, {"step": "administrator", "to_do": f"open {first_run_link()}, or say --admin-email"})
    return missing
