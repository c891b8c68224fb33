"""On what an entry of a list depends: facts of the notice, by name."""

from collections.abc import Callable, Mapping

from jatak.wording.needs.partners import all_named
from jatak.wording.view import View


def _links(view: View) -> bool:
    return any(text.links for text in view.parts.values())


CONDITIONS: Mapping[str, Callable[[View], bool]] = {
    "benefit": lambda view: bool(view.asking.benefit.strip()),
    "text_messages": lambda view: "sms" in view.asking.channels,
    "e-mail": lambda view: "email" in view.asking.channels,
    "partners": lambda view: bool(view.asking.partners),
    "partners_named": all_named,
    "linked": _links,
    "network_named": lambda view: view.says("network"),
    "several_companies": lambda view: len(view.asking.companies) > 1,
    "told_often": lambda view: view.says("often"),
}
