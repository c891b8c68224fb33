"""A checked text in a terminal: marked where something was found, and what it is below."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from jatak.wording.asking import PARTS, Asking
from jatak.wording.finding import Finding, Severity, blocks
from jatak.wording.reminders import reminders

STYLES = {Severity.MISSING: "bold red", Severity.FORBIDDEN: "bold red", Severity.DOUBTFUL: "yellow"}
WORDS = {Severity.MISSING: "missing", Severity.FORBIDDEN: "forbidden", Severity.DOUBTFUL: "doubtful"}
Found = tuple[Finding, ...]


def show(every: Iterable[tuple[Asking, Found]]) -> None:
    """Print each text with its findings and what somebody must attest."""
    screen = Console(highlight=False)
    for text, found in every:
        screen.print(Text(f"{text.language}  {' '.join(text.countries) or 'everywhere'}", style="bold underline"))
        for part in PARTS:
            if words := text.part(part):
                screen.print(Text(f"{part:>10}  ", style="dim"), marked(words, part, found), sep="")
        for number, finding in enumerate(found, start=1):
            screen.print(_told(number, finding))
            screen.print(_law(finding), soft_wrap=True)
        screen.print(_verdict(found), style="bold")
        for reminder in reminders(text):
            screen.print(Text(f"  to attest: {reminder.says} ({reminder.law.cite})", style="dim"))
        screen.print()


def marked(words: str, part: str, found: Found) -> Text:
    """The words, coloured where something was found, each place followed by the numbers of its findings."""
    text = Text(words)
    ends: dict[int, list[int]] = {}
    for number, finding in enumerate(found, start=1):
        if finding.part == part and finding.end > finding.start:
            text.stylize(STYLES[finding.severity], finding.start, finding.end)
            ends.setdefault(finding.end, []).append(number)
    pieces = text.divide(sorted(ends))
    whole = Text()
    for piece, end in zip(pieces, [*sorted(ends), None], strict=False):
        whole.append_text(piece)
        if end is not None:
            whole.append("".join(f"[{number}]" for number in ends[end]), style="bold")
    return whole


def _told(number: int, finding: Finding) -> Text:
    told = Text(f"  [{number}] ")
    told.append(WORDS[finding.severity], style=STYLES[finding.severity])
    told.append(f" in {finding.part}: {finding.says} {finding.remedy}")
    return told


def _law(finding: Finding) -> Text:
    """On one line, so that the address can be opened."""
    whose = f"{finding.country}: " if finding.country else ""
    read = "" if finding.status == "read" else f", {finding.status}"
    return Text(f"      {whose}{finding.cite}. {finding.source}{read}", style="dim")


def _verdict(found: Found) -> str:
    if blocks(found):
        return "  It may not be published like this."
    return (
        "  It may be published; somebody must look at what is doubtful." if found else "  Nothing was found against it."
    )
