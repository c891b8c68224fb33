"""A database and two companies."""

from typing import Any

from jatak.base.clock import now
from jatak.database.migrate import migrate
from jatak.database.using import acting_as, atomic
from jatak.demo.claims import claim, claim_same
from jatak.demo.companies import declare_receipts, found_companies
from jatak.demo.world import World


def play(world: World) -> dict[str, Any]:
    """Make the database, and let the companies move in."""
    with world.tell.waiting("Making a database ..."):
        claim(migrate(), "the home was not fresh: its database was there already")
    with acting_as("admin"), atomic():
        world.companies = found_companies()
    with acting_as("web"), atomic():
        declare_receipts(world.companies, now())
    for company in (world.companies.sydrejser, world.companies.nordlys):
        claim_same(company.missing_identity(), [], f"the identity of {company} lacks something")
        world.tell.fact(f"{company.legal_name}, {company.registration_number}: says all that the law wants it to say")
    return {"companies": 2, "brands": 2}
