"""Programs that work for a company: the tokens by which they are let in, and what they were answered."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    """What a token is good for."""

    READ = "read", _("Read people, permissions, notices and decisions")
    CONSENT = "consent", _("Write people, consents and objections")
    PURCHASE = "purchase", _("Write purchases and other relations")
    SEND = "send", _("Send service messages")


class ApiToken(models.Model):
    """The key of one program of one company; the token itself is shown once and kept nowhere."""

    controller = models.ForeignKey("people.Controller", models.PROTECT)
    name = models.TextField()
    """What it is for, as people call it."""
    hash = models.BinaryField(max_length=32, unique=True)
    """SHA-256 of the token, whose 32 random bytes need no salt."""
    scopes = ArrayField(models.TextField(choices=Scope.choices))
    made_at = models.DateTimeField()
    made_by = models.TextField()
    last_used_on = models.DateField(null=True)
    """In UTC."""
    minute = models.BigIntegerField(default=0, db_default=0)
    """The minute since 1970 in which it was used last."""
    in_minute = models.IntegerField(default=0, db_default=0)
    """How often it was used in that minute."""
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.TextField(blank=True, default="", db_default="")

    class Meta:
        indexes = [models.Index(fields=["controller", "-id"], name="accounts_token_controller")]


class ApiReply(models.Model):
    """What was answered to a request with an idempotency key, so that the same again is answered alike."""

    token = models.ForeignKey(ApiToken, models.CASCADE, db_index=False)
    key = models.TextField()
    request = models.BinaryField(max_length=32)
    """SHA-256 of method, address and body."""
    status = models.SmallIntegerField()
    body = models.TextField()
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["token", "key"], name="accounts_reply_once")]
