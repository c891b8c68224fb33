"""The no that a row tells of."""

from jatak.casebook.placing.scene import Scene, before_all
from jatak.consent.act import Act
from jatak.consent.leaving import leave
from jatak.consent.models import Actor, Via
from jatak.consent.scope import Scope, Who


def objects(scene: Scene) -> None:
    """Let the person say no, unless a newer yes ended it of which the tables could not tell that it is newer."""
    said = scene.row["objection"]
    if not said or not said["made"] or (said["later_consent"] and not _newer_yes_has_a_day(scene)):
        return
    at = before_all(scene.at) if said["later_consent"] else scene.at
    act = Act(Actor.PERSON, Via(said["via"]), at, at)
    leave(Who(scene.person.pk, bytes(scene.address.keyed_hash)), _scope(scene, said["scope"]), act)


def _newer_yes_has_a_day(scene: Scene) -> bool:
    """Gathering compares instants: a yes of an unknown day lifts no no, nor does any yes lift a no to surveys."""
    given = (scene.row["consent"] or {}).get("months_since_given")
    return given is not None and scene.row["objection"]["scope"] != "survey"


def _scope(scene: Scene, said: str) -> Scope:
    company = scene.sender.pk
    return {
        "all": Scope(company),
        "channel": Scope(company, channel=scene.row["channel"]),
        "topic": Scope(company, topic_id=scene.topic.pk),
        "survey": Scope(company, survey=True),
    }[said]
