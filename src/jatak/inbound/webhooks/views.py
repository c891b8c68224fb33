"""Where providers call: closed where the operator named no secret, and nothing is read before the secret is proven."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from jatak.accounts.needs import public
from jatak.base.clock import now
from jatak.database.trouble import explained
from jatak.inbound.webhooks.amazon import asks_to_confirm
from jatak.inbound.webhooks.calling import Event, NotProven, NotUnderstood, events_of
from jatak.inbound.webhooks.providers import BASIC, View
from jatak.inbound.webhooks.secrets import opened
from jatak.inbound.webhooks.taking import ask_to_confirm, take
from jatak.site.environment import inbound_webhooks


# Without CSRF protection: no cookie is looked at, the signature or the password of the provider is the permission.
# Without a limit of rate: a provider tells thousands of events at once, and a forged call costs one signature.
@public("events of a mail provider; its signature or secret is the permission, and without one there is no route")
@csrf_exempt
@require_http_methods(["HEAD", "POST"])
def provider(request: HttpRequest, provider: str, what: str) -> HttpResponse:
    """200: all is taken in; 401 and 403: the call is not proven; 400: it cannot be read; 503: call again later."""
    found = opened(inbound_webhooks(), provider, what != "tracking")
    if found is None:
        raise Http404
    return HttpResponse() if request.method == "HEAD" else _answered(request, provider, *found)


def _answered(request: HttpRequest, provider: str, view: View, secret: str) -> HttpResponse:
    try:
        events = events_of(request, view, secret)
        return _say(f"Taken: {_taken(request, events, provider)}.", 200)
    except NotProven:
        asks = view.secret == BASIC and "Authorization" not in request.headers
        return _ask_for_it() if asks else _say("Not proven.", 403)
    except NotUnderstood as error:
        return _say(error.message, 400)
    except Exception as error:
        if explained(error) is None:
            raise
        return _say("Not now.", 503)


def _taken(request: HttpRequest, events: list[Event], provider: str) -> int:
    if url := asks_to_confirm(request) if provider == "amazon_ses" else "":
        ask_to_confirm(url, provider, now())
    return take(events, provider, now())


def _ask_for_it() -> HttpResponse:
    # Amazon SNS tells user and password only when it is asked for them.
    answer = _say("Not proven.", 401)
    answer["WWW-Authenticate"] = 'Basic realm="Jatak"'
    return answer


def _say(what: str, status: int) -> HttpResponse:
    return HttpResponse(f"{what}\n", status=status, content_type="text/plain; charset=utf-8")
