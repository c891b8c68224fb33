"""A shop's purchases come in: who kept something, what is counted, what changes nothing."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.story.purchases import day, everything, line, lines_stored, loaded, profiles, sales, write

from jatak.customers.models import Relation
from jatak.customers.purchases import Format
from jatak.customers.purchases.columns import Columns
from jatak.database.using import acting_as
from jatak.gate.situation import RecipientKind, Tri
from jatak.people.models import Acquaintance, ContactPoint, ExternalKey, Person, Profile

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "purchases.csv"


def test_a_cancellation_takes_back_the_same_article_of_the_same_customer(file):
    report = loaded(
        write(
            file,
            [
                line("1", "lamp", 2, 0, "ana"),
                line("2", "lamp", 2, 1, "ben"),
                line("C3", "lamp", -2, 2, "ana"),
                line("C4", "vase", -2, 3, "ben"),
            ],
        )
    )
    assert sales() == {"1": (day(0), day(2)), "2": (day(1), None)}
    assert (report.sales, report.cancellations, report.customers, report.customers_with_nothing_left) == (2, 2, 1, 1)


def test_a_sale_stands_until_the_last_of_its_articles_is_taken_back(file):
    write(
        file,
        [line("1", "lamp", 1, 0), line("1", "vase", 1, 0), line("C2", "lamp", -1, 4), line("C3", "vase", -1, 9)],
    )
    loaded(file)
    assert sales() == {"1": (day(0), day(9))}


def test_a_cancellation_takes_back_also_where_the_shop_leaves_out_the_sign(file):
    loaded(write(file, [line("1", "lamp", 1, 0), line("C2", "lamp", 1, 1)]))
    assert sales() == {"1": (day(0), day(1))}


def test_what_was_bought_before_the_file_begins_has_to_be_bought_back_first(file):
    report = loaded(write(file, [line("C1", "lamp", -5, 0), line("2", "lamp", 5, 1), line("3", "lamp", 0.5, 2)]))
    assert sales() == {"2": (day(1), day(1)), "3": (day(2), None)}
    assert report.customers == 1


def test_an_invoice_that_brings_nothing_is_no_sale(file):
    report = loaded(write(file, [line("1", "lamp", 0, 0), line("2", "lamp", -3, 1), line("A3", "debt", -1, 2)]))
    assert sales() == {}
    assert report.customers_with_nothing_left == 1


def test_the_first_sale_that_was_kept_is_a_single_one_and_further_ones_are_not(file):
    write(
        file,
        [line("C1", "lamp", -1, 0), line("2", "lamp", 1, 1), line("3", "vase", 1, 2), line("4", "vase", 1, 3)],
    )
    loaded(file)
    with acting_as("customers"):
        limbs = dict(Relation.objects.values_list("external_key", "one_off"))
    assert limbs == {"2": Tri.YES, "3": Tri.YES, "4": Tri.NO}


def test_guests_are_counted_apart_and_are_nobodys_relation(file):
    report = loaded(write(file, [line("1", "lamp", 1, 0, ""), line("2", "lamp", 1, 0, "17850.0")]))
    assert (report.guest_lines, report.sales, lines_stored()) == (1, 1, 2)
    with acting_as("customers"):
        assert ExternalKey.objects.get().key == "17850"


def test_what_was_told_of_the_sale_is_kept_and_the_rest_is_unknown(file):
    loaded(write(file, [line("1", "lamp", 1, 0)]), "Silent House")
    loaded(
        file,
        "Gift House",
        brand="Gifts",
        opt_out_offered=Tri.YES,
        recipient_kind=RecipientKind.SOLE_TRADER,
        invent_addresses=True,
    )
    with acting_as("customers"):
        silent, told = Relation.objects.order_by("pk").select_related("brand", "contact_point")
        kinds = list(Profile.objects.order_by("pk").values_list("recipient_kind", flat=True))
    assert (silent.opt_out_offered, silent.address_from_sale, silent.brand) == (Tri.UNKNOWN, Tri.UNKNOWN, None)
    assert (told.opt_out_offered, told.address_from_sale, told.brand.name) == (Tri.YES, Tri.YES, "Gifts")
    assert told.contact_point.address == "customer-1@gift-house.example"
    assert kinds == [RecipientKind.CONSUMER, RecipientKind.SOLE_TRADER]


def test_an_invented_address_stays_the_buyers_in_later_files(file):
    loaded(write(file, [line("1", "lamp", 1, 0)]), invent_addresses=True)
    loaded(write(file, [line("2", "lamp", 1, 1)]), invent_addresses=True)
    with acting_as("customers"):
        point = ContactPoint.objects.get()
        assert [sale.contact_point for sale in Relation.objects.all()] == [point, point]


def test_countries_follow_the_bills_and_the_one_before_still_counts(file):
    write(
        file,
        [
            line("1", "lamp", 1, 0, country="Unspecified"),
            line("2", "lamp", 1, 1, country="Denmark"),
            line("3", "lamp", 1, 2, country="Channel Islands"),
            line("4", "lamp", 1, 3, country="EIRE"),
        ],
    )
    report = loaded(file)
    assert profiles("1") == [
        (day(0), day(1), None, None),
        (day(1), day(3), "DK", None),
        (day(3), None, "IE", "DK"),
    ]
    assert report.unknown_countries == {"Unspecified": 1, "Channel Islands": 1}
    assert report.customers_of_unknown_country == 0


def test_an_unknown_country_is_counted_by_name_and_refuses_nobody(file):
    report = loaded(write(file, [line("1", "lamp", 1, 0, country="Atlantis")]))
    assert (report.unknown_countries, report.customers_of_unknown_country, report.customers) == ({"Atlantis": 1}, 1, 1)


def test_a_purchase_is_an_own_act_and_a_cancellation_is_none(file):
    loaded(write(file, [line("1", "lamp", 2, 0), line("2", "vase", 1, 3), line("C3", "lamp", -1, 9)]))
    with acting_as("customers"):
        assert Acquaintance.objects.get().last_own_act_at == day(3)


def test_a_purchase_of_another_century_is_an_act_of_today(file):
    loaded(write(file, [line("1", "lamp", 2, 365 * 80)]))
    with acting_as("customers"):
        assert day(3) < Acquaintance.objects.get().last_own_act_at <= datetime.now(UTC)


def test_all_dates_move_with_the_last_purchase(file):
    report = loaded(write(file, [line("1", "lamp", 1, 0), line("2", "lamp", 1, 5)]), shift_to=date(2010, 12, 16))
    assert sales() == {"1": (day(10), None), "2": (day(15), None)}
    assert report.shifted_days == 10


def test_the_same_file_again_changes_nothing(file):
    loaded(write(file, [line("1", "lamp", 1, 0)]), invent_addresses=True)
    before = everything()
    report = loaded(file, opt_out_offered=Tri.YES)
    assert report.already_loaded
    assert report.options["opt-out-offered"] == "unknown"
    assert everything() == before


def test_a_file_that_overlaps_doubles_nothing(file):
    twice = [line("1", "lamp", 1, 0), line("1", "lamp", 1, 0), line("1", "vase", 1, 0)]
    loaded(write(file, twice))
    report = loaded(write(file, [*twice, line("C2", "lamp", -2, 4), line("C3", "vase", -1, 5)]))
    assert (report.already_known, report.known_differently, lines_stored()) == (3, 0, 5)
    assert sales() == {"1": (day(0), day(5))}


def test_a_line_that_is_told_differently_stays_as_first_told_and_is_counted(file):
    loaded(write(file, [line("1", "lamp", 1, 0)]))
    report = loaded(write(file, [line("1", "lamp", 7, 0)]))
    assert (report.already_known, report.known_differently, report.customers) == (1, 1, 1)


def test_an_older_file_loaded_later_tells_what_was_before(file):
    loaded(write(file, [line("2", "lamp", 1, 5, country="Norway")]))
    loaded(write(file, [line("1", "lamp", 1, 0, country="Denmark"), line("C1", "lamp", -1, 1, country="Denmark")]))
    assert sales() == {"1": (day(0), day(1)), "2": (day(5), None)}
    now = profiles("1")[-1]
    assert profiles("1")[0] == (day(0), day(5), "DK", None)
    assert (now[1], {now[2], now[3]}) == (None, {"DK", "NO"})


def test_a_new_bill_tells_a_new_country(file):
    loaded(write(file, [line("1", "lamp", 1, 0, "ana"), line("2", "lamp", 1, 0, "ben", "Unspecified")]))
    loaded(write(file, [line("3", "lamp", 1, 4, "ana", "Norway"), line("4", "lamp", 1, 4, "ben", "Norway")]))
    (_, ana), (_, ben) = profiles("ana"), profiles("ben")
    assert (ana[0], {ana[2], ana[3]}) == (day(4), {"DK", "NO"})
    assert ben == (day(4), None, "NO", None)


def test_lines_that_cannot_be_used_are_counted_with_their_reason(file):
    bad = [
        line("1", "lamp", 1, 0, "ana"),
        line("2", "lamp", "six", 0, "ana"),
        line("", "lamp", 1, 0, "ana"),
        line("3", "", 1, 0, "ana"),
        ["4", "lamp", "", "1", "yesterday", "1", "ana", "Denmark"],
        ["5", "lamp"],
        line("1", "vase", 1, 0, "ben"),
    ]
    report = loaded(write(file, bad))
    assert {reason: found["lines"] for reason, found in report.as_json()["refused"].items()} == {
        "quantity is no number": [3],
        "no invoice": [4],
        "no article": [5],
        "date cannot be read": [6],
        "too few columns": [7],
        "another customer than the invoice's": [8],
    }
    assert (report.lines, report.sales, lines_stored()) == (7, 1, 1)


def with_email() -> Format:
    return Format(columns=Columns.named(["email=CustomerID", "customer=Description"]))


def test_a_broken_address_is_no_address_and_the_purchase_stays(file):
    lines = [line("1", "lamp", 1, 0, "Ana@Example.com"), line("2", "lamp", 1, 0, "ana at home")]
    lines[0][2], lines[1][2] = "ana", "ben"
    report = loaded(write(file, lines), form=with_email())
    assert (report.broken_addresses.total(), report.customers) == (1, 2)
    with acting_as("customers"):
        point = ContactPoint.objects.get()
        given = dict(Relation.objects.values_list("external_key", "address_from_sale"))
    assert (point.normalised, point.address) == ("ana@example.com", "Ana@Example.com")
    assert given == {"1": Tri.YES, "2": Tri.UNKNOWN}


def test_one_address_is_one_person_whatever_numbers_the_shop_gives(file):
    lines = [line("1", "lamp", 1, 0, "ana@example.com"), line("2", "vase", 1, 1, "ANA@example.com")]
    lines[0][2], lines[1][2] = "7", "8"
    loaded(write(file, lines), form=with_email())
    loaded(file, "Another House", form=with_email())
    with acting_as("customers"):
        assert (Person.objects.count(), ExternalKey.objects.count(), Relation.objects.count()) == (1, 4, 4)
