"""`jatak send-service`"""

from typing import Annotated

import typer

from jatak.base.clock import now
from jatak.cli.output import Json, answer


def send_service(
    template: Annotated[str, typer.Option("--template", help="The template; its newest approved version is sent.")],
    to: Annotated[str, typer.Option("--to", help="The person: an id or an e-mail address.")],
    controller: Annotated[str, typer.Option("--controller", "--company", help="The company that sends.")] = "",
    key: Annotated[str, typer.Option("--key", help="The same key again sends nothing more.")] = "",
    as_json: Json = False,
) -> None:
    """Send one person a message of service from an approved template."""
    from jatak.campaigns import service
    from jatak.cli.naming import controller_named, person_known_as

    company = controller_named(controller)
    person_id = person_known_as(to)
    sent = service.send_service(company, template, person_id, now(), key)
    answer({"message": sent.message_id, "person": person_id, "repeated": sent.repeated}, as_json)
