"""The no that a row tells of."""

from jatak.casebook.placing.scene import Scene, before_all
from jatak.consent.act import Act
from jatak.consent.leaving import leave
from jatak.consent.models import Actor, Via
from jatak.consent.scope import Scope, Who


def objects(scene: Scene) -> None:
    """Let the person say no, before the yes that the row calls newer."""
    said = scene.row["objection"]
    if not said or not said["made"] or _ended(scene):
        return
    at = before_all(scene.at) if said["later_consent"] else scene.at
    act = Act(Actor.PERSON, Via(said["via"]), at, at)
    leave(Who(scene.person.pk, bytes(scene.address.keyed_hash)), _scope(scene, said["scope"]), act)


def _ended(scene: Scene) -> bool:
    """A row may tell of a newer yes without describing it, and in the tables no yes lifts a no to surveys."""
    said = scene.row["objection"]
    return said["later_consent"] and (not scene.row["consent"] or said["scope"] == "survey")


def _scope(scene: Scene, said: str) -> Scope:
    company = scene.sender.pk
    return {
        "all": Scope(company),
        "channel": Scope(company, channel=scene.row["channel"]),
        "topic": Scope(company, topic_id=scene.topic.pk),
        "survey": Scope(company, survey=True),
    }[said]
