"""What a company declares, so that its receipts are whole."""

from tests.story.cast import NOON

from jatak.people.models import Controller
from jatak.receipts.declaring.declaration import Authority, Declared, Recipient, declare
from jatak.statements.models import Statement

DATATILSYNET = Authority("Datatilsynet", "Carl Jacobsens Vej 35, 2500 Valby", "https://www.datatilsynet.dk")
POST = Recipient("Post & Co", "processor", "Havnegade 2, 8000 Aarhus", "+45 70 10 10 10")


def declares(company: Controller, **more: object) -> Statement:
    """A company in Denmark whose data lie in Denmark and Germany; as admin or web."""
    said = {
        "established_in": "DK",
        "stored_in": ("DK", "DE"),
        "processed_in": ("DK",),
        "authority": DATATILSYNET,
        "recipients": (POST,),
        "kept_months": 24,
    }
    return declare(company, Declared(**(said | more)), NOON, "Ida")  # type: ignore[arg-type]
