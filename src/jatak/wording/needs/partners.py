"""Others than our companies: named where everybody sees it, with what they sell."""

from collections.abc import Iterator

from jatak.wording.asking import IN_VIEW
from jatak.wording.folding import plain
from jatak.wording.names import WORDS
from jatak.wording.phrases import pattern
from jatak.wording.view import Gap, View


def unnamed(view: View) -> Iterator[Gap]:
    """Partners that the notice has and its words do not name."""
    for partner in view.asking.partners:
        if not view.names((partner.name,)):
            yield Gap("asked", name=partner.name)


def goods_untold(view: View) -> Iterator[Gap]:
    """Partners of whom it does not say what they write about."""
    for partner in view.asking.partners:
        if view.names((partner.name,)) and not _told(view, partner.about):
            yield Gap("asked", name=partner.name)


def behind_link(view: View) -> Iterator[Gap]:
    """Links that lead to the names of those who will write."""
    if all_named(view):
        return
    wanted = pattern((*view.words["partner"], *view.words["list_words"]))
    for part in IN_VIEW:
        text = view.parts[part]
        if not view.says("partner", (part,)):
            continue
        for start, end in text.links:
            if wanted.search(plain(text.original[start:end])):
                yield Gap(part, start, end)


def all_named(view: View) -> bool:
    """Whether there are partners and each is named in view."""
    return bool(view.asking.partners) and not any(unnamed(view))


def _told(view: View, about: str) -> bool:
    """Whether one of the words of what a partner sells stands in view."""
    words = [word for word in WORDS.findall(plain(about)) if len(word) > 3]
    return any(word[:-1] in view.parts[part].text for word in words for part in IN_VIEW)
