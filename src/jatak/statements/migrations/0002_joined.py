"""What companies declared for receipts and stated for the record of processing stands in one place, day by day."""

from typing import Any

from django.db import migrations

DECLARED = (
    *("established_in", "stored_in", "processed_in", "authority_name", "authority_address", "authority_contact"),
    "kept_months",
)
STATED = ("officer", "representative", "transfers", "security")


def join(apps: Any, schema: Any) -> None:
    """A row for each day on which either changed, with what the other was then."""
    using = schema.connection.alias
    statements = apps.get_model("statements", "Statement").objects.using(using)
    declarations = apps.get_model("receipts", "Declaration").objects.using(using)
    records = apps.get_model("retention", "Statement").objects.using(using)
    said = [(row.declared_at, row.pk, row.declared_by, "declared", row) for row in declarations.all()]
    said += [(row.at, row.pk, row.by, "stated", row) for row in records.all()]
    newest: dict[tuple[int, str], Any] = {}
    for at, _number, by, kind, row in sorted(said, key=lambda each: each[:2]):
        newest[row.controller_id, kind] = row
        declared, stated = (newest.get((row.controller_id, each)) for each in ("declared", "stated"))
        told = {name: getattr(declared, name) for name in DECLARED} if declared else {}
        told |= {name: getattr(stated, name) for name in STATED} if stated else {}
        recipients = [*(declared.recipients if declared else []), *(lines(stated.recipients) if stated else [])]
        statements.create(controller_id=row.controller_id, at=at, by=by, recipients=once(recipients), **told)


def lines(text: str) -> list[dict[str, str]]:
    """Recipients that were typed a line each, such as `Nordhost A/S: hosting`; who they are was not asked."""
    found = (line.strip() for line in text.splitlines() if line.strip() not in ("", "-"))
    parts = (line.partition(":") for line in found)
    return [
        {"name": name.strip(), "role": "processor", "address": "", "contact": "", "what": what.strip()}
        for name, _, what in parts
    ]


def once(every: list[dict[str, str]]) -> list[dict[str, str]]:
    """Who was named in both places stands once, with what each place knew."""
    found: dict[str, dict[str, str]] = {}
    for each in every:
        known = found.setdefault(each["name"].casefold(), {"what": ""} | each)
        known["what"] = known["what"] or each.get("what", "")
    return list(found.values())


class Migration(migrations.Migration):
    dependencies = [
        ("statements", "0001_initial"),
        ("receipts", "0001_initial"),
        ("retention", "0002_answers"),
    ]

    operations = [migrations.RunPython(join, migrations.RunPython.noop)]
