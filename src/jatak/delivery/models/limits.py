"""How much may go where, what of it was taken, and what the receivers made of a campaign."""

from django.db import models


class Scope(models.TextChoices):
    """What a limit counts."""

    DOMAIN = "domain"
    """Messages to addresses of one domain."""
    BRAND = "brand"
    """Messages of one brand, or of a company's own where it names no brand."""
    RELAY = "relay"
    """Messages handed to one relay."""


class Limit(models.Model):
    """A rate, a daily limit and a plan of warming up; each may be missing."""

    scope = models.TextField(choices=Scope.choices)
    name = models.TextField()
    """Of the domain (in A-labels), brand or relay; `*`: every domain that has no limit of its own, each by itself."""
    per_second = models.FloatField(null=True)
    """Over all workers together."""
    per_day = models.IntegerField(null=True)
    """Days change at midnight UTC."""
    warm_from = models.DateField(null=True)
    """First day of the plan; the next three fields are there exactly if it is."""
    warm_first = models.IntegerField(null=True)
    """Messages on the first day."""
    warm_growth = models.FloatField(null=True)
    """Factor from day to day."""
    warm_days = models.IntegerField(null=True)
    """How long the plan lasts."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope", "name"], name="delivery_limit_of")]


class Quota(models.Model):
    """How many messages of a day's limit are taken; workers take before they hand over, and return what did not go."""

    scope = models.TextField(choices=Scope.choices)
    name = models.TextField()
    day = models.DateField()
    taken = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "scope", "name"], name="delivery_quota_of")]


class GuardCount(models.Model):
    """What one domain made of one campaign since it was started, or resumed by a person."""

    campaign_id = models.BigIntegerField()
    domain = models.TextField()
    since = models.DateTimeField()
    accepted = models.IntegerField(default=0)
    refused = models.IntegerField(default=0)
    """For good, because of the recipient: unknown, disabled, full for ever."""
    rejected = models.IntegerField(default=0)
    """For good, because of the content or the sender."""
    complained = models.IntegerField(default=0)
    slowed = models.BooleanField(default=False)
    """Whether the campaign was slowed because of this domain."""
    per_second_before = models.FloatField(null=True)
    """The campaign's own rate before that, to which it returns when a person resumes it."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign_id", "domain"], name="delivery_guardcount_of")]
