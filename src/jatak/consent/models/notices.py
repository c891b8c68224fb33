"""What people are told before they say yes."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Purpose(models.TextChoices):
    """What a notice is for; a purpose a box."""

    MARKETING = "marketing"
    """It asks for consent to marketing."""
    CUSTOMERS = "customers"
    """It tells customers that they will be written to, and lets them say no (Directive 2002/58/EC art. 13(2))."""


class Origin(models.TextChoices):
    """Where the words come from."""

    WRITTEN = "written"
    """Written here: checked against each country's list, and shown."""
    FORMER = "former"
    """Shown before by other means, as the company says; never shown here."""


class Benefit(models.TextChoices):
    """What people get for their yes."""

    NONE = ""
    DISCOUNT = "discount"
    PRIZE_DRAW = "prize_draw"
    GIFT = "gift"
    CLUB = "club"


class Notice(models.Model):
    """A consent notice: what one controller asks, in its versions."""

    controller = models.ForeignKey("people.Controller", models.PROTECT)
    slug = models.SlugField(max_length=100)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["controller", "slug"], name="consent_notice_once")]


class NoticeVersion(models.Model):
    """One version of a notice; once published it never changes (a trigger refuses)."""

    notice = models.ForeignKey(Notice, models.PROTECT)
    number = models.IntegerField()
    """Counts all versions."""
    major = models.IntegerField(default=1, db_default=1)
    minor = models.IntegerField(default=0, db_default=0)
    """A spelling fix of a major version, whose consents it leaves as they are."""
    purpose = models.TextField(default=Purpose.MARKETING.value, db_default=Purpose.MARKETING.value)
    origin = models.TextField(default=Origin.WRITTEN.value, db_default=Origin.WRITTEN.value)
    countries = ArrayField(models.TextField(), default=list, db_default=[])
    """Where people are asked with it (ISO 3166 alpha-2): their lists are what the words must keep."""
    channels = ArrayField(models.TextField())
    topics = ArrayField(models.BigIntegerField(), default=list)
    """Topics that it names; empty: everything of the named companies."""
    joint = models.BooleanField(default=False)
    """One yes for all named companies, so that one no ends it for all."""
    promised_per_month = models.SmallIntegerField(null=True)
    """The number of messages in 30 days that it promises not to exceed; part of its scope."""
    partners = models.JSONField(default=list, db_default=[])
    """Others than our companies that it names: a list of `{"name", "about"}`."""
    benefit = models.TextField(default=Benefit.NONE.value, db_default=Benefit.NONE.value, blank=True)
    benefit_messages = models.SmallIntegerField(null=True)
    """How many messages one must have got to keep the benefit, where that was told."""
    benefit_ends = models.BooleanField(default=False, db_default=False)
    """Whether it was told that the benefit ends when one leaves."""
    revision = models.IntegerField(default=0, db_default=0)
    """Counts the changes of a draft, so that nobody overwrites what they have not seen."""
    changed_at = models.DateTimeField(null=True)
    changed_by_id = models.BigIntegerField(null=True)
    changed_by = models.TextField(blank=True, default="", db_default="")
    published_at = models.DateTimeField(null=True)
    published_by = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["notice", "number"], name="consent_notice_version_once")]

    @property
    def label(self) -> str:
        """As people call it, such as 2.1."""
        return f"{self.major}.{self.minor}"


class NoticeController(models.Model):
    """A company that a version names, with the brands it names; no brands: all of them."""

    version = models.ForeignKey(NoticeVersion, models.PROTECT, related_name="companies")
    controller = models.ForeignKey("people.Controller", models.PROTECT)
    brands = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "controller"], name="consent_notice_names_once")]


class NoticeText(models.Model):
    """The words of one version in one language."""

    version = models.ForeignKey(NoticeVersion, models.PROTECT, related_name="texts")
    language = models.TextField()
    words = models.TextField()
    withdrawal_words = models.TextField()
    """How the person is told that, and how, it can be taken back."""
    headline = models.TextField(blank=True, default="", db_default="")
    """Above the question."""
    benefit = models.TextField(blank=True, default="", db_default="")
    """What one gets for a yes, in plain words."""
    terms = models.TextField(blank=True, default="", db_default="")
    """On what terms one gets and keeps it."""
    sha256 = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "language"], name="consent_notice_text_once")]
