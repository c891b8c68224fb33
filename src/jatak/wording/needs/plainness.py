"""Said in one way, for one thing, in a language that can be checked."""

from collections.abc import Iterator

from jatak.wording.phrases import said
from jatak.wording.view import QUESTION, Gap, View


def two_words(view: View) -> Iterator[Gap]:
    """One part speaks of a newsletter, the other of information: nobody knows which they say yes to."""
    newsletter = [part for part in QUESTION if said(view.parts[part], view.words["newsletter"])]
    if len(newsletter) != 1:
        return
    (other,) = (part for part in QUESTION if part not in newsletter)
    for part, match in view.found(view.words["information"], (other,)):
        yield view.gap(part, match)


def condition_untold(view: View) -> Iterator[Gap]:
    """It does not say that a purchase does not depend on it."""
    if not view.says("not_condition"):
        yield Gap("asked")


def unknown_language(view: View) -> Iterator[Gap]:
    """There are no words of this language, so most of what must be said cannot be looked for."""
    if not view.words.known:
        yield Gap("asked", name=view.asking.language)
