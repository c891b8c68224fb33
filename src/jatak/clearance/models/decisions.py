"""Decisions that were made, once per distinct situation."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now


class Situation(models.Model):
    """A distinct situation: two words, packed by the layout that it names."""

    layout = models.TextField()
    person_word = models.BigIntegerField()
    ground_word = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["layout", "person_word", "ground_word"], name="clearance_situation_once")
        ]


class Facts(models.Model):
    """The facts of a version of a message, by their hash."""

    id = models.TextField(primary_key=True)
    facts = models.JSONField()


class Rulebook(models.Model):
    """A rulebook that decided something: the law of one day, by its hash."""

    id = models.TextField(primary_key=True)
    law_as_of = models.DateField()
    recorded_at = models.DateTimeField(db_default=Now())


class Answer(models.Model):
    """One rule's answer under one pack, by its hash; thousands of decisions share a few hundred of them."""

    sha256 = models.BinaryField(max_length=32, unique=True)
    """Of its canonical JSON."""
    answer = models.JSONField()


class Decision(models.Model):
    """The whole decision on one situation, message and rulebook, kept as readable text."""

    situation = models.ForeignKey(Situation, models.PROTECT)
    facts = models.ForeignKey(Facts, models.PROTECT)
    rulebook = models.ForeignKey(Rulebook, models.PROTECT)
    permitted = models.BooleanField()
    rule = models.TextField()
    ground = models.TextField(null=True)
    summary = models.JSONField()
    """Outcome, both grounds, reason, remedy and sources."""
    answers = ArrayField(models.BigIntegerField(), default=list)
    """Every rule's answer, in the order of asking."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["situation", "facts", "rulebook"], name="clearance_decision_once")
        ]

    @property
    def whole(self) -> dict[str, Any]:
        """The whole decision as plain values, with every rule's answer."""
        if "answers" in self.summary:
            return dict(self.summary)
        known = Answer.objects.using(self._state.db).in_bulk(self.answers)
        return {**self.summary, "answers": [known[each].answer for each in self.answers]}
