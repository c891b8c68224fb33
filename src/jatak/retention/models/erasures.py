"""Each erasure of a person: that it was asked for, and, when it is done, its certificate."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from jatak.base.ids import uuid7


class Why(models.TextChoices):
    """Why somebody is erased (GDPR art. 17(1))."""

    REQUEST = "request", _("The person asked for it")
    """Art. 17(1)(b) and (c): they take back what they said, and object."""
    INACTIVE = "inactive", _("The person was silent for too long")
    """Art. 17(1)(a): the data are no longer needed."""
    NEVER_CONFIRMED = "never_confirmed", _("The sign-up was never confirmed")
    PROOF_DUE = "proof_due", _("Nothing but proof was left, and its time is over")
    UNLAWFUL = "unlawful", _("The data should never have been here")
    """Art. 17(1)(d)."""


class Erasure(models.Model):
    """One erasure; it names nobody, since its numbers are those of nobody any more once it is done."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    person_id = models.BigIntegerField()
    """The number of then: a person is erased once, and who comes again has another. Of a part that of who stays."""
    company_id = models.BigIntegerField(null=True)
    """What this company holds goes, and nothing of another one; None: the person goes whole."""
    part_id = models.BigIntegerField(null=True)
    """The number under which the part of that company stood as it went; None: they went whole, as no company was named
    or nothing of another one was left."""
    numbers = ArrayField(models.BigIntegerField(), default=list)
    """With those of people who were merged into them; the ledger may name either."""
    why = models.TextField(choices=Why.choices)
    asked_at = models.DateTimeField()
    """When it was asked for; of a clock, when it rang."""
    ordered_at = models.DateTimeField(null=True)
    """When somebody ordered it, where a letter goes first; None: it was done at once."""
    via = models.TextField(blank=True, default="", db_default="")
    """On what medium it was asked for."""
    by = models.TextField()
    """Who ordered it."""
    request_id = models.BigIntegerField(null=True)
    """The request at the desk that it answers, and closes."""
    controller_id = models.BigIntegerField(null=True)
    """To which company it was said, and which answers; None: to none in particular."""
    letter_id = models.BigIntegerField(null=True)
    """The message that tells the person, sent before their address goes."""
    why_no_letter = models.TextField(blank=True, default="", db_default="")
    """Why none was sent, as a code."""
    done_at = models.DateTimeField(null=True)
    """None: ordered, and waiting for its letter to arrive."""
    gone = models.JSONField(default=dict, db_default={})
    """How many rows went, or were emptied, by table."""
    tombstone_id = models.UUIDField(null=True)
    """In the log, in place of the events that went at once."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person_id"], condition=models.Q(company_id=None), name="retention_erasure_once"
            ),
            # Who stayed with others may come back to a company, and ask once more.
            models.UniqueConstraint(
                fields=["person_id", "company_id"],
                condition=models.Q(company_id__isnull=False, done_at=None),
                name="retention_erasure_once_a_company",
            ),
        ]
        indexes = [
            models.Index(fields=["person_id", "company_id"], name="retention_erasure_whose"),
            models.Index(fields=["part_id"], condition=models.Q(part_id__isnull=False), name="retention_erasure_part"),
            models.Index(fields=["asked_at"], condition=models.Q(done_at=None), name="retention_erasure_open"),
            models.Index(fields=["-done_at"], condition=models.Q(done_at__isnull=False), name="retention_erasure_done"),
            models.Index(
                fields=["request_id"], condition=models.Q(request_id__isnull=False), name="retention_erasure_request"
            ),
        ]
