"""The root of the site."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from jatak.accounts.needs import public


@public("leads to the console, which asks for a log-in")
def root(request: HttpRequest) -> HttpResponse:
    """There is nothing here; people who work with Jatak go on to the console."""
    return redirect("wagtailadmin_home")
