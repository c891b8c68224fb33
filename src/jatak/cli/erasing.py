"""`jatak person erase`, as `jatak.cli.person` offers it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Console

from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.cli.output import answer

if TYPE_CHECKING:
    from jatak.retention.erasure.finding import Kept
    from jatak.retention.erasure.foreseeing import Foreseen


def erase_person(who: str, why: str, by: str, yes: bool, as_json: bool) -> None:
    """Show what would go and what would stay, or erase them; raises UsageError for nobody and for no reason."""
    from jatak.retention.erasure import erase
    from jatak.retention.erasure.foreseeing import foresee
    from jatak.retention.models import Why

    if why not in Why.values:
        raise UsageError(f"--why {why} is none of those that there are.", f"Choose one of: {', '.join(Why.values)}.")
    person_id = _number(who)
    if yes:
        done = erase(person_id, Why(why), now(), by)
        assert done is not None
        content = _plain(person_id, done.gone, done.kept, erased=True)
        content |= {"erasure": str(done.erasure_id), "again": not done.new}
    else:
        foreseen = foresee(person_id, Why(why), now())
        if foreseen is None:
            raise UsageError(f"Person {person_id} was erased before.", "There is nothing left to erase.")
        content = _plain(person_id, foreseen.gone, foreseen.kept, erased=False) | _beside(foreseen)
    answer(content, as_json, lambda: _show(content))


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
    return {"merged": foreseen.merged, "lookalikes": alike, "ties": list(foreseen.ties)}


def _show(content: dict[str, Any]) -> None:
    screen = Console(highlight=False)
    done = content["erased"]
    screen.print(f"Person {content['person']} {'is erased' if done else 'would be erased'}.")
    for table, rows in content["gone"].items():
        screen.print(f"  {rows:>6} {table}")
    for each in content["locked"]:
        screen.print(f"Locked until {each['until'][:10]}: {each['kind']}. {each['why']}")
    for each in content.get("lookalikes", ()):
        screen.print(f"Perhaps the same: person {each['person']} ({', '.join(each['alike'])}).")
    if content.get("ties"):
        screen.print(f"Look first: {', '.join(content['ties'])}.")
    if not done:
        screen.print("Nothing was changed. Add --yes to do it; it cannot be taken back.")
