"""What messages say: templates in versions and languages."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from jatak.gate.message import Channel, Declared


class Template(models.Model):
    """A message that a controller sends, in its versions."""

    controller = models.ForeignKey("people.Controller", models.PROTECT)
    brand = models.ForeignKey("people.Brand", models.PROTECT, null=True)
    slug = models.SlugField(max_length=100)
    channel = models.TextField(default=Channel.EMAIL.value)
    declared = models.TextField(choices=[(d.value, d.value) for d in Declared])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["controller", "slug"], name="content_template_once")]


class TemplateVersion(models.Model):
    """One version; its elements are declared, and it is sent only when somebody approved it."""

    template = models.ForeignKey(Template, models.PROTECT, related_name="versions")
    number = models.IntegerField()
    elements = ArrayField(models.TextField())
    approved_at = models.DateTimeField(null=True)
    approved_by = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["template", "number"], name="content_template_version_once")]


class TemplateText(models.Model):
    """The words of one version in one language; `{name}` stands for the person's name."""

    version = models.ForeignKey(TemplateVersion, models.PROTECT, related_name="texts")
    language = models.TextField()
    subject = models.TextField()
    html = models.TextField(blank=True)
    text = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "language"], name="content_template_text_once")]
