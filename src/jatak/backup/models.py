"""What is still to be written into the journal."""

from django.db import models


class Waiting(models.Model):
    """Something that a restored backup must not undo, from the commit that brings it until the journal has it.

    The same may wait several times.
    """

    what = models.TextField()
    """`no` for an event of the ledger, else the table of a row."""
    ref = models.TextField()
    """The number of that row, as text."""
