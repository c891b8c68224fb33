"""Records of the cast: Ana consented and confirmed, Chloe is a customer in Lyon."""

from datetime import UTC, datetime
from uuid import UUID

from jatak.receipts.record.duration import Begin, months, until
from jatak.receipts.record.party import Role, party
from jatak.receipts.record.record import (
    Event,
    Evidence,
    Kind,
    Notice,
    Profile,
    Purpose,
    Receipt,
    Record,
    Source,
    Storage,
)
from jatak.receipts.record.states import State

NOON = datetime(2026, 5, 3, 12, tzinfo=UTC)
CONFIRMED = datetime(2026, 5, 3, 12, 4, 5, 250000, tzinfo=UTC)
SYDREJSER = party("Sydrejser A/S", Role.CONTROLLER, "Vestergade 1, København", "hej@sydrejser.example", "CVR 12345678")
POST = party("Post & Co", Role.PROCESSOR, "Havnegade 2, Aarhus", "+45 70 10 10 10")
DATATILSYNET = party("Datatilsynet", Role.AUTHORITY, "Carl Jacobsens Vej 35, Valby", "https://www.datatilsynet.dk")
ANA = "urn:jatak:person:0123456789abcdef"
FIND = "https://mail.sydrejser.example/find/1-sydrejser/"

CONSENT = Record(
    kind=Kind.CONSENT,
    profile=Profile.RECORD_GDPR,
    id=UUID("782c2fab-8bca-4ff9-b5c6-52f7d79f4095"),
    subject=ANA,
    notices=(Notice("urn:jatak:words:ab12", "en", "2.1", "ab" * 32, "May Sydrejser write to you by e-mail?"),),
    languages=("en",),
    purposes=(Purpose(("dpv:DirectMarketing",), "Offers of trips, hotels"),),
    personal_data=("pd:EmailAddress",),
    controllers=(SYDREJSER.id,),
    legal_bases=("eu-gdpr:A6-1-a",),
    sources=(Source("dpv:DataSubjectDataSource", "form: newsletter"),),
    storage=Storage(("loc:DK", "loc:DE"), until("The consent ends"), months(24, Begin.LAST_USE)),
    processed_at=("loc:DK",),
    jurisdictions=("loc:DK",),
    recipients=(SYDREJSER.id, POST.id),
    withdrawn_at=(FIND,),
    rights=("eu-gdpr:A7-3", "eu-gdpr:A15"),
    authorities=(DATATILSYNET.id,),
    parties=(SYDREJSER, POST, DATATILSYNET),
    events=(
        Event(State.REQUESTED, NOON, "dpv:ExpressedConsent", ANA, until("It is confirmed"), "form"),
        Event(State.GIVEN, CONFIRMED, "dpv:ExpressedConsent", ANA, months(12, Begin.LAST_USE), "link"),
    ),
    evidence=Evidence("jatak:Email", "jatak:Confirmed", "019a0000-0000-7000-8000-000000000001", "cd" * 32),
)
CUSTOMER = Record(
    kind=Kind.CUSTOMER,
    profile=None,
    id=UUID("38bef3e8-d074-477f-8eca-ef28bf341162"),
    subject="urn:jatak:person:fedcba9876543210",
    purposes=(Purpose(("dpv:DirectMarketing",), "Own similar goods and services"),),
    personal_data=("pd:EmailAddress",),
    controllers=(SYDREJSER.id,),
    legal_bases=("dpv:LegitimateInterestOfController", "eu-gdpr:A6-1-f-controller", "jatak:ExistingCustomerExemption"),
    sources=(Source("dpv:DataSubjectDataSource", "sale"),),
    storage=Storage(("loc:DK",), until("The customer relation ends"), months(24, Begin.LAST_DEALING)),
    processed_at=("loc:DK",),
    jurisdictions=("loc:FR", "loc:DK"),
    recipients=(SYDREJSER.id,),
    withdrawn_at=(FIND,),
    rights=("eu-gdpr:A21",),
    authorities=(DATATILSYNET.id,),
    parties=(SYDREJSER, DATATILSYNET),
    events=(Event(State.NOT_OBJECTED, NOON, "", SYDREJSER.id, months(36, Begin.LAST_DEALING), "sale"),),
    evidence=Evidence("jatak:Email"),
)
NUMBER = UUID("a6f58318-72e6-46a2-bfd7-f36d795e30cd")
WORDS_AT = "https://mail.sydrejser.example/vocabulary/jatak.ttl"
RECEIPT = Receipt(NUMBER, NOON, (CONSENT, CUSTOMER), Profile.RECEIPT_GDPR, WORDS_AT)
