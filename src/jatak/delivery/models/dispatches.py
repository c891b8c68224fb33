"""What the last metre must know of a campaign, beside its messages."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from jatak.gate.situation import Tri


class Dispatch(models.Model):
    """A campaign as it was handed to delivery; the claim asks the gate the same question as the start did."""

    campaign_id = models.BigIntegerField(primary_key=True)
    brand_id = models.BigIntegerField(null=True)
    product_groups = ArrayField(models.BigIntegerField(), default=list)
    own_similar = models.SmallIntegerField(default=Tri.UNKNOWN.value)
