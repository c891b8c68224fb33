"""`jatak campaign create|start|status`"""

from typing import Annotated, Any

import typer

from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.cli.output import Json, answer

app = typer.Typer(
    help="Make a campaign, start it, see how far it is.", pretty_exceptions_enable=False, add_completion=False
)

Controller = Annotated[str, typer.Option("--controller", help="The company that sends.")]
Name = Annotated[str, typer.Argument(help="The campaign's name.")]


@app.command()
def create(
    name: Name,
    controller: Controller,
    template: Annotated[str, typer.Option("--template", help="The template; its newest approved version is sent.")],
    brand: Annotated[str, typer.Option("--brand", help="Send it under this brand.")] = "",
    topic: Annotated[str, typer.Option("--topic", help="What it is about.")] = "",
    own_similar: Annotated[
        str,
        typer.Option("--own-similar", help="Whether the offer is similar to what customers bought: yes, no, unknown."),
    ] = "unknown",
    as_json: Json = False,
) -> None:
    """Make a campaign; nothing is sent yet."""
    from jatak.campaigns import campaigns
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
    )
    answer({"campaign": made.pk, "name": made.name}, as_json)


@app.command()
def start(
    name: Name,
    controller: Controller,
    by: Annotated[str, typer.Option("--by", help="Who starts it.")] = "command line",
    as_json: Json = False,
) -> None:
    """Clear the audience and hand the messages to the workers; a second start does nothing."""
    from jatak.campaigns import campaigns
    from jatak.cli.naming import controller_named

    campaign = campaigns.named(controller_named(controller).pk, name)
    begun = campaigns.start(campaign, by, now())
    answer(
        {"campaign": campaign.pk, "started": begun.at, "people": begun.people, "permitted": begun.permitted}, as_json
    )


@app.command()
def status(name: Name, controller: Controller, as_json: Json = False) -> None:
    """How far a campaign is: messages by state, drops by rule, and the uncertain ones."""
    from jatak.campaigns import campaigns
    from jatak.cli.naming import controller_named

    campaign = campaigns.named(controller_named(controller).pk, name)
    answer(_shown(campaigns.progress(campaign)), as_json)


def _shown(progress: Any) -> dict[str, Any]:
    start, report = progress.start, progress.report
    return {
        "campaign": progress.campaign.pk,
        "started": start.at if start else None,
        "people": start.people if start else None,
        "permitted": start.permitted if start else None,
        "states": report.states,
        "dropped": report.dropped,
        "answers": report.answers,
        "uncertain": [
            {"message": each.message_id, "person": each.person_id, "answer": each.answer} for each in report.uncertain
        ],
    }


def _tri(word: str) -> Any:
    from jatak.gate.situation import Tri

    try:
        return Tri[word.upper()]
    except KeyError:
        raise UsageError(f"--own-similar is {word!r}.", "Say yes, no or unknown.") from None
