"""Whether the link to leave can be reached from outside, as mail providers will try it (RFC 8058)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from jatak.reputation.finding import Finding, ok, problem, warning
from jatak.reputation.visiting import Answer, Unreachable, Visit

CHECK = "One click"
SOURCE = "RFC 8058 section 3.1"
# As long as a token of ours, and signed by nobody, so that it changes nothing.
TOKEN = "not-a-link-" * 10
BOUNDARY = "jatak"
FORM = ("application/x-www-form-urlencoded", b"List-Unsubscribe=One-Click")
MULTIPART = (
    f"multipart/form-data; boundary={BOUNDARY}",
    f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n'
    f"--{BOUNDARY}--\r\n".encode(),
)
SOON = timedelta(days=14)
BEHIND = "Let JATAK_PUBLIC_URL lead to this installation, and let the proxy in front pass /l/ on as it is."


def check_one_click(public_url: str, visit: Visit, at: datetime) -> Iterator[Finding]:
    """POST answers at once, without redirect or login, over https with a valid certificate; GET shows a page."""
    address = f"{public_url.rstrip('/')}/l/{TOKEN}"
    if urlsplit(public_url).scheme != "https":
        yield problem(
            CHECK,
            f"JATAK_PUBLIC_URL is {public_url}; mail programs follow https alone.",
            "Set JATAK_PUBLIC_URL to the https:// address under which people reach this installation.",
            SOURCE,
        )
        return
    try:
        posts = [(kind, visit("POST", address, kind, body)) for kind, body in (MULTIPART, FORM)]
        page = visit("GET", address)
    except Unreachable as error:
        yield problem(CHECK, f"{public_url}: {error}.", error.remedy, SOURCE)
        return
    troubles = [*(trouble for kind, post in posts if (trouble := _trouble(f"POST as {kind.split(';')[0]}", post)))]
    if said := _trouble("GET", page):
        troubles.append(said)
    yield from troubles or [_well(public_url, [post for _, post in posts], page)]
    if page.valid_until and page.valid_until - at < SOON:
        yield warning(
            CHECK,
            f"The certificate of {public_url} ends on {page.valid_until:%Y-%m-%d}.",
            "Renew it; without a valid one every opt-out by one click is lost.",
            SOURCE,
        )


def _trouble(what: str, answer: Answer) -> Finding | None:
    if is_ours(answer):
        return None
    seen, remedy = _explained(answer)
    return problem(CHECK, f"{what}: {seen}.", remedy, SOURCE)


def _explained(answer: Answer) -> tuple[str, str]:
    status = answer.status
    if 300 <= status < 400:
        where = answer.headers.get("location", "another address").replace(TOKEN, "...")
        return (
            f"it is redirected ({status}) to {where}, and the click is lost on the way",
            "Set JATAK_PUBLIC_URL to the address where it ends, so that nothing is redirected.",
        )
    if status in (401, 403, 407):
        return f"somebody asks for a login or forbids it ({status})", f"Leave /l/ open to everybody. {BEHIND}"
    if status >= 500:
        return f"the server fails ({status})", "Look at the logs of the proxy and of `jatak web`."
    if status == 400:
        return "the request is refused (400)", f"Add its name to JATAK_ALLOWED_HOSTS. {BEHIND}"
    return f"the answer ({status}) is not that of Jatak, so clicks would reach nobody", BEHIND


def is_ours(answer: Answer) -> bool:
    """Whether Jatak answered: its page for a link that is not whole, told by status and headers."""
    marks = {"x-robots-tag": "noindex", "cache-control": "no-store"}
    known = all(answer.headers.get(name) == value for name, value in marks.items())
    return answer.status == 404 and known and "content-language" in answer.headers


def _well(public_url: str, posts: list[Answer], page: Answer) -> Finding:
    slowest = max(post.milliseconds for post in posts)
    seen = f"{public_url} answers POST in {slowest:.0f} ms and shows its page in {page.milliseconds:.0f} ms."
    return ok(CHECK, seen, SOURCE)
