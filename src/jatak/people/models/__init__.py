"""The tables of people."""

from jatak.people.models.contact_points import ContactKind, ContactPoint
from jatak.people.models.controllers import Brand, Controller, FormerLimits, ProductGroup, Topic
from jatak.people.models.mergers import Merger
from jatak.people.models.persons import (
    Acquaintance,
    CountryOrigin,
    ExternalKey,
    HeldAddress,
    Person,
    Profile,
    RegisterEntry,
    Restriction,
)
from jatak.people.models.probes import Probe
from jatak.people.models.reachability import Failure, HeardBy, Kind, Unreachable

__all__ = [
    "Acquaintance",
    "Brand",
    "ContactKind",
    "ContactPoint",
    "Controller",
    "CountryOrigin",
    "ExternalKey",
    "Failure",
    "FormerLimits",
    "HeardBy",
    "HeldAddress",
    "Kind",
    "Merger",
    "Person",
    "Probe",
    "ProductGroup",
    "Profile",
    "RegisterEntry",
    "Restriction",
    "Topic",
    "Unreachable",
]
