"""The console speaks every language: each word of its pages is translated, with the same places to fill in."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.conf import settings

FOLDER = Path(settings.LOCALE_PATHS[0])
LANGUAGES = [code for code, _ in settings.LANGUAGES if code != "en"]
PLACES = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def words(language: str) -> Catalog:
    with (FOLDER / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=language)


def forms(message: Message) -> list[tuple[str, str]]:
    """Each form with what it says in the other language; the plural stands for all but the first."""
    if isinstance(message.id, str):
        return [(message.id, str(message.string))]
    return [(message.id[min(place, 1)], said) for place, said in enumerate(message.string)]


def said(catalog: Catalog) -> dict[tuple[object, ...], list[str]]:
    """What each word is in the other language; lists and tuples of plurals are one to us."""
    return {(context(each), *listed(each.id)): listed(each.string) for each in catalog if each.id}


def context(message: Message) -> str:
    """Babel reads it as bytes from what is compiled."""
    return message.context.decode() if isinstance(message.context, bytes) else message.context or ""


def listed(word: object) -> list[str]:
    return [word] if isinstance(word, str) else list(word)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_translated(language: str) -> None:
    missing = [
        each.id for each in words(language) if each.id and (each.fuzzy or not all(said for _, said in forms(each)))
    ]
    assert missing == [], "run bin/translate and translate these"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_fills_in_the_same_places(language: str) -> None:
    pairs = [pair for each in words(language) if each.id for pair in forms(each)]
    # A singular may say "one" instead of a number.
    wrong = [(english, said) for english, said in pairs if set(PLACES.findall(said)) - set(PLACES.findall(english))]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_is_written(language: str) -> None:
    with (FOLDER / language / "LC_MESSAGES" / "django.mo").open("rb") as file:
        compiled = said(read_mo(file))
    assert said(words(language)) == compiled


@pytest.mark.needs("xgettext")
def test_every_word_of_the_pages_was_collected(tmp_path: Path) -> None:
    source = shutil.copytree(FOLDER.parent, tmp_path / "jatak", ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    options = ["--locale", "da", "--no-obsolete", "--no-wrap", "--verbosity", "0"]
    collect = [sys.executable, "-m", "django", "makemessages", *options]
    # The copy's own settings, so that it is the copy's folder of words that is written.
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    subprocess.run(collect, cwd=source, env=environment, check=True, capture_output=True)
    with (source / "locale" / "da" / "LC_MESSAGES" / "django.po").open("rb") as file:
        assert said(read_po(file, locale="da")).keys() == said(words("da")).keys(), "run bin/translate"


def test_every_language_has_the_same_words() -> None:
    found = {language: said(words(language)).keys() for language in LANGUAGES}
    assert len({frozenset(ids) for ids in found.values()}) == 1


def test_every_word_stands_where_it_is_found() -> None:
    renamed = re.compile(r"gettext(?:_lazy)? as (?!_\b)\w+")
    in_a_text = re.compile(r"""\bf["'].*\{n?gettext(?:_lazy)?\(|\bf["'].*\{_\(""")
    passed_over = [
        (str(file), line.strip())
        for file in Path("src/jatak").rglob("*.py")
        for line in file.read_text("utf-8").splitlines()
        if renamed.search(line) or in_a_text.search(line)
    ]
    assert passed_over == [], "bin/translate knows gettext by its own name and by _, outside of f-strings"
