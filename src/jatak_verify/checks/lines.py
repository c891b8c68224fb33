"""Whether every line of the data can be read in one way alone and says what it may, and whether all are counted."""

from collections.abc import Iterator

from jatak_verify.checks.names import FILES
from jatak_verify.errors import Broken
from jatak_verify.files.export import Export
from jatak_verify.finding import Finding, Troubles, Verdict

CHECK = "lines"
OTHERS = frozenset({"README.txt", "index.html"})
"""Files for people; what they say stands in the data too."""
DATA = frozenset(f"data/{name}.jsonl" for name in FILES)
LOG = frozenset({"log/heads.jsonl", "log/proofs.jsonl", "log/consistency.jsonl"})


def findings(export: Export) -> Iterator[Finding]:
    """In words."""
    troubles, total = Troubles(CHECK), 0
    data = DATA & export.members.keys()
    for listed in export.manifest.files:
        if listed.path not in data | LOG | OTHERS:
            troubles.add(f"{listed.path} is none of the files that an export has.")
    if named := {f"data/{name}.jsonl" for name in export.manifest.counts} ^ data:
        troubles.add(f"The list does not count the lines of the files that are there: {', '.join(sorted(named))}.")
    for path in sorted(data):
        total += _counted(export, path, troubles)
    yield from troubles.findings()
    if not troubles.count:
        yield Finding(CHECK, Verdict.HOLDS, f"Every line of the data can be read, in one way alone: {total:,} checked.")


def _counted(export: Export, path: str, troubles: Troubles) -> int:
    name = path.removeprefix("data/").removesuffix(".jsonl")
    try:
        count = 0
        for count, row in enumerate(export.rows(path), 1):
            FILES[name].check(row, f"Line {count:,} of {path}")
    except Broken as broken:
        troubles.add(broken.words)
        return 0
    if count != export.manifest.counts.get(name, count):
        troubles.add(f"{path} has {count:,} lines, and the list says {export.manifest.counts[name]:,}.")
    return count
