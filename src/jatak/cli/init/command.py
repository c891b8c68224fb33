"""`jatak init`"""

from typing import Annotated, Any

import typer

from jatak.cli.output import Json, answer


def init(
    admin_name: Annotated[str, typer.Option(help="Name of the first administrator.")] = "",
    admin_email: Annotated[str, typer.Option(help="Address by which the first administrator logs in.")] = "",
    generate_password: Annotated[
        bool, typer.Option("--generate-password", help="Make up a password and print it; else it is set by a link.")
    ] = False,
    company: Annotated[str, typer.Option(help="The company, as people know it.")] = "",
    legal_name: Annotated[str, typer.Option(help="Its legal name.")] = "",
    postal_address: Annotated[str, typer.Option(help="Its postal address.")] = "",
    registration_number: Annotated[str, typer.Option(help="Its registration number.")] = "",
    contact: Annotated[str, typer.Option(help="How people reach it: an address or a telephone number.")] = "",
    sender_address: Annotated[str, typer.Option(help="Address that newsletters come from.")] = "",
    service_address: Annotated[str, typer.Option(help="Address that service messages come from.")] = "",
    language: Annotated[str, typer.Option(help="Its language, such as da.")] = "",
    time_zone: Annotated[str, typer.Option(help="Where it lives, as Europe/Copenhagen.")] = "",
    industry: Annotated[str, typer.Option(help="Whose profile it takes as its own limits; none for none.")] = "",
    country: Annotated[str, typer.Option(help="Country that most of its people live in, such as DK.")] = "",
    topic: Annotated[str, typer.Option(help="The first topic.")] = "",
    notice_language: Annotated[
        list[str] | None, typer.Option(help="A language of the first notice; may be repeated.")
    ] = None,
    per_month: Annotated[int, typer.Option(min=0, max=100, help="Promise so many messages in 30 days; 0: none.")] = 0,
    publish_notice: Annotated[
        bool, typer.Option("--publish-notice", help="Publish the first notice and its place.")
    ] = False,
    check_domain: Annotated[
        bool, typer.Option("--check-domain", help="Look at the sender's domain in the DNS.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Set up from nothing: administrator, company, sender, topic, notice; again it goes on with what is missing."""
    from jatak.cli.init.said import Said
    from jatak.cli.init.steps import content_of

    said = Said(
        admin_name, admin_email, generate_password, company, legal_name, postal_address, registration_number, contact,
        sender_address, service_address, language, time_zone, industry, country, topic, tuple(notice_language or ()),
        per_month, publish_notice, check_domain,
    )  # fmt: skip
    content = content_of(said, as_json)
    answer(content, as_json, lambda: _show(content))


def _show(content: dict[str, Any]) -> None:
    missing = content["missing"]
    print("Still missing:" if missing else "All is set up.")
    for each in missing:
        print(f"- {each['step']}: {each['to_do']}")
    print(f"The console: {content['console']}")
