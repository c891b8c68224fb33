"""Whom a link is about, in words that a page can show; nothing here tells whether an address is known."""

from dataclasses import dataclass

from jatak.consent.leave_link import LeaveLink
from jatak.database.using import acting_as
from jatak.delivery.models import Dispatch, Message
from jatak.people.models import Brand, Controller, Person, Topic


@dataclass(frozen=True, slots=True)
class Sender:
    """The company of a link, and the subject of its message."""

    company: str
    contact: str
    topic: str | None
    language: str
    """The person's, empty where unknown or erased."""
    brand: str = ""
    """In whose name the message was, empty where it was the company's own, and where the message is archived."""
    asks: bool = False
    """Whether the company wants to ask what shall stop."""

    @property
    def contact_link(self) -> str:
        """A link that writes to the contact, empty where it is no e-mail address."""
        return f"mailto:{self.contact}" if "@" in self.contact and " " not in self.contact else ""


def sender_of(link: LeaveLink) -> Sender | None:
    """The sender of a link; None when the company is no longer here."""
    with acting_as("web"):
        company = Controller.objects.filter(pk=link.controller_id).first()
        if company is None:
            return None
        topic = Topic.objects.filter(pk=link.topic_id, controller=company).first() if link.topic_id else None
        language = Person.objects.filter(pk=link.person_id).values_list("language", flat=True).first()
        about = topic.name if topic else None
        return Sender(company.name, company.contact.strip(), about, language or "", _brand_of(link), company.leave_asks)


def _brand_of(link: LeaveLink) -> str:
    """The brand of the campaign whose message has the link."""
    messages = Message.objects.filter(id=link.message_id, controller_id=link.controller_id)
    campaigns = messages.order_by().values("campaign_id")[:1]
    brands = Dispatch.objects.filter(campaign_id__in=campaigns).values("brand_id")
    return (
        Brand.objects.filter(pk__in=brands, controller=link.controller_id).values_list("name", flat=True).first() or ""
    )
