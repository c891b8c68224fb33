"""`jatak person erase`, as `jatak.cli.person` offers it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Console

from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.cli.output import answer

if TYPE_CHECKING:
    from jatak.people.models import Controller
    from jatak.retention.erasure.finding import Kept
    from jatak.retention.erasure.foreseeing import Foreseen


def erase_person(who: str, why: str, by: str, yes: bool, as_json: bool, company: str = "") -> None:
    """Show what would go and what would stay, or erase them, of a company what it holds of them.

    Raises UsageError for nobody, for no reason, and for a company that there is not or that does not know them.
    """
    from jatak.cli.naming import controller_named
    from jatak.retention.erasure.foreseeing import foresee
    from jatak.retention.models import Why

    if why not in Why.values:
        raise UsageError(f"--why {why} is none of those that there are.", f"Choose one of: {', '.join(Why.values)}.")
    person_id, of = _number(who), controller_named(company) if company else None
    if yes:
        content = _done(person_id, why, by, of)
    else:
        foreseen = foresee(person_id, Why(why), now(), of.pk if of else None)
        if foreseen is None:
            raise UsageError(_nothing(person_id, of), "There is nothing left to erase.")
        content = _plain(person_id, foreseen.gone, foreseen.kept, erased=False) | _beside(foreseen)
    content |= {"company": of.name if of else None}
    answer(content, as_json, lambda: _show(content))


def _done(person_id: int, why: str, by: str, of: "Controller | None") -> dict[str, Any]:
    from jatak.database.using import acting_as
    from jatak.retention.erasure import erase
    from jatak.retention.erasure.erasing_at import erase_at
    from jatak.retention.models import Erasure, Why

    done = erase_at(person_id, of.pk, Why(why), now(), by) if of else erase(person_id, Why(why), now(), by)
    if done is None:
        raise UsageError(_nothing(person_id, of), "There is nothing left to erase.")
    with acting_as("retention"):
        others_keep = Erasure.objects.filter(pk=done.erasure_id, part_id__isnull=False).exists()
    said = {"erasure": str(done.erasure_id), "again": not done.new, "others_keep": others_keep}
    return _plain(person_id, done.gone, done.kept, erased=True) | said


def _nothing(person_id: int, of: "Controller | None") -> str:
    return f"{of.name} holds nothing of person {person_id}." if of else f"Person {person_id} was erased before."


def _number(who: str) -> int:
    """Somebody who is here, or the number of somebody who was erased before."""
    from jatak.cli.naming import person_known_as
    from jatak.database.using import acting_as
    from jatak.retention.models import Erasure

    if who.isascii() and who.isdigit() and int(who) < 2**63:
        with acting_as("retention"):
            if Erasure.objects.filter(person_id=int(who), done_at__isnull=False).exists():
                return int(who)
    return person_known_as(who)


def _plain(person_id: int, gone: Any, kept: "Sequence[Kept]", erased: bool) -> dict[str, Any]:
    locked = [{"kind": each.kind, "until": each.until.isoformat(), "why": each.law} for each in kept]
    return {"person": person_id, "erased": erased, "gone": dict(sorted(gone.items())), "locked": locked}


def _beside(foreseen: "Foreseen") -> dict[str, Any]:
    alike = [{"person": each.person_id, "alike": list(each.alike)} for each in foreseen.lookalikes]
    return {
        "merged": foreseen.merged,
        "lookalikes": alike,
        "ties": list(foreseen.ties),
        "others_keep": foreseen.others_keep,
    }


def _show(content: dict[str, Any]) -> None:
    screen = Console(highlight=False)
    done = content["erased"]
    at = f" at {content['company']}" if content["company"] else ""
    screen.print(f"Person {content['person']} {'is erased' if done else 'would be erased'}{at}.")
    for table, rows in content["gone"].items():
        screen.print(f"  {rows:>6} {table}")
    for each in content["locked"]:
        screen.print(f"Locked until {each['until'][:10]}: {each['kind']}. {each['why']}")
    if content["others_keep"]:
        screen.print("Other companies know them too: name, profile and what those hold stay for them.")
    elif content["company"]:
        screen.print("No other company knows them, so nothing of them stays but what is locked.")
    for each in content.get("lookalikes", ()):
        screen.print(f"Perhaps the same: person {each['person']} ({', '.join(each['alike'])}).")
    if content.get("ties"):
        screen.print(f"Look first: {', '.join(content['ties'])}.")
    if not done:
        screen.print("Nothing was changed. Add --yes to do it; it cannot be taken back.")
