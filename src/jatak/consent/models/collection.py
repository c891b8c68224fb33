"""Where and how consents are gathered, and what they are worth."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from jatak.gate.situation import Indication, Tri


class CollectionKind(models.TextChoices):
    """By what way a yes comes in."""

    FORM = "form"
    POPUP = "popup"
    LANDING_PAGE = "landing_page"
    TILL = "till"
    PHONE = "phone"
    PAPER = "paper"
    IMPORT = "import"
    API = "api"


class CollectionPoint(models.Model):
    """A place where people are asked."""

    controller = models.ForeignKey("people.Controller", models.PROTECT)
    slug = models.SlugField(max_length=100)
    kind = models.TextField(choices=CollectionKind.choices)
    name = models.TextField(blank=True, default="", db_default="")
    """What people call it; the slug where nobody gave it a name."""
    closed_at = models.DateTimeField(null=True)
    """From when on nobody is asked here any more; what was said before goes on."""
    closed_by = models.TextField(blank=True, default="", db_default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["controller", "slug"], name="consent_collection_point_once")]

    def __str__(self) -> str:
        return self.name or self.slug


class CollectionPointVersion(models.Model):
    """One version of a collection point; an essential change makes a new one."""

    point = models.ForeignKey(CollectionPoint, models.PROTECT)
    number = models.IntegerField()
    notice_version = models.ForeignKey("consent.NoticeVersion", models.PROTECT)
    double_opt_in = models.BooleanField()
    fields = models.JSONField(default=list, db_default=[])
    """What is asked beyond the address: a list of `{"kind", "required"}`; kinds are those of `consent.asked_fields`."""
    mandatory = models.BooleanField(default=False, db_default=False)
    """Whether the question must be answered, by yes or by no; never set beforehand."""
    age_from = models.SmallIntegerField(null=True)
    """The age from which on people say yes alone; who is asked must say that they are so old."""
    sites = ArrayField(models.TextField(), default=list, db_default=[])
    """The origins that may embed it, such as `https://shop.example`."""
    page_url = models.TextField(blank=True, default="", db_default="")
    """Where it is shown, for a form on another site: the picture is taken there."""
    note = models.TextField(blank=True, default="", db_default="")
    """What staff who ask must know, such as where the paper is filed."""
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["point", "number"], name="consent_point_version_once")]


def _quality() -> "models.SmallIntegerField[int, int]":
    return models.SmallIntegerField(default=Tri.UNKNOWN.value, choices=[(t.value, t.name.lower()) for t in Tri])


class Assessment(models.Model):
    """What somebody judged the consents of one collection point version to be worth; the newest counts."""

    version = models.ForeignKey(CollectionPointVersion, models.PROTECT, related_name="assessments")
    given = models.SmallIntegerField(default=Tri.YES.value, db_default=Tri.YES.value)
    """Whether an act of the person lies behind them at all, be it proved or only claimed."""
    indication = models.SmallIntegerField(default=Indication.UNKNOWN.value)
    proof = _quality()
    informed = _quality()
    free = _quality()
    specific = _quality()
    separate = _quality()
    prominent = _quality()
    names_sender = _quality()
    names_channel = models.SmallIntegerField(default=Tri.YES.value, db_default=Tri.YES.value)
    """Of the channels that a record is about; YES for our own notices, which name them."""
    covers_content = _quality()
    from_third_party = _quality()
    address_verified = models.SmallIntegerField(default=Tri.UNKNOWN.value, db_default=Tri.UNKNOWN.value)
    """Whether the address is known to be the person's otherwise than by a confirmation: by a log-in, at a counter."""
    judged_by = models.TextField()
    judged_at = models.DateTimeField()
    reason = models.TextField(blank=True)
    recorded_at = models.DateTimeField(db_default=Now())
