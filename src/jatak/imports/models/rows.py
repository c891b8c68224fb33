"""What stood in a file, row by row, and what became of it."""

from django.db import models

from jatak.imports.models.files import File


class RawRow(models.Model):
    """A row as it was; kept as evidence."""

    pk = models.CompositePrimaryKey("file_id", "number")
    file = models.ForeignKey(File, models.PROTECT, db_constraint=False, db_index=False)
    """Not checked once a row: a row is written in the transaction that holds its file."""
    number = models.IntegerField()
    cells = models.TextField()
    """JSON: an array of the cells under the file's headers, or an object where a row has others."""


class Outcome(models.Model):
    """What was decided of a row, once for each address in it."""

    pk = models.CompositePrimaryKey("file_id", "number", "kind")
    file = models.ForeignKey(File, models.PROTECT, db_constraint=False, db_index=False)
    number = models.IntegerField()
    kind = models.TextField()
    """Of the address, as people.models.ContactKind; empty for a row that was refused while reading."""
    decision = models.TextField()
    """See imports.decision."""
    reason = models.TextField()
    """The grade of a consent, the code of a refusal."""
    says = models.TextField(blank=True)
    """The sentence to a refusal."""
    person_id = models.BigIntegerField(null=True)
    event_id = models.UUIDField(null=True)
    """The event of the ledger in which the act stands."""

    class Meta:
        indexes = [
            # Nearly all rows of a list are consents; the others are what is looked for.
            models.Index(
                fields=["file", "decision", "number"],
                condition=~models.Q(decision="consent"),
                name="imports_outcome_decision",
            ),
            models.Index(fields=["person_id"], name="imports_outcome_person"),
        ]
