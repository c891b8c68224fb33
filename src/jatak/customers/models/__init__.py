"""The tables of customers, all in the schema `customers`."""

from jatak.customers.models.purchases import PurchaseFile, PurchaseLine
from jatak.customers.models.relations import Relation

__all__ = ["PurchaseFile", "PurchaseLine", "Relation"]
