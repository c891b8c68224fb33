"""A program of a company, as it calls the API."""

import json
from dataclasses import dataclass, field
from typing import Any

from django.test import Client

from jatak.accounts.models import ApiToken, Scope
from jatak.accounts.tokens import make
from jatak.base.clock import now
from jatak.consent import collection, notices
from jatak.consent.models import CollectionPointVersion
from jatak.database.using import acting_as
from jatak.gate.situation import Indication, Tri
from jatak.people.models import Controller

GOOD = dict.fromkeys(("proof", "informed", "free", "specific", "separate", "prominent", "names_sender"), Tri.YES)


@dataclass
class Program:
    """A shop with a token."""

    words: str
    token: ApiToken
    client: Client = field(default_factory=lambda: Client(SERVER_NAME="localhost", raise_request_exception=False))

    def get(self, path: str, **query: Any) -> Any:
        """Read."""
        with acting_as("web"):
            return self.client.get(f"/api/v1/{path}", query, headers=self.headers())

    def post(self, path: str, body: Any, key: str = "", **headers: str) -> Any:
        """Tell."""
        return self._send("post", path, body, headers | ({"Idempotency-Key": key} if key else {}))

    def patch(self, path: str, body: Any) -> Any:
        """Change."""
        return self._send("patch", path, body, {})

    def headers(self) -> dict[str, str]:
        """Who it is."""
        return {"Authorization": f"Bearer {self.words}"}

    def _send(self, method: str, path: str, body: Any, headers: dict[str, str]) -> Any:
        sent = body if isinstance(body, str | bytes) else json.dumps(body)
        send = getattr(self.client, method)
        with acting_as("web"):
            return send(f"/api/v1/{path}", sent, content_type="application/json", headers=self.headers() | headers)


def program(controller: Controller, *scopes: str, name: str = "Webshop") -> Program:
    """A program of this company, good for everything or for these."""
    with acting_as("web"):
        token, words = make(controller, name, scopes or Scope.values, "Mette", now())
    return Program(words, token)


def asked_by_api(
    controller: Controller, slug: str = "checkout", kind: str = "api", **more: Any
) -> CollectionPointVersion:
    """A published collection point of a shop's own form, whose consents were judged good."""
    about = f"May {controller.name} write to you by e-mail or text message about its trips?"
    words = {"en": notices.Words(about, "You can leave in every mail.")}
    with acting_as("consent"):
        drafted = notices.draft(controller, slug, notices.Draft(("email", "sms"), words, **more.pop("content", {})))
        version = notices.publish(drafted, by="Ida", at=now())
        place = collection.set_up(controller, slug, kind, version, more.pop("double_opt_in", False))
        place = collection.publish(place, now())
        collection.assess(place, "Ida", now(), Indication.TICKED, GOOD | {"covers_content": Tri.YES})
    return place
