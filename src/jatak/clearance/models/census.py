"""Audiences that were counted, and what would become of them under another law."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class CensusState(models.TextChoices):
    """How far a count is."""

    ASKED = "asked"
    COUNTING = "counting"
    DONE = "done"
    FAILED = "failed"


OPEN = (CensusState.ASKED.value, CensusState.COUNTING.value)


class Census(models.Model):
    """One question about everybody whom a company knows, asked at one instant."""

    controller = models.ForeignKey("people.Controller", models.CASCADE, db_index=False)
    channel = models.TextField()
    key = models.TextField()
    """The hash of the question: the same for each time that it is asked."""
    question = models.JSONField()
    """As `census.question.Question` writes itself."""
    standing = models.BooleanField(default=False)
    """Whether it is asked again and again for the dashboard."""
    campaign_id = models.BigIntegerField(null=True)
    """The campaign it was counted for, which keeps it."""
    state = models.TextField(choices=CensusState.choices, default=CensusState.ASKED.value)
    asked_at = models.DateTimeField()
    asked_by = models.TextField(blank=True)
    """The name of an account; empty for the timetable."""
    as_of = models.DateTimeField(null=True)
    """The instant whose facts and law count: when counting began."""
    touched_at = models.DateTimeField()
    """When it last came a step further."""
    ended_at = models.DateTimeField(null=True)
    facts = models.ForeignKey("clearance.Facts", models.PROTECT, null=True, db_index=False)
    rulebook = models.ForeignKey("clearance.Rulebook", models.PROTECT, null=True, db_index=False)
    people = models.BigIntegerField(default=0)
    reachable = models.BigIntegerField(default=0)
    """How many of them have an address for the channel."""
    permitted = models.BigIntegerField(default=0)
    permitted_reachable = models.BigIntegerField(default=0)
    languages = models.JSONField(null=True)
    """How many of `permitted_reachable` by the language they read, `""` where nobody knows it; None: not counted."""
    counted_to = models.BigIntegerField(default=0)
    """The last person who was counted."""
    upto = models.BigIntegerField(default=0)
    """The last person that there was at the begin."""
    trouble = models.TextField(blank=True)
    """What went wrong."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=models.Q(state__in=["asked", "counting"]), name="clearance_census_open_once"
            )
        ]
        indexes = [
            models.Index(fields=["key", "-id"], name="clearance_census_key"),
            models.Index(fields=["controller", "standing", "-id"], name="clearance_census_standing"),
        ]

    @property
    def open(self) -> bool:
        """Whether it is still to be counted."""
        return self.state in OPEN

    @property
    def share_counted(self) -> float:
        """How far it is, from 0 to 1."""
        return min(1.0, self.counted_to / self.upto) if self.upto else 0.0

    @property
    def denied(self) -> int:
        """How many people it found that may not be written to."""
        return self.people - self.permitted


class CensusReason(models.Model):
    """One reason of a census, with the people whom it decides; permits first, then the most frequent."""

    census = models.ForeignKey(Census, models.CASCADE, db_index=False, related_name="reasons")
    nth = models.IntegerField()
    permitted = models.BooleanField()
    rule = models.TextField()
    reason = models.TextField()
    ground = models.TextField(null=True)
    gdpr_basis = models.TextField(null=True)
    said = models.JSONField()
    """Why, and what would change it, by language."""
    sources = models.JSONField()
    from_memory = models.BooleanField()
    """Whether a source of the rule was not looked up."""
    count = models.BigIntegerField()
    reachable = models.BigIntegerField()
    countries = models.JSONField()
    """How many people by country, the most frequent first; `""` where it is not known."""
    first = models.IntegerField()
    """Its shares have the numbers from this one ..."""
    last = models.IntegerField()
    """... to this one."""
    waiting = models.BigIntegerField(default=0, db_default=0)
    """How many of them nothing but time keeps back; of a permit: from the consent that they gave, too."""
    waits_from = models.DateTimeField(null=True)
    """When the first of those may be written to ..."""
    waits_to = models.DateTimeField(null=True)
    """... and the last; of a great many, of those who were looked at."""
    for_brands = ArrayField(models.BigIntegerField(), null=True)
    """Where a yes to another brand is why: those brands, the most frequent first."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["census", "nth"], name="clearance_census_reason_once")]


class CensusShare(models.Model):
    """One situation of a census, and how many people it decides."""

    census = models.ForeignKey(Census, models.CASCADE, db_index=False)
    situation = models.ForeignKey("clearance.Situation", models.PROTECT, db_index=False)
    nth = models.IntegerField(null=True)
    """Its number in the order of reasons, then of size; None while it is counted."""
    count = models.BigIntegerField()
    reachable = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["census", "situation"], name="clearance_census_share_once")]
        indexes = [models.Index(fields=["census", "nth"], name="clearance_census_share_nth")]


class CensusMembers(models.Model):
    """Some hundred people whom one situation decided, by their ids, so that millions are a few thousand rows."""

    pk = models.CompositePrimaryKey("census_id", "situation_id", "first")
    census = models.ForeignKey(Census, models.CASCADE, db_index=False)
    situation = models.ForeignKey("clearance.Situation", models.PROTECT, db_index=False)
    first = models.BigIntegerField()
    last = models.BigIntegerField()
    people = ArrayField(models.BigIntegerField())


class WhatIf(models.Model):
    """One question about everybody under today's law and another, or within other limits of the company."""

    controller = models.ForeignKey("people.Controller", models.CASCADE, db_index=False)
    key = models.TextField()
    question = models.JSONField()
    change = models.JSONField()
    """As `census.changes.Change` writes itself."""
    state = models.TextField(choices=CensusState.choices, default=CensusState.ASKED.value)
    asked_at = models.DateTimeField()
    asked_by = models.TextField(blank=True)
    touched_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    step = models.TextField(blank=True)
    """What is being done."""
    result = models.JSONField(null=True)
    """Figures, and groups of people who move."""
    trouble = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=models.Q(state__in=["asked", "counting"]), name="clearance_what_if_open_once"
            )
        ]
        indexes = [models.Index(fields=["controller", "-id"], name="clearance_what_if_controller")]

    @property
    def open(self) -> bool:
        """Whether it is still to be answered."""
        return self.state in OPEN


class Week(models.Model):
    """How many people said yes, left, or are to lapse in one week, and by what way; for the charts."""

    controller = models.ForeignKey("people.Controller", models.CASCADE, db_index=False)
    what = models.TextField()
    """`yes`, `left` or `lapse`."""
    week = models.DateField()
    """Its Monday, in UTC."""
    via = models.TextField(blank=True)
    count = models.BigIntegerField()
    counted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["controller", "what", "week", "via"], name="clearance_week_once")
        ]
