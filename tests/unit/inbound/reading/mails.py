"""Mails for the tests, each a few lines that say what matters."""

BOUNDARY = "=limit="


def mail(subject: str = "hello", text: str = "Hello.", **headers: str) -> bytes:
    """A plain mail; headers with `_` for `-`, and without those that are empty."""
    return _whole({"From": "Ana <ana@example.org>", "To": "shop@shop.example", "Subject": subject}, headers, text)


def notice(text: str, subject: str = "failure notice", **headers: str) -> bytes:
    """A bounce without any structure."""
    first = {"Return-Path": "<>", "From": "MAILER-DAEMON@mx.example", "To": "bounce@shop.example", "Subject": subject}
    return _whole(first, headers, text)


def dsn(
    fields: str = "Final-Recipient: rfc822; ana@example.org\nAction: failed\nStatus: 5.1.1",
    text: str = "Your message could not be delivered.",
    returned: str = "From: shop@shop.example\nTo: ana@example.org\nMessage-ID: <1@shop.example>\nSubject: May",
    **headers: str,
) -> bytes:
    """A delivery status notification as RFC 3464 has it."""
    parts = [
        ("text/plain; charset=utf-8", text),
        ("message/delivery-status", f"Reporting-MTA: dns; mx.example\n\n{fields}\n"),
        ("text/rfc822-headers", f"{returned}\n"),
    ]
    first = {"Return-Path": "<>", "From": "MAILER-DAEMON@mx.example", "To": "bounce@shop.example"}
    first |= {"Subject": "Undelivered Mail Returned to Sender"}
    return _report("delivery-status", first, headers, parts)


def complaint(
    fields: str = "Feedback-Type: abuse\nUser-Agent: Some/1.0\nVersion: 1",
    returned: str = "From: shop@shop.example\nTo: ana@example.org\nMessage-ID: <1@shop.example>\nSubject: May",
    **headers: str,
) -> bytes:
    """A feedback report as RFC 5965 has it."""
    parts = [
        ("text/plain", "This is a report of spam."),
        ("message/feedback-report", f"{fields}\n"),
        ("message/rfc822", f"{returned}\n\nHello.\n"),
    ]
    first = {"From": "feedback@mailbox.example", "To": "fbl@shop.example", "Subject": "FW: May"}
    return _report("feedback-report", first, headers, parts)


def _report(kind: str, first: dict[str, str], headers: dict[str, str], parts: list[tuple[str, str]]) -> bytes:
    head = {"MIME_Version": "1.0", "Content_Type": f'multipart/report; report-type={kind}; boundary="{BOUNDARY}"'}
    within = "".join(f"--{BOUNDARY}\nContent-Type: {type}\n\n{text}\n" for type, text in parts)
    return _whole(first, head | headers, f"{within}--{BOUNDARY}--\n")


def _whole(first: dict[str, str], more: dict[str, str], text: str) -> bytes:
    every = first | {name.replace("_", "-"): value for name, value in more.items()}
    return "\n".join([*(f"{name}: {value}" for name, value in every.items() if value), "", text]).encode()
