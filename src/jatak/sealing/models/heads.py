"""Signed heads and their time stamps."""

from django.db import models


class Why(models.TextChoices):
    """What a head was signed for."""

    DAILY = "daily"
    CAMPAIGN = "campaign"
    ROTATION = "rotation"
    ASKED = "asked"


class Head(models.Model):
    """How many entries the log had at an instant and the root over them, signed (Ed25519)."""

    size = models.BigIntegerField()
    root = models.BinaryField(max_length=32)
    at = models.DateTimeField(db_index=True)
    why = models.TextField(choices=Why.choices)
    key = models.BinaryField(max_length=32)
    """The public key."""
    signature = models.BinaryField(max_length=64)


class Errand(models.Model):
    """A time stamp that is wanted for a head; gone when it is there."""

    head = models.OneToOneField(Head, models.PROTECT, primary_key=True)
    wanted_at = models.DateTimeField()
    due_at = models.DateTimeField(db_index=True)
    tries = models.IntegerField(default=0)
    trouble = models.TextField(default="", blank=True)
    """Why the last try failed."""


class Stamp(models.Model):
    """What a time-stamping authority says of a head (RFC 3161)."""

    head = models.OneToOneField(Head, models.PROTECT, primary_key=True)
    at = models.DateTimeField()
    """The authority's time."""
    policy = models.TextField()
    token = models.BinaryField()
    """The TimeStampToken (DER), which proves it."""
    got_at = models.DateTimeField()
