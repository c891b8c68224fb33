"""Those of us whom we write to, to see whether leaving works."""

from django.db import models


class Probe(models.Model):
    """A person of ours, one a company: written to and leaving like everybody, and counted nowhere."""

    person = models.OneToOneField("people.Person", models.CASCADE, primary_key=True, db_constraint=False)
    """The constraint is made by hand, with ON DELETE CASCADE."""
    controller = models.OneToOneField("people.Controller", models.PROTECT)
