"""The answers that there are: about a person, a message, or a campaign."""

from jatak.campaigns.models import Campaign
from jatak.delivery.models import Message
from jatak.evidence.contents import Stamp
from jatak.people.models import Controller
from jatak.retention.answers.campaign import paper_of_campaign
from jatak.retention.answers.data import FILE, answer_data
from jatak.retention.answers.keeping import keeping_of
from jatak.retention.answers.making import Collect, Collected
from jatak.retention.answers.message import paper_of_message
from jatak.retention.answers.own_data import SCHEMA, own_data, schema
from jatak.retention.answers.person import paper_of_person
from jatak.retention.answers.pictures import album_of
from jatak.retention.answers.seen import Seen
from jatak.retention.answers.speech import Speech
from jatak.retention.answers.texts import spoken
from jatak.retention.disclosure import messages
from jatak.retention.disclosure.campaign import contents_of as of_one_campaign
from jatak.retention.disclosure.campaign import facts_of
from jatak.retention.disclosure.dossier import Rows, dossier_of_message, dossier_of_person
from jatak.retention.disclosure.message import contents_of as of_one_message
from jatak.retention.disclosure.person import contents_of


def about_person(
    person_id: int, company: Controller | None = None, language: str = "", to_authority: bool = False
) -> Collect:
    """Everything about somebody, at one company or at all; in this language, else in the person's own."""

    def collect(stamp: Stamp) -> Collected:
        rows = dossier_of_person(person_id, company.pk if company else None)
        album = album_of(rows["records"])
        keeping = keeping_of(person_id, company, stamp.at)
        seen = Seen(rows, _speech(rows, company, language), company, stamp.at, album.shots, keeping)
        paper = paper_of_person(seen, stamp, to_authority)
        data = {"own-data.json": own_data(seen, stamp), SCHEMA: schema()}
        return Collected(paper, contents_of(person_id, company, rows), album.pngs, data)

    return collect


def about_message(message: Message, language: str = "") -> Collect:
    """Why one message went or did not, for an authority; in this language, else in that of its company."""

    def collect(stamp: Stamp) -> Collected:
        rows = dossier_of_message(*messages.message(message.id))
        company = Controller.objects.get(pk=message.controller_id)
        album = album_of(rows["records"])
        speech = Speech(spoken(language, company.default_language), company.time_zone)
        seen = Seen(rows, speech, company, stamp.at, album.shots)
        paper, data = paper_of_message(message.id, seen, stamp), {FILE: answer_data(rows, stamp)}
        return Collected(paper, of_one_message(message, rows), album.pngs, data)

    return collect


def about_campaign(campaign: Campaign, language: str = "") -> Collect:
    """Whom a campaign reached, for an authority; in this language, else in that of its company."""

    def collect(stamp: Stamp) -> Collected:
        facts, company = facts_of(campaign), campaign.controller
        speech = Speech(spoken(language, company.default_language), company.time_zone)
        paper = paper_of_campaign(facts.told, company.name, speech, stamp)
        return Collected(paper, of_one_campaign(campaign, facts), {}, {FILE: answer_data(facts.told, stamp)})

    return collect


def _speech(rows: Rows, company: Controller | None, language: str) -> Speech:
    own = next((person["language"] for person in rows["people"]), "")
    usual = company.default_language if company else ""
    return Speech(spoken(language, own, usual), company.time_zone if company else "UTC")
