"""Where a company's pictures lie."""

from django.db import models


class Library(models.Model):
    """The pictures of one company: one of Wagtail's collections, which workers and commands know nothing of."""

    controller = models.OneToOneField("people.Controller", models.PROTECT, primary_key=True)
    collection_id = models.BigIntegerField(unique=True)
