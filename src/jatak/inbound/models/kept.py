"""What a message says, while somebody needs it."""

from django.db import models


class Kept(models.Model):
    """Address, words and bytes of what came in: until it is done, and of what a person must look at until they have."""

    arrival = models.OneToOneField("inbound.Arrival", models.CASCADE, primary_key=True)
    envelope_to = models.TextField(blank=True)
    """To whom it was handed over, where that is known."""
    sender = models.TextField(blank=True)
    """Whom it says that it is from, which proves nothing."""
    subject = models.TextField(blank=True)
    words = models.TextField(blank=True)
    """What they wrote, without what they quoted."""
    marked = models.TextField(blank=True)
    """The words that decided, as they stand in `words`."""
    raw = models.BinaryField()
    """Its first bytes, as it came."""
    keep_until = models.DateTimeField()
    """Gone then at the latest, whether anybody looked or not."""

    class Meta:
        indexes = [models.Index(fields=["keep_until"], name="inbound_kept_until")]
