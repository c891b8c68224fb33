"""Who is responsible, and where to write."""

from jatak.evidence.contents import Row
from jatak.evidence.page import Block, Facts, Paragraph, Section
from jatak.retention.answers.seen import Seen
from jatak.retention.answers.speech import Speech


def section(seen: Seen) -> Section:
    """The companies that answer."""
    own = [seen.company.pk] if seen.company else [int(row["id"]) for row in seen.rows["companies"]]
    found = [row for row in seen.rows["companies"] if int(row["id"]) in own]
    blocks: list[Block] = [Paragraph(seen.speech.say("company_lead"))]
    return Section(seen.speech.say("company_title"), blocks + [_facts(row, seen.speech) for row in found], "company")


def _facts(row: Row, speech: Speech) -> Facts:
    return Facts(
        [
            (speech.say("company_name"), row["legal_name"] or row["name"]),
            (speech.say("company_address"), row["postal_address"]),
            (speech.say("company_number"), row["registration_number"]),
            (speech.say("company_contact"), row["contact"]),
        ]
    )
