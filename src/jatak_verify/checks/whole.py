"""Whether the archive holds exactly what its list names, byte for byte."""

from collections.abc import Iterator
from functools import partial

from jatak_verify.errors import Broken
from jatak_verify.files import content, manifest
from jatak_verify.files.export import Export
from jatak_verify.finding import Finding, Troubles, Verdict


def damaged(export: Export, troubles: Troubles) -> set[str]:
    """The files that are not as the list says, are missing or were added; each is a trouble."""
    names = [listed.path for listed in export.manifest.files]
    if names != sorted(set(names)):
        troubles.add("The list of files in manifest.json is not in order.")
    there = export.members.keys() - {manifest.PATH}
    wrong = there ^ set(names)
    for path in sorted(there - set(names)):
        troubles.add(f"{path} was added: the list of files does not name it.")
    for path in sorted(set(names) - there):
        troubles.add(f"{path} was taken out: the list of files names it.")
    for listed in export.manifest.files:
        if listed.path in there:
            wrong |= _changed(export, listed, troubles)
    return wrong


def findings(export: Export, troubles: Troubles) -> Iterator[Finding]:
    """In words."""
    yield from troubles.findings()
    if not troubles.count:
        count = len(export.manifest.files)
        yield Finding(
            "whole",
            Verdict.HOLDS,
            f"Nothing was added, taken out or changed: all {count} files are as the list of contents says.",
        )


def _changed(export: Export, listed: content.Listed, troubles: Troubles) -> set[str]:
    try:
        content.check(export.file, export.members[listed.path], listed, partial(export.work.hashed, listed.path))
    except Broken as broken:
        troubles.add(broken.words)
        return {listed.path}
    return set()
