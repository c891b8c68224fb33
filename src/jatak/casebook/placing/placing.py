"""Lays one row into the tables of the current database."""

from datetime import datetime

from jatak.casebook.file import Case
from jatak.casebook.placing.asking import consents
from jatak.casebook.placing.buying import is_customer
from jatak.casebook.placing.people import enter, last_acted, look_up, sender
from jatak.casebook.placing.refusing import objects
from jatak.casebook.placing.scene import Scene
from jatak.casebook.reading import message_facts, tri
from jatak.clearance.request import Request
from jatak.database.using import atomic
from jatak.people.models import Topic

# A no comes first: entered later it would take the consent back, and a row tells of both.
FACTS = (objects, consents, is_customer, look_up, last_acted)


def place(case: Case, at: datetime) -> Scene:
    """The row in the tables, as it stands at this instant; each row has a company and a person of its own."""
    with atomic():
        company = sender(case.row, case.row["id"])
        topic = Topic.objects.create(controller=company, name="what the message is about")
        person, address = enter(case, topic, at)
        scene = Scene(case.row, f"line {case.line}", at, company, topic, person, address)
        for fill in FACTS:
            fill(scene)
    return scene


def request(scene: Scene) -> Request:
    """The row's message, as gathering needs to know it."""
    facts = message_facts(scene.row)
    similar = tri((scene.row["customer"] or {}).get("own_similar"))
    return Request(scene.sender.pk, facts.channel, facts, scene.at, topic_id=scene.topic.pk, own_similar=similar)
