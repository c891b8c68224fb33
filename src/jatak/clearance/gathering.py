"""Fills in the SQL of gathering: which fact answers which field of a situation."""

import re
from enum import StrEnum
from pathlib import Path

from jatak.clearance.addresses import addressed
from jatak.clearance.encoding import without, word
from jatak.clearance.questions import with_places
from jatak.gate.situation import GROUND, PERSON, Ground, Objection, RelationKind, Tri
from jatak.law.vocabulary import LASTING

HERE = Path(__file__).parent / "sql"


class Whom(StrEnum):
    """Who is gathered; the value narrows a column of persons to them."""

    NAMED = r"AND \1 = ANY (q.people)"
    STRETCH = r"AND \1 > q.after AND \1 <= q.upto"
    EVERYBODY = ""


YES, NO, UNKNOWN = Tri.YES.value, Tri.NO.value, Tri.UNKNOWN.value


def _yes_or_no(condition: str) -> str:
    return f"CASE WHEN {condition} THEN {YES} ELSE {NO} END"


_SILENT_BEFORE = "greatest(q.company_inactive_before, l.inactive_before, o.inactive_before)"

_HEARD_OF = (
    f"coalesce(s.last_own_act_at, CASE WHEN {_SILENT_BEFORE} > '-infinity' THEN (SELECT max(greatest(y.given_at,"
    " CASE WHEN y.confirmed_at <= q.as_of THEN y.confirmed_at END)) FROM consent.consent_record y"
    " WHERE y.person_id = s.id AND y.controller_id = q.controller AND y.given_at <= q.as_of"
    " AND y.recorded_at <= q.known_at AND (NOT y.needs_confirmation OR y.confirmed_at <= q.as_of)) END)"
)
"""The newest act towards this company that is known; where none is, the newest yes to it, or the day of its entry.

As the clock of inactivity has it (`retention.clocks.due.sql`). Looked up only where some limit counts.
"""

PERSON_WORD = word(
    PERSON,
    {
        "country": "p.country",
        "other_country": "p.other_country",
        "recipient_kind": "coalesce(p.recipient_kind, 0)",
        "role_related": f"CASE WHEN q.topic = ANY (p.work_topics) THEN {YES} ELSE {UNKNOWN} END",
        "under_age": f"CASE WHEN p.born > least(l.born_after, o.born_after) THEN {YES}"
        f" WHEN p.born IS NULL THEN {UNKNOWN} ELSE {NO} END",
        "on_register": f"CASE e.listed WHEN true THEN {YES} WHEN false THEN {NO} ELSE {UNKNOWN} END",
        "inactive": f"CASE {_HEARD_OF} <= {_SILENT_BEFORE} WHEN true THEN {YES} WHEN false THEN {NO}"
        f" ELSE {UNKNOWN} END",
        "restricted": _yes_or_no("r.person_id IS NOT NULL"),
        "survey_objection": _yes_or_no("n.survey"),
        "paused": _yes_or_no("b.person_id IS NOT NULL"),
        "own_number_reached": _yes_or_no("w.person_id IS NOT NULL"),
    },
)


def _undeliverable(point: str) -> str:
    """Whether the address of a candidate leads to nobody; where it names none, whether each of the person's does."""
    return f"CASE WHEN p.dead IS NULL THEN {NO} WHEN {point} IS NULL THEN {_yes_or_no('p.cut_off')}" + (
        f" WHEN {point} = ANY (p.dead) THEN {YES} ELSE {NO} END"
    )


JUDGED_WORD = word(
    GROUND,
    {
        "ground": str(Ground.CONSENT.value),
        "given": "a.given",
        "indication": "a.indication",
        "proof": "a.proof",
        "informed": "a.informed",
        "free": "a.free",
        "specific": "a.specific",
        "separate": "a.separate",
        "prominent": "a.prominent",
        "names_sender": "a.names_sender",
        "names_channel": "a.names_channel",
        "covers_content": "a.covers_content",
        "from_third_party": "a.from_third_party",
    },
)
"""What the consents of a collection point are worth by themselves, packed once per judgement."""

