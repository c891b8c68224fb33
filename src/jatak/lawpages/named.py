"""Rules as links from the first page."""

from collections.abc import Iterable

from jatak.gate.rule import Rule
from jatak.lawpages.markdown import link, listed
from jatak.lawpages.words import title


def rule_link(rule: Rule) -> str:
    """A rule by its name, linked to its page."""
    return link(title(rule.name), f"rules/{rule.name}.md")


def rule_links(rules: Iterable[Rule]) -> str:
    """Rules in a sentence."""
    return listed(map(rule_link, rules))
