"""JSON-LD expanded without a network: a context stands in the file, or is one that we have; nothing is fetched."""

from typing import Any

from pyld import jsonld

from jatak.receipts.linked.errors import NotAReceipt
from jatak.receipts.linked.terms import context

Expanded = dict[str, Any]
OURS = "urn:jatak:context:1"
"""Under this name a receipt may name our context instead of carrying it."""


def expanded(document: dict[str, Any]) -> Expanded:
    """The one object of a document with whole IRIs; without a context of its own, ours is taken. Raises NotAReceipt."""
    held = {"@context": context()} | document
    try:
        found = jsonld.expand(held, {"documentLoader": _loaded, "base": "urn:jatak:none:"})
    except jsonld.JsonLdError as error:
        if isinstance(told := _told(error), NotAReceipt):
            raise told from None
        raise NotAReceipt("@context", f"This is no JSON-LD: {error.code or error}.") from None
    except (TypeError, ValueError, KeyError, AttributeError, RecursionError) as error:
        raise NotAReceipt("@context", f"This is no JSON-LD: {error}.") from None
    if len(found) > 1:
        raise NotAReceipt("", f"A file holds one receipt or record; this one holds {len(found)}.")
    return dict(found[0]) if found else {}


def _loaded(url: str, _options: Any) -> dict[str, Any]:
    if url == OURS:
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": context()}}
    raise NotAReceipt(
        "@context",
        f"It refers to {url}, which is not here, and nothing is fetched.",
        "Ask the issuer for a receipt that carries its context.",
    )


def _told(error: BaseException | None) -> BaseException | None:
    """Our own error where pyld has wrapped it."""
    while error is not None and not isinstance(error, NotAReceipt):
        error = getattr(error, "cause", None) or error.__cause__
    return error
