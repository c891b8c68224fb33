"""`jatak campaign create|start|status`"""

from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

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
    content = _plain(campaigns.progress(campaign))
    answer(content, as_json, lambda: _show(name, content))


def _plain(progress: Any) -> dict[str, Any]:
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


def _show(name: str, content: dict[str, Any]) -> None:
    screen = Console(highlight=False)
    if not content["started"]:
        screen.print(f"{name} has not started.", markup=False)
        return
    begun = f"{content['started']:%Y-%m-%d %H:%M} UTC"
    screen.print(f"{name} started on {begun}: {content['permitted']:,} of {content['people']:,} people", markup=False)
    table = Table("messages", "count", "why")
    table.columns[1].justify = "right"
    for state, count in content["states"].items():
        why = content["dropped"] if state == "dropped" else content["answers"] if state == "refused" else {}
        table.add_row(state, f"{count:,}", ", ".join(f"{reason} {times:,}" for reason, times in why.items()))
    screen.print(table)
    for each in content["uncertain"]:
        words = f"In doubt: message {each['message']} to person {each['person']}. {each['answer']}"
        screen.print(words, markup=False, soft_wrap=True)


def _tri(word: str) -> Any:
    from jatak.gate.situation import Tri

    try:
        return Tri[word.upper()]
    except KeyError:
        raise UsageError(f"--own-similar is {word!r}.", "Say yes, no or unknown.") from None
