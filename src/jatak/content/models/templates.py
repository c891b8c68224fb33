"""What messages say: templates in versions and languages."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from jatak.gate.message import Channel, Declared


class Template(models.Model):
    """A message that a controller sends, in its versions."""

    controller = models.ForeignKey("people.Controller", models.PROTECT)
    brand = models.ForeignKey("people.Brand", models.PROTECT, null=True)
    slug = models.SlugField(max_length=100)
    name = models.TextField(blank=True, default="", db_default="")
    """What people call it; the slug where nobody gave it a name."""
    channel = models.TextField(default=Channel.EMAIL.value)
    declared = models.TextField(choices=[(d.value, d.value) for d in Declared])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["controller", "slug"], name="content_template_once")]

    def __str__(self) -> str:
        return self.name or self.slug


class TemplateVersion(models.Model):
    """One version; its elements are declared, and it is sent only when somebody approved it."""

    template = models.ForeignKey(Template, models.PROTECT, related_name="versions")
    number = models.IntegerField()
    elements = ArrayField(models.TextField())
    approved_at = models.DateTimeField(null=True)
    approved_by = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["template", "number"], name="content_template_version_once")]
        indexes = [
            models.Index(
                fields=["template"], condition=models.Q(approved_at=None), name="content_template_version_open"
            )
        ]


class TemplateText(models.Model):
    """The words of one version in one language; `{name}` stands for the person's name."""

    version = models.ForeignKey(TemplateVersion, models.PROTECT, related_name="texts")
    language = models.TextField()
    subject = models.TextField()
    preheader = models.TextField(blank=True, default="", db_default="")
    """What an inbox shows behind the subject."""
    body = models.JSONField(null=True)
    """The blocks as the editor keeps them; None: the words were written without it."""
    html = models.TextField(blank=True)
    """Made of the blocks, where there are any."""
    text = models.TextField()
    own_text = models.BooleanField(default=False, db_default=False)
    """Whether somebody wrote the text part; else it is made of the blocks."""
    revision = models.IntegerField(default=0, db_default=0)
    """Counts the changes, so that nobody overwrites what they have not seen."""
    changed_at = models.DateTimeField(null=True)
    changed_by_id = models.BigIntegerField(null=True)
    changed_by = models.TextField(blank=True, default="", db_default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "language"], name="content_template_text_once")]
