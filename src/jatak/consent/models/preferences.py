"""What a person prefers without leaving: a pause of marketing, and a number of messages a month of their own."""

from django.db import models

from jatak.consent.models.ledger import Actor, Via


class Pause(models.Model):
    """No marketing of a company until an instant; it ends no consent."""

    person = models.ForeignKey("people.Person", models.CASCADE, db_constraint=False)
    """Goes with the person: the constraint is made by hand, with ON DELETE CASCADE; follows a merger by a trigger."""
    controller = models.ForeignKey("people.Controller", models.PROTECT, db_index=False)
    channel = models.TextField(null=True)
    """None: every channel."""
    topic = models.ForeignKey("people.Topic", models.PROTECT, null=True, db_index=False)
    """None: every topic."""
    begun_at = models.DateTimeField()
    until = models.DateTimeField()
    actor = models.TextField(choices=Actor.choices)
    via = models.TextField(choices=Via.choices)
    message_id = models.BigIntegerField(null=True)
    """The message whose link led here."""
    recorded_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    """When it was resumed, or another pause took its place; None where time alone ends it."""
    ended_actor = models.TextField(choices=Actor.choices, default="")
    ended_via = models.TextField(choices=Via.choices, default="")
    ended_recorded_at = models.DateTimeField(null=True)


class OwnFrequency(models.Model):
    """How many marketing messages of a company a person wants in a month at most; it holds beside what was promised."""

    person = models.ForeignKey("people.Person", models.CASCADE, db_constraint=False)
    """Goes with the person: the constraint is made by hand, with ON DELETE CASCADE; follows a merger by a trigger."""
    controller = models.ForeignKey("people.Controller", models.PROTECT, db_index=False)
    channel = models.TextField(null=True)
    """None: all channels together."""
    per_month = models.SmallIntegerField()
    chosen_at = models.DateTimeField()
    actor = models.TextField(choices=Actor.choices)
    via = models.TextField(choices=Via.choices)
    message_id = models.BigIntegerField(null=True)
    recorded_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    """When another number took its place, or none."""
    ended_actor = models.TextField(choices=Actor.choices, default="")
    ended_via = models.TextField(choices=Via.choices, default="")
    ended_recorded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(per_month__gte=1), name="consent_own_frequency_some"),
        ]
