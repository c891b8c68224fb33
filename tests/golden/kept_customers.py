"""Who bought and kept something, per country, as of a day: from the purchase file alone, with nothing of Jatak.

python tests/golden/kept_customers.py ../shared/material/online_retail.csv.gz 2011-12-10
"""

import csv
import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime
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


def lines(file: Path) -> Iterator[dict[str, str]]:
    """The lines of identified customers, in the order of the file."""
    with gzip.open(file, "rt", encoding="utf-8", newline="") as text:
        yield from (line for line in csv.DictReader(text) if line["CustomerID"])


def kept(file: Path, day: date) -> dict[str, str | None]:
    """The customers who have some article left at the end of this day, with their newest known country."""
    left: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    country: dict[str, str] = {}
    ordered = sorted(lines(file), key=lambda line: line["InvoiceDate"])
    for line in ordered:
        if datetime.fromisoformat(line["InvoiceDate"]).date() > day:
            break
        customer = line["CustomerID"].removesuffix(".0")
        left[customer, line["StockCode"]] += Decimal(line["Quantity"])
        if line["Country"] in CODES:
            country[customer] = CODES[line["Country"]]
    buyers = {customer for (customer, _), quantity in left.items() if quantity > 0}
    return {customer: country.get(customer) for customer in buyers}


def per_country(customers: dict[str, str | None]) -> dict[str, int]:
    """How many customers in each country; `unknown` for those of no known country."""
    return dict(Counter(country or "unknown" for country in customers.values()).most_common())


if __name__ == "__main__":
    found = kept(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]))
    print(json.dumps({"as_of": sys.argv[2], "people": len(found), "countries": per_country(found)}))
