"""The customer relation that a row claims."""

from jatak.casebook.placing.scene import Scene
from jatak.casebook.reading import relation, tri
from jatak.customers.models import Relation
from jatak.gate.situation import Tri

RUNNING = {None: Tri.UNKNOWN, True: Tri.NO, False: Tri.YES}


def is_customer(scene: Scene) -> None:
    """Enter what ties the person to the sender; similarity is a question of the message."""
    said = scene.row["customer"]
    if not said:
        return
    Relation.objects.create(
        person=scene.person,
        controller=scene.sender,
        contact_point=scene.address,
        kind=relation(scene.row),
        concluded_at=scene.ago(said["months_since_last"]),
        day_known=said["months_since_last"] is not None,
        running=RUNNING[said["ended"]],
        one_off=tri(said["one_off"]),
        low_value=tri(said["low_value"]),
        address_from_sale=tri(said["address_from_sale"]),
        opt_out_offered=tri(said["opt_out_at_collection"]),
        external_key=scene.key,
    )
