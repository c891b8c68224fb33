"""What came back from an address, and from when to when nobody can be reached there."""

from django.db import models
from django.db.models.functions import Now


class Kind(models.TextChoices):
    """What a failure says of the address."""

    PERMANENT = "permanent"
    """There is nobody: unknown, disabled, or a domain that takes no mail."""
    TEMPORARY = "temporary"
    """Not now: a full mailbox, a server that does not answer."""
    OTHER = "other"
    """It speaks of us or of the message, and says nothing of the address."""


class HeardBy(models.TextChoices):
    """How we learnt of it."""

    HANDOVER = "handover"
    DSN = "dsn"
    """A message that came back (RFC 3464)."""
    PROVIDER = "provider"
    SMS_REPORT = "sms_report"
    IMPORT = "import"
    """A file of another system called it bounced."""
    STAFF = "staff"
    """Somebody told the company that the address is not theirs."""


class Failure(models.Model):
    """One message, or one file, that told that an address was not reached; each is kept once."""

    contact_point = models.ForeignKey("people.ContactPoint", models.CASCADE, db_constraint=False, db_index=False)
    """Goes with the address: the constraint is made by hand, with ON DELETE CASCADE."""
    kind = models.TextField(choices=Kind.choices)
    at = models.DateTimeField()
    heard_by = models.TextField(choices=HeardBy.choices)
    status = models.TextField(default="")
    """The enhanced status code, such as 5.1.1 (RFC 3463), or what a gateway of text messages names so."""
    said = models.TextField(default="")
    """In the words of whoever refused it, shortened."""
    message_id = models.BigIntegerField(null=True)
    """The message of ours that failed, where it is known."""
    outlived_at = models.DateTimeField(null=True)
    """When the address was reached since; from then on this counts no more."""
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["contact_point", "heard_by", "message_id", "kind", "status"],
                condition=models.Q(message_id__isnull=False),
                name="people_failure_of_message_once",
            ),
            models.UniqueConstraint(
                fields=["contact_point", "heard_by", "at", "status"],
                condition=models.Q(message_id__isnull=True),
                name="people_failure_once",
            ),
        ]
        indexes = [models.Index(fields=["contact_point", "at"], name="people_failure_of_address")]


class Unreachable(models.Model):
    """Nobody can be reached at an address, from when to when; who ended it, and why."""

    contact_point = models.ForeignKey("people.ContactPoint", models.CASCADE, db_constraint=False, db_index=False)
    person = models.ForeignKey("people.Person", models.CASCADE, db_constraint=False)
    """Whose address it is, so that gathering finds the few of a stretch; follows a merger by a trigger."""
    failure = models.ForeignKey(Failure, models.CASCADE, db_constraint=False)
    """The failure that was enough."""
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.TextField(default="")
    """Who said so: an operator by name, or what was heard."""
    why = models.TextField(default="")
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["contact_point"],
                condition=models.Q(ended_at__isnull=True),
                name="people_unreachable_one_open",
            )
        ]
