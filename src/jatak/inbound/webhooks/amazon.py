"""Amazon SES tells by way of SNS; nothing is asked of Amazon, and no address that a call names is ever opened."""

import json
import re
from typing import Any

from anymail.webhooks.amazon_ses import AmazonSESInboundWebhookView, AmazonSESTrackingWebhookView
from anymail.webhooks.base import AnymailBaseWebhookView
from django.http import HttpRequest

ASKS = re.compile(r"https://sns\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?/\?[\x21-\x7e]{1,2000}")


class Tracking(AmazonSESTrackingWebhookView):
    """Events; subscriptions are confirmed by a person."""

    def __init__(self, **kwargs: Any) -> None:
        _without_amazon(self)
        AnymailBaseWebhookView.__init__(self, **kwargs)


class Inbound(AmazonSESInboundWebhookView):
    """Mail that SES puts whole into its call (action SNS); what it only leaves in a bucket is not fetched."""

    def __init__(self, **kwargs: Any) -> None:
        _without_amazon(self)
        AnymailBaseWebhookView.__init__(self, **kwargs)


def asks_to_confirm(request: HttpRequest) -> str:
    """The address by which a person confirms a subscription, where a call asks for that; else empty."""
    if request.headers.get("x-amz-sns-message-type") != "SubscriptionConfirmation":
        return ""
    try:
        url = json.loads(request.body).get("SubscribeURL")
    except (ValueError, AttributeError):
        return ""
    return url if isinstance(url, str) and ASKS.fullmatch(url) else ""


def _without_amazon(view: Any) -> None:
    view.auto_confirm_enabled = False
    view.session_params = view.client_params = {}