ACT_ALONE = f"CASE a.address_verified WHEN {YES} THEN 0 ELSE 1 << a.indication END"
"""The bit of an act whose consents nothing but a confirmation shows to come from the address."""

_UNJUDGED = word(GROUND, {"ground": str(Ground.CONSENT.value), "given": str(YES), "names_channel": str(YES)})
_IN_TOPIC = "(cardinality(c.topics) = 0 OR q.topic = ANY (c.topics))"
_IN_BRAND = "(cardinality(c.brands) = 0 OR q.brand = ANY (c.brands))"


_LIFTS = (
    f"c.day_known AND c.channel = q.via_channel AND {_IN_TOPIC} AND {_IN_BRAND} AND a.proof = {YES}"
    " AND c.own_at <= q.as_of AND (NOT c.needs_confirmation OR c.confirmed_at <= q.as_of)"
)
"""A yes lifts a no only within its own scope, only if it can be proven, and only once it is confirmed."""


def _stands(breadth: str) -> str:
    """A no stands until the person themself says yes again; what staff entered or a file brought lifts none."""
    at = f"p.{breadth}_at"
    return f"({at} IS NOT NULL AND (c.own_at > {at} AND {_LIFTS}) IS NOT TRUE)"


def _objection(everything: str, channel: str, anything: str) -> str:
    return (
        f"CASE WHEN p.no_at IS NULL THEN {Objection.NONE.value} WHEN {everything} THEN {Objection.ALL.value}"
        f" WHEN {channel} THEN {Objection.CHANNEL.value} WHEN {anything} THEN {Objection.TOPIC.value}"
        f" ELSE {Objection.NONE.value} END"
    )


_STANDING = _objection("p.all_at IS NOT NULL", "p.channel_at IS NOT NULL", "true")
"""Where there is no yes, nothing lifts a no: a purchase, an account or a START reopens nothing."""


def _no_unless(condition: str, field: str, judged: str) -> str:
    """The judged word, with NO in the place of a field where the condition does not hold."""
    no = word(GROUND, {field: str(NO)})
    return f"CASE WHEN {condition} THEN {judged} ELSE ({judged}) & {without(field)} | {no} END"


_GOT = (
    "CASE WHEN cardinality(c.topics) = 0 THEN p.messages"
    " ELSE (SELECT count(*) FROM unnest(p.got_topics) AS t WHERE t IS NULL OR t = ANY (c.topics)) END"
)
"""A promise is about the topics that the consent covers; a message without a topic is about any."""

_ON_CHANNEL = "c.channel = q.via_channel"
_JUDGED = f"coalesce(a.word, {_UNJUDGED})"

CONSENT_WORD = (
    "("
    + _no_unless(
        _IN_TOPIC,
        "covers_content",
        _no_unless(_ON_CHANNEL, "names_channel", _no_unless(_IN_BRAND, "names_sender", _JUDGED)),
    )
    + " | "
    + word(
        GROUND,
        {
            "objection": _objection(_stands("all"), _stands("channel"), _stands("no")),
            "confirmed": f"CASE WHEN c.confirmed_at <= q.as_of THEN {YES}"
            f" WHEN c.needs_confirmation OR p.confirm & a.act_alone <> 0 THEN {NO} ELSE {UNKNOWN} END",
            "fresh": f"CASE WHEN greatest(CASE WHEN c.day_known THEN c.given_at END,"
            f" CASE WHEN c.last_used_at <= q.as_of THEN c.last_used_at END) > p.unused_before THEN {YES}"
            f" WHEN c.day_known OR c.last_used_at <= q.as_of THEN {NO} ELSE {UNKNOWN} END",
            "frequency_reached": _yes_or_no(f"{_GOT} >= v.promised_per_month"),
            "undeliverable": _undeliverable(f"CASE WHEN {_ON_CHANNEL} THEN c.contact_point_id END"),
        },
    )
    + ")"
)
"""A consent does not name the sender outside its brands, and does not cover the content outside its topics."""

