"""What a program tells of a purchase."""

from typing import Literal

from pydantic import Field

from jatak.api.fields import Country, Id, Instant, Key, Limb, Name, Told
from jatak.api.whom import Whom
from jatak.customers.relations import Circumstances
from jatak.gate.situation import RelationKind

Kind = Literal["sale", "subscription", "negotiation", "free_account", "membership", "donation", "inquiry"]


class Concluded(Told):
    """A purchase or another relation, with its limbs as they were shown; what is not told stays unknown."""

    person: Whom
    kind: Kind = "sale"
    key: Key = Field(description="What you call it, such as the number of the order.", examples=["ORDER-2041"])
    at: Instant | None = Field(None, description="When it was concluded; now unless told.")
    brand: Id | None = None
    address_from_sale: Limb = Field("unknown", description="Whether the address was given in this sale.")
    opt_out_offered: Limb = Field("unknown", description="Whether one could refuse marketing as the address was given.")
    one_off: Limb = Field("unknown", description="Whether it was a single purchase without an account or contract.")
    low_value: Limb = "unknown"
    product_groups: list[Id] = Field([], max_length=50)
    delivery_begin: Instant | None = None
    delivery_end: Instant | None = None
    country: Country | None = Field(None, description="Of the billing address.")
    name: Name = Field("", description="For a person who is new here.")
    language: Name = Field("", description="For a person who is new here.")

    @property
    def relation(self) -> RelationKind:
        """Its kind, as it is kept."""
        return RelationKind[self.kind.upper()]


class GoesOn(Told):
    """What became of it; what is not sent stays as it is."""

    last_at: Instant | None = Field(None, description="It was lived: a delivery paid, a gift repeated.")
    delivery_begin: Instant | None = None
    delivery_end: Instant | None = None
    ended_at: Instant | None = Field(None, description="The contract ended; the first end told counts.")
    cancelled_at: Instant | None = Field(None, description="All of it was taken back: from then on it is no relation.")


__all__ = ["Circumstances", "Concluded", "GoesOn"]
