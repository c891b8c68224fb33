"""The consents of a person at a company, as records."""

from collections.abc import Iterable

from jatak.consent.models import NoticeController, NoticeText
from jatak.consent.models import Record as Consent
from jatak.consent.placing.worth import Grade, grade
from jatak.gate.situation import Indication
from jatak.people.models import Brand, Controller, Topic
from jatak.receipts.gathering.company import Setting, as_party
from jatak.receipts.gathering.names import WORDS, number_of, subject_of
from jatak.receipts.gathering.turns import turns_of
from jatak.receipts.record.duration import Begin
from jatak.receipts.record.marketing import marketing_of
from jatak.receipts.record.party import Party, Role, party
from jatak.receipts.record.record import Evidence, Kind, Notice, Profile, Purpose, Record, Source

CHANNELS = {"email": "jatak:Email", "sms": "jatak:Sms", "dm": "jatak:Dm", "push": "jatak:Push", "inbox": "jatak:Inbox"}
DATA = {"email": ("pd:EmailAddress",), "sms": ("pd:TelephoneNumber",)}
OTHER_DATA = ("jatak:ChannelAddress",)
"""DPV has no word for a name in a social network, or for a device."""
GRADES = {
    Grade.CONFIRMED: "jatak:Confirmed",
    Grade.RECORDED: "jatak:Recorded",
    Grade.SUPPLIED: "jatak:Supplied",
    Grade.NONE: "jatak:Unproven",
}
BY_OTHERS = {"import": "dpv:DataControllerDataSource", "third_party": "dpv:ThirdPartyDataSource"}


def consents_of(setting: Setting, person_id: int) -> list[Record]:
    """Every consent, live or ended, the oldest first; role consent."""
    found = Consent.objects.filter(person_id=person_id, controller=setting.company).order_by("given_at", "pk")
    every = list(found.select_related("event", "ended_by", "notice_text__version", "collection_point_version__point"))
    return [_record(setting, consent, every) for consent in every]


def _record(setting: Setting, consent: Consent, every: Iterable[Consent]) -> Record:
    subject, controllers = subject_of(consent.person_id, setting.company.pk), _controllers(setting, consent)
    recipients = (setting.controller, *_receiving(setting, consent)) if setting.declared else ()
    authority = (setting.authority,) if setting.authority else ()
    return Record(
        kind=Kind.CONSENT,
        profile=Profile.RECORD_GDPR if setting.of_gdpr else Profile.RECORD,
        id=number_of(consent.event_id, setting.company.pk, consent.channel),
        subject=subject,
        notices=(_notice(consent.notice_text),),
        languages=(consent.notice_text.language,),
        purposes=(Purpose(("dpv:DirectMarketing",), _about(consent)),),
        personal_data=DATA.get(consent.channel, OTHER_DATA),
        controllers=tuple(each.id for each in controllers),
        legal_bases=("eu-gdpr:A6-1-a",) if setting.of_gdpr else ("dpv:ExpressedConsent",),
        sources=(_source(consent),),
        storage=setting.storage("The consent ends", Begin.LAST_USE),
        processed_at=setting.processed_at,
        jurisdictions=setting.jurisdictions,
        recipients=tuple(each.id for each in recipients),
        withdrawn_at=(setting.find,),
        rights=setting.rights(),
        authorities=tuple(each.id for each in authority),
        parties=tuple(dict.fromkeys([*controllers, *recipients, *authority])),
        events=turns_of(consent, every, subject, setting),
        evidence=_evidence(consent),
    )


def _controllers(setting: Setting, consent: Consent) -> tuple[Party, ...]:
    """The company; where one yes was given to several jointly, all of them."""
    version = consent.notice_text.version
    if not version.joint:
        return (setting.controller,)
    named = NoticeController.objects.filter(version=version).values("controller")
    others = Controller.objects.filter(pk__in=named).exclude(pk=setting.company.pk).order_by("name")
    return (setting.controller, *map(as_party, others))


def _receiving(setting: Setting, consent: Consent) -> tuple[Party, ...]:
    """Whom the company declared, and each partner that the words name: one that is not declared lacks its address."""
    declared = {each.name.casefold() for each in setting.recipients}
    partners = (str(each.get("name", "")) for each in consent.notice_text.version.partners)
    more = (party(name, Role.THIRD_PARTY, "", "") for name in partners if name.casefold() not in declared)
    return (*setting.recipients, *more)


def _notice(text: NoticeText) -> Notice:
    parts = (text.headline, text.benefit, text.words, text.withdrawal_words, text.terms)
    said = "\n\n".join(part.strip() for part in parts if part.strip())
    digest = bytes(text.sha256).hex()
    return Notice(WORDS + digest[:32], text.language, text.version.label, digest, said)


def _about(consent: Consent) -> str:
    """Whose marketing, and about what: the brands and topics that it covers."""
    topics, brands = (
        list(model.objects.filter(pk__in=named).order_by("name").values_list("name", flat=True))
        for model, named in ((Topic, consent.topics), (Brand, consent.brands))
    )
    return marketing_of(brands or [as_party(consent.controller).name], topics)


def _source(consent: Consent) -> Source:
    place, event = consent.collection_point_version.point, consent.event
    who = BY_OTHERS.get(event.via, "dpv:DataSubjectDataSource")
    return Source(who, f"{place.kind}: {place}")


def _evidence(consent: Consent) -> Evidence:
    version = consent.collection_point_version
    judged = version.assessments.order_by("-judged_at", "-id").first()
    best = grade(version, judged)
    signed = judged is not None and judged.indication == Indication.SIGNED
    if best is Grade.CONFIRMED and consent.confirmed_at is None and not signed:
        best = Grade.RECORDED
    channel, mark = CHANNELS.get(consent.channel, ""), bytes(consent.event.commitment).hex()
    return Evidence(channel, GRADES[best], str(consent.event_id), mark)
