"""The template of the request to confirm a yes to SMS."""

from functools import partial

from jatak.content.supplied import Supplied, text_messages
from jatak.gate.message import Channel, Element

REQUEST = Supplied(
    "sign-up-confirm-sms",
    "Request to confirm a sign-up, by SMS",
    Element.DOUBLE_OPT_IN_REQUEST,
    partial(text_messages, __package__, "sms.toml"),
    channel=Channel.SMS,
)
