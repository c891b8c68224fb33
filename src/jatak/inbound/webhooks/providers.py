"""Who may call, and by what each proves who it is: a signature, or user and password in the address."""

from typing import NamedTuple

BASIC = "webhook_secret"
"""user:password, as anymail calls it."""


class View(NamedTuple):
    """One view of anymail."""

    place: str
    """Its module and class."""
    secret: str = BASIC
    """What it calls the secret by which calls are checked."""


class Provider(NamedTuple):
    """What one provider calls us with: events of mails that we sent, and mails that came in there."""

    tracking: View
    inbound: View | None = None


def _basic(module: str, name: str) -> Provider:
    place = f"anymail.webhooks.{module}:{name}"
    return Provider(View(f"{place}TrackingWebhookView"), View(f"{place}InboundWebhookView"))


# Of Brevo, Mailtrap and Resend no mail: it would have to be fetched with a key of the whole account.
PROVIDERS = {
    "amazon_ses": Provider(
        View("jatak.inbound.webhooks.amazon:Tracking"), View("jatak.inbound.webhooks.amazon:Inbound")
    ),
    "brevo": Provider(View("anymail.webhooks.brevo:BrevoTrackingWebhookView")),
    "mailersend": Provider(
        View("anymail.webhooks.mailersend:MailerSendTrackingWebhookView", "signing_secret"),
        View("anymail.webhooks.mailersend:MailerSendInboundWebhookView", "inbound_secret"),
    ),
    "mailgun": Provider(
        View("anymail.webhooks.mailgun:MailgunTrackingWebhookView", "webhook_signing_key"),
        View("anymail.webhooks.mailgun:MailgunInboundWebhookView", "webhook_signing_key"),
    ),
    "mailjet": _basic("mailjet", "Mailjet"),
    "mailtrap": Provider(View("anymail.webhooks.mailtrap:MailtrapTrackingWebhookView", "tracking_secret")),
    "mandrill": Provider(View("anymail.webhooks.mandrill:MandrillCombinedWebhookView", "webhook_key")),
    "postal": Provider(
        View("anymail.webhooks.postal:PostalTrackingWebhookView", "webhook_key"),
        View("anymail.webhooks.postal:PostalInboundWebhookView", "webhook_key"),
    ),
    "postmark": _basic("postmark", "Postmark"),
    "resend": Provider(View("anymail.webhooks.resend:ResendTrackingWebhookView")),
    "sendgrid": Provider(
        View("anymail.webhooks.sendgrid:SendGridTrackingWebhookView", "tracking_webhook_verification_key"),
        View("anymail.webhooks.sendgrid:SendGridInboundWebhookView"),
    ),
    "sparkpost": _basic("sparkpost", "SparkPost"),
    "unisender_go": Provider(View("anymail.webhooks.unisender_go:UnisenderGoTrackingWebhookView", "api_key")),
}
