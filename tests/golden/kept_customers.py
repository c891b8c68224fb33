"""Who bought and kept something, per country, as of a day: from the purchase file alone, with nothing of Jatak.

python tests/golden/kept_customers.py ../shared/material/online_retail.csv.gz 2011-12-10
"""

import csv
import gzip
import json
import sys
from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path

# The names of this one file; the others name no one country.
CODES = {
    "Australia": "AU", "Austria": "AT", "Bahrain": "BH", "Belgium": "BE", "Brazil": "BR", "Canada": "CA",
    "Cyprus": "CY", "Czech Republic": "CZ", "Denmark": "DK", "EIRE": "IE", "Finland": "FI", "France": "FR",
    "Germany": "DE", "Greece": "GR", "Hong Kong": "HK", "Iceland": "IS", "Israel": "IL", "Italy": "IT",
    "Japan": "JP", "Lebanon": "LB", "Lithuania": "LT", "Malta": "MT", "Netherlands": "NL", "Norway": "NO",
    "Poland": "PL", "Portugal": "PT", "RSA": "ZA", "Saudi Arabia": "SA", "Singapore": "SG", "Spain": "ES",
    "Sweden": "SE", "Switzerland": "CH", "USA": "US", "United Arab Emirates": "AE", "United Kingdom": "GB",
}  # fmt: skip


Line = tuple[date, str, str, Decimal, str]
"""Day, customer, article, quantity, name of the country."""


def lines(file: Path) -> list[Line]:
    """The lines of identified customers, in the order of time."""
    with gzip.open(file, "rt", encoding="utf-8", newline="") as text:
        known = [line for line in csv.DictReader(text) if line["CustomerID"]]
    known.sort(key=lambda line: line["InvoiceDate"])
    return [
        (
            date.fromisoformat(line["InvoiceDate"][:10]),
            line["CustomerID"].removesuffix(".0"),
            line["StockCode"],
            Decimal(line["Quantity"]),
            line["Country"],
        )
        for line in known
    ]


def kept(ordered: list[Line], day: date) -> dict[str, str | None]:
    """The customers who have some article left at the end of this day, with their newest known country."""
    left: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    country: dict[str, str] = {}
    for on, customer, article, quantity, name in ordered:
        if on > day:
            break
        left[customer, article] += quantity
        if name in CODES:
            country[customer] = CODES[name]
    buyers = {customer for (customer, _), quantity in left.items() if quantity > 0}
    return {customer: country.get(customer) for customer in buyers}


def per_country(customers: dict[str, str | None]) -> dict[str, int]:
    """How many customers in each country; `unknown` for those of no known country."""
    return dict(Counter(country or "unknown" for country in customers.values()).most_common())


if __name__ == "__main__":
    found = kept(lines(Path(sys.argv[1])), date.fromisoformat(sys.argv[2]))
    print(json.dumps({"as_of": sys.argv[2], "people": len(found), "countries": per_country(found)}))
