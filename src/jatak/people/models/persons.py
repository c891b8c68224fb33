"""Who receives: data subjects, and what the law needs to know of them."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import F, Func, Value
from django.db.models.functions import Lower, Now

from jatak.gate.situation import RecipientKind

LAST_WORD = Lower(Func(F("name"), Value(" "), Value(-1), function="split_part"))
"""By which a person is also found: people are looked for by their family name."""


class Person(models.Model):
    """A data subject (GDPR art. 4(1)); what may change stands in the profile."""

    name = models.TextField(blank=True)
    language = models.TextField(blank=True)
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [
            models.Index(OpClass(Lower("name"), "text_pattern_ops"), "id", name="people_person_name"),
            models.Index(OpClass(LAST_WORD, "text_pattern_ops"), "id", name="people_person_last_name"),
        ]


class Acquaintance(models.Model):
    """A company knows a person: by a consent, a no, or a customer relation; triggers on their tables add the row."""

    pk = models.CompositePrimaryKey("controller_id", "person_id")
    controller = models.ForeignKey("people.Controller", models.CASCADE, db_index=False)
    person = models.ForeignKey(Person, models.CASCADE, db_constraint=False)
    """Goes with the person: the constraint is made by hand, with ON DELETE CASCADE."""
    last_own_act_at = models.DateTimeField(null=True)
    """The newest thing the person did towards this company: a purchase, a click, a sign-up; an opening is none."""
    last_own_act = models.TextField(default="", db_default="")
    """What that was, a `people.own_acts.Did`; empty: of an act that was noted before this was kept."""
    last_own_act_source = models.TextField(default="", db_default="")
    """By what it can be found, such as the event of the ledger or the token of the program that told it."""


class CountryOrigin(models.IntegerChoices):
    """Where a country was learnt, the strongest first; never from a domain or an IP address."""

    OWN_WORD = 1
    BILLING = 2
    DELIVERY = 3
    TELEPHONE_PREFIX = 4
    IMPORTED = 5


class Profile(models.Model):
    """What held of a person from one instant to another; a change is a new row."""

    person = models.ForeignKey(Person, models.CASCADE)
    valid_from = models.DateTimeField()
    valid_to = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(db_default=Now())
    recipient_kind = models.SmallIntegerField(
        default=RecipientKind.UNKNOWN.value, choices=[(k.value, k.name.lower()) for k in RecipientKind]
    )
    country = models.CharField(max_length=2, null=True)
    country_origin = models.SmallIntegerField(null=True, choices=CountryOrigin.choices)
    other_country = models.CharField(max_length=2, null=True)
    """A second country from a source of equal rank; then both packs must permit."""
    born = models.DateField(null=True)
    """Day of birth, or the latest day that an age given allows."""
    work_topics = ArrayField(models.BigIntegerField(), default=list)
    """Topics that fit the person's work or trade."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(valid_to__isnull=True), name="people_profile_one_current"
            ),
            models.CheckConstraint(condition=models.Q(country__regex="^[A-Z]{2}$"), name="people_profile_country"),
            models.CheckConstraint(condition=models.Q(other_country__regex="^[A-Z]{2}$"), name="people_profile_other"),
        ]
        indexes = [
            models.Index(
                fields=["country", "person"],
                condition=models.Q(valid_to__isnull=True),
                name="people_profile_country_now",
            )
        ]


class ExternalKey(models.Model):
    """The name that another system gives a person, per controller."""

    controller = models.ForeignKey("people.Controller", models.CASCADE)
    system = models.TextField()
    key = models.TextField()
    person = models.ForeignKey(Person, models.CASCADE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["controller", "system", "key"], name="people_external_key_once")]
        indexes = [models.Index(fields=["key", "id"], name="people_external_key_search")]


class Restriction(models.Model):
    """A person's processing is restricted (GDPR art. 18), or a request about leaving is still open."""

    person = models.ForeignKey(Person, models.CASCADE)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    reason = models.TextField()
    """In the words of who recorded it: nobody else's to read but the company's to which it was said."""
    controller = models.ForeignKey("people.Controller", models.PROTECT, null=True, db_index=False)
    """To which company it was said; None: it is not known. It holds for every company."""
    request_id = models.BigIntegerField(null=True)
    """The request at the desk that holds the person and ends this as it is closed; None: a restriction of its own."""
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [
            models.Index(
                fields=["request_id"], condition=models.Q(request_id__isnull=False), name="people_restriction_request"
            )
        ]


class HeldAddress(models.Model):
    """An address whose owner is held while a request is open, whoever has it now or gets it meanwhile."""

    request_id = models.BigIntegerField()
    address_hash = models.BinaryField(max_length=32)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["request_id", "address_hash"],
                condition=models.Q(ended_at=None),
                name="people_held_address_once",
            ),
        ]
        indexes = [models.Index(fields=["address_hash"], name="people_held_address_hash")]


class RegisterEntry(models.Model):
    """The answer of a do-not-contact register, such as Austria's ECG list."""

    person = models.ForeignKey(Person, models.CASCADE)
    register = models.TextField()
    listed = models.BooleanField()
    looked_up_at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())
