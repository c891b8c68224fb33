"""The pages of the mail view as HTML."""

from collections.abc import Sequence
from datetime import UTC, datetime
from email.message import EmailMessage
from html import escape
from importlib.resources import files

from jatak.console.letters.trial import MARK
from jatak.demo.mail import opened
from jatak.demo.mailview.words import headers, linked, part, way_out
from jatak.demo.sink import Received

TABS = {"html": "HTML", "text": "Text", "headers": "Headers", "source": "Source"}
MOST = 100
SANDBOX = "allow-popups allow-popups-to-escape-sandbox"


def listing(received: Sequence[Received], before: int) -> str:
    """The newest mails numbered below `before`, each a link."""
    shown = range(min(before, len(received)), max(min(before, len(received)) - MOST, 0), -1)
    rows = "".join(_row(number, received[number - 1]) for number in shown)
    older = f'<p><a href="/?before={shown[-1] - 1}">Older mails</a></p>' if shown and shown[-1] > 1 else ""
    table = (
        "<table><thead><tr><th>To</th><th>Subject</th><th>From</th><th>Arrived</th></tr></thead>"
        f"<tbody>{rows}</tbody></table>{older}"
        if rows
        else "<p class=quiet>No mail has arrived yet. Send one in the console, and it is here a moment later.</p>"
    )
    new = f'<p class="new" role="status" data-count="{len(received)}" hidden><a href="/">New mails have arrived</a></p>'
    return _page("Mails that arrived", f"<h1>Mails that arrived</h1>{new}{table}<script src=/view.js></script>")


def shown(number: int, received: Received, tab: str, site: str, said: str = "") -> str:
    """One mail in one of the tabs."""
    mail = opened(received)
    links = "".join(
        f'<a href="/mail/{number}?part={name}"{" aria-current=page" if name == tab else ""}>{title}</a>'
        for name, title in TABS.items()
    )
    note = f'<p class="note" role="status">{escape(said)}</p>' if said else ""
    return _page(
        str(mail["Subject"]),
        f'<p><a href="/">All mails</a></p><h1>{escape(str(mail["Subject"]))}</h1>'
        f"<dl><dt>From</dt><dd>{escape(str(mail['From']))}</dd><dt>To</dt><dd>{escape(str(mail['To']))}</dd>"
        f"<dt>Arrived</dt><dd>{_at(received)}</dd></dl>{note}{_button(number, mail)}"
        f'<nav class="tabs" aria-label="Parts of the mail">{links}</nav>{_body(number, received, mail, tab, site)}',
    )


def nothing() -> str:
    """There is no such mail."""
    return _page("No such mail", '<h1>No such mail</h1><p><a href="/">All mails</a></p>')


def _body(number: int, received: Received, mail: EmailMessage, tab: str, site: str) -> str:
    if tab == "html" and part(mail, "html"):
        return f'<iframe title="The mail" sandbox="{SANDBOX}" src="/mail/{number}/html"></iframe>'
    if tab == "headers":
        rows = "".join(f"<tr><th>{escape(name)}</th><td>{escape(value)}</td></tr>" for name, value in headers(mail))
        return f'<table class="headers">{rows}</table>'
    if tab == "source":
        return f"<pre>{escape(received.data.decode('utf-8', 'replace'))}</pre>"
    return f"<pre>{linked(part(mail, 'plain'), site)}</pre>"


def _button(number: int, mail: EmailMessage) -> str:
    """What Gmail and Apple Mail show beside the sender."""
    if way_out(mail) is None and str(mail["Subject"]).startswith(MARK):
        return '<p class="quiet">A test mail has no Unsubscribe button.</p>'
    if way_out(mail) is None:
        return '<p class="quiet">This mail is no marketing, so it has no Unsubscribe button.</p>'
    return f'<form method="post" action="/mail/{number}/leave"><button>Unsubscribe</button></form>'


def _row(number: int, received: Received) -> str:
    mail = opened(received)
    return (
        f'<tr><td>{escape(received.recipient)}</td><td><a href="/mail/{number}">{escape(str(mail["Subject"]))}</a></td>'
        f"<td>{escape(str(mail['From']))}</td><td>{_at(received)}</td></tr>"
    )


def _at(received: Received) -> str:
    at = datetime.fromtimestamp(received.at, UTC)
    return f'<time datetime="{at.isoformat()}">{at.astimezone():%H:%M:%S}</time>'


def _page(title: str, body: str) -> str:
    style = files("jatak.demo.mailview").joinpath("view.css").read_text()
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">'
        f"<style>{style}</style><main>{body}</main></html>"
    )
