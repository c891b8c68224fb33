"""The generated pages, each made when it is first asked for and kept: they change with the program alone."""

import re
from functools import cache

from django.urls import reverse

from jatak.casebook.disagreements import disagreements
from jatak.console.law.drawing import Drawn, drawn
from jatak.gate.grounds import ASKED
from jatak.law.rulebook import documents
from jatak.lawpages.book import Book
from jatak.lawpages.countries import country_page
from jatak.lawpages.day import LAW_AS_OF
from jatak.lawpages.disagreements import Disagreement, disagreements_page
from jatak.lawpages.index import index_page
from jatak.lawpages.rulepage import rule_page

RULES = tuple(rule.name for rule in ASKED)
LINK = re.compile(r"(?:\.\./|\./)*(?:(?P<folder>countries|rules)/)?(?P<name>\w+)\.md(?P<part>#[\w-]+)?")
PLAIN = {"README": "law", "disagreements": "law_disagreements"}


@cache
def book() -> Book:
    """The law that the pages show."""
    return Book.of(documents(), LAW_AS_OF)


@cache
def first() -> Drawn:
    """Every country, how a message is decided, every reason."""
    return drawn(index_page(book()), _address)


@cache
def country(code: str) -> Drawn:
    """A country or a floor; raises KeyError."""
    return drawn(country_page(book(), code), _address)


@cache
def rule(name: str) -> Drawn:
    """A rule; raises KeyError."""
    return drawn(rule_page(book(), name), _address)


@cache
def differing() -> Drawn:
    """Where the gate decides otherwise than an authority did."""
    told = (Disagreement(row, *said) for row, said in disagreements().items())
    return drawn(disagreements_page(told), _address)


def _address(target: str) -> str | None:
    if target.startswith(("https://", "http://", "#")):
        return target
    found = LINK.fullmatch(target)
    if found is None:
        return None
    return _page(found["folder"] or "", found["name"]) + (found["part"] or "")


def _page(folder: str, name: str) -> str:
    if folder == "rules" or (not folder and name in RULES):
        return reverse("law_rule", args=[name])
    return reverse(PLAIN[name]) if name in PLAIN else reverse("law_country", args=[name])
