"""`jatak sms`"""

from typing import Any

from jatak.cli.output import Json, answer, console

SECONDS = 8.0


def sms(as_json: Json = False) -> None:
    """Show the gateways of JATAK_SMS_URL, whether they are there, and the addresses to enter at each.

    The addresses hold a secret that lets messages in: show them to nobody.
    """
    from django.conf import settings

    from jatak.delivery.gateways import reach, shown

    troubles = {each.name: each.trouble for each in reach(settings.JATAK_SMS_URL, SECONDS)}
    content = [
        {
            "name": each.name,
            "kind": each.kind,
            "host": each.host,
            "port": each.port,
            "encrypted": each.encrypted,
            "trouble": troubles[each.name],
            "messages_come_in_at": each.arrivals,
        }
        for each in shown(settings.JATAK_SMS_URL, settings.JATAK_PUBLIC_URL)
    ]
    answer({"gateways": content}, as_json, lambda: _show(content))


def _show(content: list[dict[str, Any]]) -> None:
    if not content:
        console.print("There is no gateway: no SMS is sent. Set JATAK_SMS_URL, as docs/sms.md says.", markup=False)
    for each in content:
        encrypted = "encrypted" if each["encrypted"] else "not encrypted"
        console.print(f"{each['name']}: {each['kind']} at {each['host']}:{each['port']}, {encrypted}", markup=False)
        console.print(f"  {each['trouble'] or 'It answers.'}", markup=False, soft_wrap=True)
        console.print("  Enter this address there for messages that come in, and show it to nobody:", markup=False)
        print(f"  {each['messages_come_in_at']}")
