"""`jatak campaign list`, `create` and `start`"""

from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.cli.campaign.options import At, By, Name, NotAfter, PerSecond
from jatak.cli.options import ControllerName
from jatak.cli.output import Json, answer


def list_campaigns(controller: ControllerName = "", as_json: Json = False) -> None:
    """Every campaign, the newest first, and how it stands."""
    from jatak.campaigns.listing import listed
    from jatak.cli.naming import controller_named

    content = [each._asdict() for each in listed(controller_named(controller).pk if controller else None)]
    answer({"campaigns": content}, as_json, lambda: _show(content))


def create(
    name: Name,
    template: Annotated[str, typer.Option("--template", help="The template; its newest approved version is sent.")],
    controller: ControllerName = "",
    brand: Annotated[str, typer.Option("--brand", help="Send it under this brand.")] = "",
    topic: Annotated[str, typer.Option("--topic", help="What it is about.")] = "",
    own_similar: Annotated[
        str,
        typer.Option("--own-similar", help="Whether the offer is similar to what customers bought: yes, no, unknown."),
    ] = "unknown",
    at: At = "",
    not_after: NotAfter = "",
    per_second: PerSecond = None,
    as_json: Json = False,
) -> None:
    """Make a campaign; nothing is sent yet."""
    from jatak.campaigns import campaigns
    from jatak.cli.campaign.instants import shown, timing
    from jatak.cli.naming import brand_of, controller_named, topic_of
    from jatak.content.templates import approved_version

    company = controller_named(controller)
    made = campaigns.create(
        name,
        approved_version(company, template),
        now(),
        brand=brand_of(company, brand),
        topic=topic_of(company, topic),
        own_similar=_tri(own_similar),
        timing=timing(at, not_after, per_second),
    )
    told = {"starts_at": shown(made.starts_at), "not_after": shown(made.not_after), "per_second": made.per_second}
    answer({"campaign": made.pk, "name": made.name, **{key: each for key, each in told.items() if each}}, as_json)


def start(
    name: Name,
    controller: ControllerName = "",
    by: By = "command line",
    at: At = "",
    not_after: NotAfter = "",
    per_second: PerSecond = None,
    as_json: Json = False,
) -> None:
    """Clear the audience and hand the messages to the workers; started already, it goes on where it was or is done."""
    from jatak.campaigns import campaigns
    from jatak.cli.campaign.filling_bar import filling_bar
    from jatak.cli.campaign.instants import timing
    from jatak.cli.naming import controller_named
    from jatak.sealing.before_starting import sign_before

    campaign = campaigns.named(controller_named(controller).pk, name)
    sign_before(campaign, now)
    with filling_bar(f"Clearing the audience of {name}") as seen:
        begun = campaigns.start(campaign, by, now(), timing(at, not_after, per_second), seen=seen)
    answer(
        {"campaign": campaign.pk, "started": begun.at, "people": begun.people, "permitted": begun.permitted}, as_json
    )


def _show(content: list[dict[str, Any]]) -> None:
    table = Table("campaign", "company", "state", "started", "people", "messages", "why")
    for column in (4, 5):
        table.columns[column].justify = "right"
    for each in content:
        begun = f"{each['started']:%Y-%m-%d %H:%M} UTC" if each["started"] else ""
        counts = ("" if each[key] is None else f"{each[key]:,}" for key in ("people", "permitted"))
        table.add_row(each["name"], each["company"], each["state"], begun, *counts, each["why"])
    Console(highlight=False).print(table if content else "There is no campaign yet.")


def _tri(word: str) -> Any:
    from jatak.gate.situation import Tri

    try:
        return Tri[word.upper()]
    except KeyError:
        raise UsageError(f"--own-similar is {word!r}.", "Say yes, no or unknown.") from None
