"""A good notice of a shop, and what differs from it."""

from typing import Any

from jatak.wording.asking import Asking, Named, Partner

SHOP = Named("Nordlys", "Nordlys Webshop ApS")
GOOD: dict[str, Any] = {
    "language": "en",
    "asked": "Yes please, Nordlys may e-mail me offers of lamps and rugs, at most once a week. No order depends on it.",
    "withdrawal": "I can take my consent back at any time: by the link in every e-mail, or at hello@nordlys.example.",
    "promised_per_month": 5,
}
FOR_CUSTOMERS = {
    "asked": "Nordlys will e-mail you offers of lamps like those you bought. No thanks, I do not want these e-mails.",
    "withdrawal": "You can say no at any time, free of charge: by the link in every e-mail.",
}


def asked(country: str = "", **differs: Any) -> Asking:
    """The good notice, in this country, with what differs, as a list or a test writes it."""
    good = GOOD | (FOR_CUSTOMERS if differs.get("purpose") == "customers" else {})
    whole = good | differs
    whole["promised_per_month"] = whole["promised_per_month"] or None
    companies = tuple(_company(each) for each in whole.pop("companies", ())) or (SHOP,)
    partners = tuple(Partner(**each) for each in whole.pop("partners", ()))
    lists = {name: tuple(value) if isinstance(value, list) else value for name, value in whole.items()}
    lists.setdefault("countries", (country,) if country else ())
    return Asking(companies=companies, partners=partners, **lists)


def _company(raw: dict[str, Any]) -> Named:
    return Named(**raw | {"brands": tuple(raw.get("brands", ()))})
