"""Where providers call: closed where the operator named no secret, and nothing is read before the secret is proven."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from jatak.accounts.needs import public
from jatak.base.clock import now
from jatak.inbound.webhooks.amazon import asks_to_confirm
from jatak.inbound.webhooks.calling import NotProven, NotUnderstood, events_of
from jatak.inbound.webhooks.providers import BASIC
from jatak.inbound.webhooks.secrets import opened
from jatak.inbound.webhooks.taking import ask_to_confirm, take
from jatak.site.environment import inbound_webhooks


# Without CSRF protection: no cookie is looked at, the signature or the password of the provider is the permission.
# Without a limit of rate: a provider tells thousands of events at once, and a forged call costs one signature.
@public("events of a mail provider; its signature or secret is the permission, and without one there is no route")
@csrf_exempt
@require_http_methods(["HEAD", "POST"])
def provider(request: HttpRequest, provider: str, what: str) -> HttpResponse:
    """200 when all of it is taken in, 401 or 403 for a call that is not proven, 400 for one that cannot be read."""
    found = opened(inbound_webhooks(), provider, what != "tracking")
    if found is None:
        raise Http404
    if request.method == "HEAD":
        return HttpResponse()
    view, secret = found
    try:
        events = events_of(request, view, secret)
    except NotProven:
        asks = view.secret == BASIC and "Authorization" not in request.headers
        return _ask_for_it() if asks else _say("Not proven.", 403)
    except NotUnderstood as error:
        return _say(error.message, 400)
    if url := asks_to_confirm(request) if provider == "amazon_ses" else "":
        ask_to_confirm(url, provider, now())
    return _say(f"Taken: {take(events, provider, now())}.", 200)


def _ask_for_it() -> HttpResponse:
    # Amazon SNS tells user and password only when it is asked for them.
    answer = _say("Not proven.", 401)
    answer["WWW-Authenticate"] = 'Basic realm="Jatak"'
    return answer


def _say(what: str, status: int) -> HttpResponse:
    return HttpResponse(f"{what}\n", status=status, content_type="text/plain; charset=utf-8")
