"""Indexes of what few rows name."""

from django.db import models


def named(field: str, name: str) -> models.Index:
    """An index of the rows in which this field says something: those where it is empty, nearly all, cost nothing."""
    return models.Index(fields=[field], condition=models.Q(**{f"{field}__isnull": False}), name=name)
