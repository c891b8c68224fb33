"""On which media a request comes in, as programs and commands call them."""

MEDIA = {
    "phone": "phone",
    "letter": "letter",
    "counter": "till",
    "email": "reply",
    "sms": "stop",
    "authority": "authority",
}
"""By name, the medium as the ledger has it (a `Via`)."""
