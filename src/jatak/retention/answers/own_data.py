"""The same as data: structured, in a common format, with a schema that says what each field means (GDPR art. 20)."""

from importlib.resources import files

from jatak.evidence.contents import Stamp
from jatak.retention.answers.data import encoded, made, parts
from jatak.retention.answers.seen import Seen

FORMAT, VERSION = "jatak-own-data", 1
SCHEMA = "own-data.schema.json"


def own_data(seen: Seen, stamp: Stamp) -> bytes:
    """The document of one person's data, in UTF-8; instants are RFC 3339 in UTC, ids are text."""
    terms = seen.keeping
    whole = {
        "format": FORMAT,
        "format_version": VERSION,
        "schema": SCHEMA,
        **made(stamp),
        "companies": [each["name"] for each in seen.rows["companies"]],
        "ends": [
            {"what": each.what, "until": each.until, "unless": each.unless, "whose": each.whose} for each in terms.dated
        ],
        "proof_months": terms.proof_months,
        "proof_whose": terms.proof_whose,
        "parts": parts(seen.rows),
    }
    return encoded(whole)


def schema() -> bytes:
    """The JSON Schema of that document."""
    return files("jatak.retention.answers").joinpath(SCHEMA).read_bytes()
