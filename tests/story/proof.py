"""The world of the stories of proof."""

from tests.plugins.relay import Sink
from tests.story.cast import DAY, company, mailbox, person, question, says_yes
from tests.story.sending import (
    YESTERDAY,
    bought,
    judged_good,
    lives_in,
    newsletter,
    now,
    started,
    states,
    sydrejser,
    until,
)
from tests.story.sending import worker as working

from jatak.consent.act import Act
from jatak.consent.leaving import leave
from jatak.consent.models import Actor, Via
from jatak.consent.scope import Scope, Who
from jatak.database.using import acting_as
from jatak.delivery.models import Message
from jatak.people.models import ContactKind
from jatak.people.register import Address, add_address


class World:
    """Ana said yes to Sydrejser, got a message and left; Ben stayed; Butik knows Ana too, by another address."""

    def __init__(self) -> None:
        with acting_as("admin"):
            self.sydrejser, self.butik = sydrejser(), company("Butik")
            asked = question(self.sydrejser)
            judged_good(asked)
            self.ana, self.ben = (lives_in(person(name)) for name in ("Ana", "Ben"))
            says_yes(self.ana, asked, YESTERDAY, particulars={"ip": "192.0.2.7", "browser": "Æble/1.0"})
            says_yes(self.ben, asked, YESTERDAY)
            bought(self.sydrejser, self.ana)
            other = add_address(self.ana, Address(ContactKind.EMAIL, "ana@work.example"))
            says_yes(self.ana, question(self.butik), YESTERDAY + DAY / 2, contact_point=other)
        self.summer = started(self.sydrejser)
        with Sink() as sink, working(sink.url):
            until(lambda: states() == {"accepted": 2})
        self.autumn = started(self.sydrejser, "Autumn", newsletter_of(self.sydrejser))
        self.leaves()
        with Sink() as sink, working(sink.url):
            until(lambda: states() == {"accepted": 3, "dropped": 1})

    def leaves(self) -> None:
        act = Act(Actor.PERSON, Via.LINK, now(), now(), message_id=self.message().id)
        with acting_as("consent"):
            leave(Who(self.ana.pk, bytes(mailbox(self.ana).keyed_hash)), Scope(self.sydrejser.pk), act)

    def message(self, campaign=None, to=None) -> Message:
        return Message.objects.get(campaign_id=(campaign or self.summer).pk, person_id=(to or self.ana).pk)


def newsletter_of(of):
    with acting_as("web"):
        return newsletter(of, "autumn")
