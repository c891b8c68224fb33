"""Who sends: controllers, their brands, topics and product groups."""

from django.db import models

from jatak.gate.message import SenderKind
from jatak.law.industries import industries


def industry_choices() -> list[tuple[str, str]]:
    """The industries of which there is a profile, with their names."""
    return [(profile.code, profile.name) for profile in industries().values()]


class Controller(models.Model):
    """A company, charity, party or public body that decides why and how people are written to (GDPR art. 4(7))."""

    name = models.TextField(unique=True)
    kind = models.TextField(default=SenderKind.COMPANY.value, choices=[(k.value, k.value) for k in SenderKind])
    legal_name = models.TextField(blank=True)
    postal_address = models.TextField(blank=True)
    registration_number = models.TextField(blank=True)
    contact = models.TextField(blank=True)
    """A way to reach a person there: an address or a telephone number."""
    sender_address = models.TextField(blank=True)
    """From address of marketing; brands may have their own."""
    service_address = models.TextField(blank=True)
    sms_sender = models.TextField(blank=True, default="", db_default="")
    """What an SMS comes from: a number, or a name of at most eleven characters; brands may have their own."""
    sms_reply = models.TextField(blank=True, default="", db_default="")
    """The number to which people answer where the sender is a name; empty: they get a link instead."""
    default_language = models.TextField(default="en")
    industry = models.TextField(null=True, choices=industry_choices)
    """Whose profile it takes as its own limits; None for no profile."""
    customer_window_months = models.SmallIntegerField(null=True)
    """The company's own limit, inside law and profile; None leaves theirs."""
    inactivity_months = models.SmallIntegerField(null=True)
    quiet_from = models.TimeField(null=True)
    """From when on its marketing does not arrive, by the recipient's clock; None with the next for no such hours."""
    quiet_until = models.TimeField(null=True)
    time_zone = models.TextField(default="UTC", db_default="UTC")
    """Where it lives: by this clock a day is told of whom it is not known where they are."""
    second_person = models.BooleanField(default=False, db_default=False)
    """Whether a message must be approved by another than who wrote it."""
    leave_asks = models.BooleanField(default=False, db_default=False)
    """Whether the page to leave asks what shall stop; else one button ends all, as a mail client's click does."""

    def __str__(self) -> str:
        return self.name

    def missing_identity(self) -> list[str]:
        """The parts of its identity that are missing; while any is, nothing of it is published."""
        parts = ("legal_name", "postal_address", "registration_number", "contact")
        return [part for part in parts if not getattr(self, part).strip()]


class FormerLimits(models.Model):
    """What a company had chosen of its own limits until it chose anew; a message is replayed within those of then."""

    controller = models.ForeignKey(Controller, models.PROTECT)
    until = models.DateTimeField()
    industry = models.TextField(null=True)
    customer_window_months = models.SmallIntegerField(null=True)
    inactivity_months = models.SmallIntegerField(null=True)
    changed_by = models.TextField()


class Brand(models.Model):
    """A name under which a controller is known to people."""

    controller = models.ForeignKey(Controller, models.PROTECT)
    name = models.TextField()
    sender_address = models.TextField(blank=True)
    sms_sender = models.TextField(blank=True, default="", db_default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["controller", "name"], name="people_brand_once")]


class Topic(models.Model):
    """A subject that people can say yes or no to."""

    controller = models.ForeignKey(Controller, models.PROTECT)
    name = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["controller", "name"], name="people_topic_once")]


class ProductGroup(models.Model):
    """Goods or services that a buyer would call similar."""

    controller = models.ForeignKey(Controller, models.PROTECT)
    name = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["controller", "name"], name="people_product_group_once")]