_LAST = "CASE WHEN k.day_known THEN coalesce(k.last_at, k.concluded_at) END"
_LASTING = f"({', '.join(str(RelationKind[name.upper()].value) for name in LASTING)})"
_RUNS = f"k.kind IN {_LASTING} AND k.running = {YES} AND k.ended_at IS NULL"

_END = f"CASE WHEN {_RUNS} THEN 'infinity' ELSE greatest({_LAST}, k.delivery_end, k.ended_at) END"
"""The end of what was bought: homecoming, an event's day, the end of a contract; a contract that runs has none yet."""


def _within(law: str) -> str:
    """Whether the window of a law holds, counted from the purchase or the end; NULL where the day is not known."""
    ended = f"CASE WHEN {_RUNS} THEN 'infinity' ELSE greatest({_LAST}, k.ended_at) END"
    return f"({law}.after IS NULL OR CASE WHEN {law}.from_end THEN {ended} ELSE {_LAST} END > {law}.after)"


_LAW_WINDOWS = f"({_within('w')} AND {_within('y')})"
_OWN_WINDOW = f"(v.after IS NULL OR CASE WHEN v.from_end THEN {_END} ELSE {_LAST} END > v.after)"

RELATION_WORD = word(
    GROUND,
    {
        "ground": str(Ground.CUSTOMER.value),
        "objection": _STANDING,
        "within_window": f"CASE WHEN {_OWN_WINDOW} IS NOT TRUE THEN {NO}"
        f" WHEN {_LAW_WINDOWS} THEN {YES} WHEN NOT {_LAW_WINDOWS} THEN {NO} ELSE {UNKNOWN} END",
        "relation": "k.kind",
        "ended": f"CASE WHEN k.ended_at <= q.as_of OR k.running = {NO} THEN {YES}"
        f" WHEN k.running = {YES} THEN {NO} ELSE {UNKNOWN} END",
        "one_off": "k.one_off",
        "low_value": "k.low_value",
        "undeliverable": _undeliverable("c.id"),
        "address_from_sale": f"CASE WHEN c.id IS NULL THEN {UNKNOWN} ELSE k.address_from_sale END",
        "opt_out_at_collection": "k.opt_out_offered",
        "own_similar": f"CASE WHEN q.own_similar <> {UNKNOWN} THEN q.own_similar"
        f" WHEN cardinality(q.product_groups) = 0 OR cardinality(k.product_groups) = 0 THEN {UNKNOWN}"
        f" WHEN q.product_groups && k.product_groups THEN {YES} ELSE {NO} END",
    },
)


NOTHING_WORD = word(
    GROUND,
    {"ground": str(Ground.NONE.value), "objection": _STANDING, "undeliverable": _undeliverable("NULL::bigint")},
)

_COUNTED = (
    "m.created_at > q.frequency_from - interval '31 days' AND m.controller_id = q.controller AND m.marketing"
    " AND (m.state IN ('offered', 'accepted', 'uncertain')"
    " AND coalesce(m.offered_at, m.created_at) > q.frequency_from"
    " AND coalesce(m.offered_at, m.created_at) <= least(q.as_of, q.known_at)"
    # What another worker is about to send.
    " OR m.state = 'claimed' AND m.claimed_by <> q.batch)"
)
"""The messages that count towards a number that was promised, or chosen."""

_NO_PROBES = "AND NOT EXISTS (SELECT FROM public.people_probe probe WHERE probe.person_id = s.id)"
"""Those of us by whom leaving is tested are asked for by name, and belong to no audience."""

