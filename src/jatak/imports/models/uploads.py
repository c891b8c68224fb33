"""Files that were uploaded to be imported, until they are."""

from django.db import models


class Stage(models.TextChoices):
    """How far an upload is."""

    LOOKING = "looking"
    """Its headers are being read."""
    READY = "ready"
    """It waits for somebody to say what its columns mean, to try it, or to import it."""
    TRYING = "trying"
    """A dry run is under way."""
    IMPORTING = "importing"
    STOPPED = "stopped"
    """Broken off by somebody; importing it goes on where it was."""
    DONE = "done"
    """Imported; the file is gone, its rows are kept."""
    UNUSABLE = "unusable"
    """Refused as a whole; the file is gone."""
    REMOVED = "removed"
    """Taken away by somebody; the file is gone."""


UNDER_WAY = (Stage.LOOKING, Stage.TRYING, Stage.IMPORTING)
OPEN = (*UNDER_WAY, Stage.READY, Stage.STOPPED)


class Upload(models.Model):
    """One file that somebody brought; it holds no address: those are in the file, and later in the rows."""

    controller = models.ForeignKey("people.Controller", models.PROTECT)
    key = models.UUIDField(unique=True)
    """Of the form, so that a double click brings it once."""
    name = models.TextField()
    size = models.BigIntegerField()
    """In bytes."""
    uploaded_at = models.DateTimeField()
    uploaded_by = models.TextField()
    account_id = models.BigIntegerField()
    stage = models.TextField(choices=Stage.choices, default=Stage.LOOKING)
    touched_at = models.DateTimeField()
    """When whoever works at it last gave a sign of life."""
    asked = models.JSONField(default=dict)
    """How somebody said that it is to be read: encoding, delimiter, sheet; what is not there is found out."""
    tables = models.JSONField(default=list)
    """What was found: name, header, how it is written, which system it is of; empty until it can be read."""
    mapping = models.JSONField(default=dict)
    """What was said of its columns, as a mapping file has it."""
    told_at = models.DateTimeField(null=True)
    """When that was said last."""
    trial = models.JSONField(null=True)
    """The reports of the last dry run by this mapping."""
    result = models.JSONField(null=True)
    progress = models.JSONField(default=dict)
    failed = models.TextField(blank=True)
    """Why the last try came to nothing."""

    class Meta:
        indexes = [
            models.Index(fields=["controller", "-id"], name="imports_upload_newest"),
            models.Index(
                fields=["touched_at"],
                condition=models.Q(stage__in=["looking", "trying", "importing"]),
                name="imports_upload_under_way",
            ),
        ]
