"""What the self-test found, and what a company wants done while it fails."""

from django.db import models


class Policy(models.Model):
    """Whether a company's marketing waits while leaving does not work."""

    controller = models.OneToOneField("people.Controller", models.CASCADE, primary_key=True, related_name="+")
    holds = models.BooleanField()
    changed_by = models.TextField()
    changed_at = models.DateTimeField()


class Run(models.Model):
    """One test of one company, from a message to silence by every medium that there is."""

    controller = models.ForeignKey("people.Controller", models.CASCADE, db_index=False)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    """None while it runs, or where it was killed."""
    passed = models.BooleanField(null=True)
    """Whether nothing that was tested failed; None: it did not end."""
    told_at = models.DateTimeField(null=True)
    """When the operators were told by mail that it failed."""

    class Meta:
        indexes = [models.Index(fields=["controller", "-began_at"], name="selftest_run_newest")]


class Outcome(models.TextChoices):
    """How a step ended."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_TESTED = "not_tested"


class Step(models.Model):
    """One step of a run, and how long it took."""

    run = models.ForeignKey(Run, models.CASCADE)
    medium = models.TextField()
    """By what it leaves: link, one_click, mail, sms; or message, for what comes before."""
    name = models.TextField()
    outcome = models.TextField(choices=Outcome.choices)
    seconds = models.FloatField()
    words = models.TextField(default="")
    """What failed, why it was not tested, or what a step that passed does not cover."""
