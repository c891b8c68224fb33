"""The companies of the story."""

from dataclasses import dataclass
from datetime import datetime

from jatak.demo.texts import table
from jatak.people.models import Brand, Controller, ProductGroup, Topic
from jatak.receipts.declaring.declaration import Authority, Declared, Recipient, declare


@dataclass(frozen=True)
class Companies:
    """A travel agency with two brands, and a web shop of the same group that is a controller of its own."""

    sydrejser: Controller
    nordlys: Controller
    solrejser: Brand
    fjordtur: Brand
    charter: Topic
    beach: ProductGroup
    hiking: ProductGroup


def declare_receipts(companies: Companies, at: datetime) -> None:
    """Say what the receipts of both must say; as the web."""
    told = table("companies.toml")["receipts"]
    others = {"authority": Authority(**told["authority"]), "recipients": [Recipient(**r) for r in told["recipients"]]}
    for company in (companies.sydrejser, companies.nordlys):
        declare(company, Declared(**(told | others)), at, "Mette")


def found_companies() -> Companies:
    """Enter the companies; as the administrator."""
    told = table("companies.toml")
    sydrejser = Controller.objects.create(**told["sydrejser"])
    nordlys = Controller.objects.create(**told["nordlys"])
    solrejser, fjordtur = (
        Brand.objects.create(controller=sydrejser, name=name, sender_address=told["brands"][name])
        for name in ("Solrejser", "Fjordtur")
    )
    return Companies(
        sydrejser=sydrejser,
        nordlys=nordlys,
        solrejser=solrejser,
        fjordtur=fjordtur,
        charter=Topic.objects.create(controller=sydrejser, name="Charterrejser"),
        beach=ProductGroup.objects.create(controller=sydrejser, name="Badeferie"),
        hiking=ProductGroup.objects.create(controller=sydrejser, name="Vandreferie"),
    )
