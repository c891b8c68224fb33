"""Options that several commands share."""

from typing import Annotated

import typer

ControllerName = Annotated[
    str, typer.Option("--controller", "--company", help="The company that sends; not needed where there is only one.")
]
ChannelName = Annotated[str, typer.Option("--channel", help="email, sms, mms, push, dm or inbox_ad.")]
PurposeName = Annotated[
    str,
    typer.Option(
        "--purpose", "--message", help="marketing, marketing-with-consent, marketing-to-customers or service."
    ),
]
ElementNames = Annotated[
    list[str] | None, typer.Option("--element", help="What is in the message, such as promotion; may be repeated.")
]
OwnSimilar = Annotated[str, typer.Option(help="Whether the offer is similar to what was bought: yes, no, unknown.")]
TopicName = Annotated[str, typer.Option("--topic", help="The topic of the message.")]
BrandName = Annotated[str, typer.Option("--brand", help="The brand that it is sent as.")]
AsOf = Annotated[str, typer.Option("--as-of", help="Decide on the facts of this day, the day included.")]
LawAsOf = Annotated[str, typer.Option("--law-as-of", help="Decide by the law of this day; today's unless said.")]
Language = Annotated[str, typer.Option("--language", help="Say why in this language: en, da, nb, de, nl or fr.")]
