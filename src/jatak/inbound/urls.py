"""Where mail providers call; with or without a slash at the end, since a redirect would lose the call."""

from django.urls import re_path

from jatak.inbound.webhooks.views import provider

urlpatterns = [
    re_path(
        # Mailgun sends a mail as it came where the address says mime.
        r"^in/events/(?P<provider>[a-z_]+)/(?P<what>tracking|inbound|inbound_mime)/?$",
        provider,
        name="provider_events",
    )
]