_KNOWN_TO_IT = (
    "SELECT k.person_id AS id, k.last_own_act_at FROM public.people_acquaintance k WHERE k.controller_id = q.controller"
)
_ANYBODY = (
    "SELECT i.id, k.last_own_act_at FROM public.people_person i"
    " LEFT JOIN public.people_acquaintance k ON k.controller_id = q.controller AND k.person_id = i.id"
)
"""Who is asked for by name gets an answer also where the controller does not know them; of everybody, whom it knows."""

_TOLD_US = (
    "controller_id = q.controller OR controller_id IS NULL AND EXISTS (SELECT FROM consent.consent_record r"
    " WHERE r.person_id = scoped.person_id AND r.controller_id = q.controller)"
)
"""A no to this controller, or to everybody by somebody who once said yes to it: it knows them, and why not."""

_WORDS = {
    "told_us": _TOLD_US,
    "counted": _COUNTED,
    "person_word": PERSON_WORD,
    "judged_word": JUDGED_WORD,
    "act_alone": ACT_ALONE,
    "consent_word": CONSENT_WORD,
    "relation_word": RELATION_WORD,
    "nothing_word": NOTHING_WORD,
}


def _read(name: str, whom: Whom, **names: str) -> str:
    sql = (HERE / name).read_text()
    for key, text in (_WORDS | names).items():
        sql = sql.replace("{{" + key + "}}", text)
    sql = sql.replace("{{asked_for}}", _ANYBODY if whom is Whom.NAMED else _KNOWN_TO_IT)
    sql = addressed(sql, with_person=whom is Whom.STRETCH)
    sql = re.sub(r"\{\{evidence ([\w.]+)\}\}", r"CASE WHEN q.evidence THEN \1 END", sql)
    # A join's condition on a stretch is not derived by the planner, as one on named people is.
    sql = re.sub(r"\{\{stretch ([\w.]+)\}\}", whom.value if whom is Whom.STRETCH else "", sql)
    sql = sql.replace("{{no_probes}}", "" if whom is Whom.NAMED else _NO_PROBES)
    return with_places(re.sub(r"\{\{wanted ([\w.]+)\}\}", whom.value, sql)).strip()


def got_sql(whom: Whom) -> str:
    """The query that counts the messages of the last days."""
    return _read("1_got.sql", whom)


def person_sql(whom: Whom, got: str) -> str:
    """The query of the person's half, over the result of the first, which stands under this name."""
    return _read("2_person.sql", whom, got=got)


def consents_sql(whom: Whom, person: str) -> str:
    """The query of the consents, over the result of the second."""
    return _read("3_consents.sql", whom, person=person)


def relations_sql(whom: Whom, person: str) -> str:
    """The query of the relations, over the result of the second."""
    return _read("4_relations.sql", whom, person=person)


_OPEN = (
    "(SELECT FROM jsonb_to_recordset(q.open) AS o (country text, kind smallint)"
    " WHERE o.country = p.law AND o.kind = p.recipient_kind)"
)


_KNOWN = (
    "(EXISTS (SELECT FROM consent.consent_record c WHERE c.person_id = p.person_id AND c.controller_id = q.controller"
    " AND c.given_at <= q.as_of AND c.recorded_at <= q.known_at {{stretch c.person_id}})"
    " OR EXISTS (SELECT FROM customers.customers_relation k WHERE k.person_id = p.person_id"
    " AND k.controller_id = q.controller AND k.concluded_at <= q.as_of AND k.recorded_at <= q.known_at"
    " AND (k.cancelled_at IS NULL OR k.cancelled_at > q.as_of) {{stretch k.person_id}}))"
)


def nothing_sql(whom: Whom, person: str) -> str:
    """The query of people without regard to any ground: those asked for, or of those known the ones that matter."""
    some = f"WHERE p.told_us OR EXISTS {_OPEN} AND {_KNOWN}"
    return _read("nothing.sql", whom, person=person, known="" if whom is Whom.NAMED else some)


def waiting_sql() -> str:
    """The query of the instant from which a promised number of messages is no longer reached."""
    return (HERE / "not_before.sql").read_text().replace("q.", "").strip()
