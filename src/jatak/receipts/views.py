"""Our own few words, served to whoever reads a receipt: they name nobody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from jatak.accounts.needs import public
from jatak.receipts.linked.terms import published

FILES = {
    "jatak.ttl": "text/turtle; charset=utf-8",
    "context.json": "application/ld+json",
    "shapes.ttl": "text/turtle; charset=utf-8",
}


@public("the words and shapes of receipts, the same for everybody")
@require_safe
def vocabulary(_request: HttpRequest, name: str) -> HttpResponse:
    """The words, the context, or the shapes by which anybody can check a receipt."""
    if name not in FILES:
        raise Http404
    response = HttpResponse(published(name), content_type=FILES[name])
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = "public, max-age=86400"
    response["X-Content-Type-Options"] = "nosniff"
    return response
