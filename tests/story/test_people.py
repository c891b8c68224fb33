"""Who is who: found again however the address is written, entered once however many enter at once."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from tests.story.cast import DAY, NOON, company, person

from jatak.base.errors import UsageError
from jatak.database.using import acting_as, connection
from jatak.gate.situation import RecipientKind
from jatak.people.models import ContactKind, ContactPoint, CountryOrigin, ExternalKey, Person, Profile, Restriction
from jatak.people.profiles import News, current_profile, set_profile
from jatak.people.register import Address, BelongsToAnother, Key, add_address, contact_point, find_or_create
from jatak.people.restricting import lift, restrict

EMAIL = ContactKind.EMAIL


@pytest.fixture
def shop(database):
    with acting_as("admin"):
        shop = company("Butik")
    with acting_as("customers"):
        yield shop


def test_the_same_address_is_the_same_person(shop):
    chloe = find_or_create(Address(EMAIL, "Chloe@Lyon.example"), name="Chloe")
    assert find_or_create(Address(EMAIL, " chloe@LYON.example ")) == chloe
    assert find_or_create(Address(EMAIL, "chloe@lyon.example"), Key(shop.pk, "shop", "17")) == chloe
    assert find_or_create(key=Key(shop.pk, "shop", "17")) == chloe
    assert find_or_create(Address(EMAIL, "chloe@new.example"), Key(shop.pk, "shop", "17")) == chloe
    assert (Person.objects.count(), ContactPoint.objects.count(), ExternalKey.objects.count()) == (1, 2, 1)


def test_keys_of_two_systems_are_not_the_same(shop):
    assert find_or_create(key=Key(shop.pk, "shop", "17")) != find_or_create(key=Key(shop.pk, "till", "17"))


def test_two_who_turn_out_to_be_one_are_for_a_human(shop):
    chloe, dev = person("Chloe"), person("Dev")
    find_or_create(Address(EMAIL, "chloe@example.com"), Key(shop.pk, "shop", "17"))
    with pytest.raises(BelongsToAnother):
        find_or_create(Address(EMAIL, "dev@example.com"), Key(shop.pk, "shop", "17"))
    with pytest.raises(BelongsToAnother):
        add_address(dev, Address(EMAIL, "Chloe@example.com"))
    assert contact_point(Address(EMAIL, "chloe@example.com")).person == chloe
    assert Person.objects.count() == 2


def test_nobody_is_found_by_nothing(shop):
    with pytest.raises(UsageError):
        find_or_create()


def test_many_at_once_enter_one(shop):
    start, found = Barrier(8), []

    def enter():
        with acting_as("customers"):
            start.wait()
            found.append(find_or_create(Address(EMAIL, "eve@example.com"), Key(shop.pk, "shop", "9")).pk)
            connection().close()

    threads = [Thread(target=enter) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1
    assert (Person.objects.count(), ContactPoint.objects.count()) == (1, 1)


def test_a_change_is_a_new_row_and_a_repeat_is_none(shop):
    chloe = person("Chloe")
    set_profile(chloe, News("FR", CountryOrigin.BILLING), NOON)
    set_profile(chloe, News("FR", CountryOrigin.BILLING), NOON + DAY)
    set_profile(chloe, News(recipient_kind=RecipientKind.SOLE_TRADER), NOON + 2 * DAY)
    rows = Profile.objects.order_by("valid_from").values_list("valid_from", "valid_to", "country", "recipient_kind")
    assert list(rows) == [
        (NOON, NOON + 2 * DAY, "FR", RecipientKind.UNKNOWN),
        (NOON + 2 * DAY, None, "FR", RecipientKind.SOLE_TRADER),
    ]


def test_the_own_word_goes_before_an_invoice_and_two_invoices_stand_together(shop):
    chloe = person("Chloe")
    set_profile(chloe, News("FR", CountryOrigin.BILLING), NOON)
    set_profile(chloe, News("BE", CountryOrigin.BILLING), NOON + DAY)
    two = current_profile(chloe)
    assert (two.country, two.other_country) == ("FR", "BE")
    set_profile(chloe, News("CH", CountryOrigin.OWN_WORD), NOON + 2 * DAY)
    set_profile(chloe, News("FR", CountryOrigin.BILLING), NOON + 3 * DAY)
    own = current_profile(chloe)
    assert (own.country, own.country_origin, own.other_country) == ("CH", CountryOrigin.OWN_WORD, None)


def test_news_of_an_earlier_day_leave_no_gap_and_no_overlap(shop):
    chloe = person("Chloe")
    set_profile(chloe, News("FR", CountryOrigin.BILLING), NOON)
    set_profile(chloe, News(recipient_kind=RecipientKind.CONSUMER), NOON - timedelta(days=900))
    empty, current = Profile.objects.order_by("pk")
    assert (empty.valid_from, empty.valid_to, current.valid_from) == (NOON, NOON, NOON)


def test_a_country_needs_its_origin():
    with pytest.raises(ValueError, match="origin"):
        News(country="FR")


def test_a_restriction_holds_once_tells_the_workers_and_is_lifted(shop, log_in):
    ben = person("Ben")
    listener = log_in("worker")
    listener.execute("LISTEN jatak_stop")
    held = restrict(ben, "letter of 3 May", NOON)
    assert restrict(ben, "letter of 3 May", NOON + DAY) == held
    assert [notice.payload for notice in listener.notifies(timeout=1, stop_after=None)] == [str(ben.pk)] * 2
    lift(held, NOON + 2 * DAY)
    lift(held, NOON + 3 * DAY)
    assert Restriction.objects.get().ended_at == NOON + 2 * DAY
