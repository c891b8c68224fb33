"""Leaves and heads back into a restored base, so that its log goes on where it was: nothing signed is contradicted."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from jatak.database.using import atomic
from jatak.sealing.apart.keeping import leaf
from jatak.sealing.apart.marks import Mark, mark_now
from jatak.sealing.apart.reading import Damaged, Kept, Stretch, kept, leaves_of
from jatak.sealing.entry import transaction
from jatak.sealing.growing import Growth
from jatak.sealing.heads import is_signed
from jatak.sealing.models import Era, Head, Log
from jatak.sealing.tree import WIDTH, Tree


@dataclass(slots=True)
class Brought:
    """What came back: the entries from `first` to before `end`, and heads."""

    first: int
    end: int
    heads: int = 0
    since: Mark | None = None
    """The last mark that is whole in the backup."""
    kinds: Counter[str] = field(default_factory=Counter)
    """What was heard since that mark."""


def bring(of: datetime) -> Brought:
    """Put back what was sealed and signed since the backup of this instant, as whom owns the tables; raises Damaged."""
    found, here = kept(of), mark_now()
    if not found.marks:
        raise Damaged("The journal has nothing of the verifiable log.")
    there = found.marks[-1]
    if here.log and there.log and here.log != there.log:
        raise Damaged("The verifiable log in the journal is another one than that of the backup.")
    with atomic():
        if there.log:
            Log.objects.bulk_create([Log(name=bytes.fromhex(there.log), made_at=of)], ignore_conflicts=True)
        _put_back(found, here, there)
        heads = _put_heads(found, there.log)
    known = [mark for mark in found.marks if mark.size <= here.size]
    kinds = sum((Counter(mark.kinds) for mark in found.marks if mark.size > here.size and mark.kinds), Counter[str]())
    return Brought(here.size, max(here.size, there.size), heads, known[-1] if known else None, kinds)


def _put_back(found: Kept, here: Mark, there: Mark) -> None:
    growth = Growth(0)
    for stretch in found.stretches:
        if stretch.end > growth.size:
            if stretch.first > growth.size:
                raise Damaged(f"The journal lacks the entries {growth.size:,} to {stretch.first - 1:,} of the log.")
            _grow(growth, stretch, here)
            growth.write()
    growth.end()
    if growth.size < there.size:
        raise Damaged(f"The journal lacks the entries {growth.size:,} to {there.size - 1:,} of the log.")
    if there.size and leaf(there.size - 1) != there.last:
        raise Damaged("The entries of the log in the journal are not those that follow in the backup.")
    if there.size > here.size:
        for number, cluster, first, before, at in there.eras:
            Era.objects.update_or_create(
                pk=number, defaults={"cluster": cluster, "first": first, "sealed_before": before, "sealed_at": at}
            )


def _grow(growth: Growth, stretch: Stretch, here: Mark) -> None:
    leaves, begins = leaves_of(stretch)
    if stretch.first < here.size and leaf(here.size - 1) != leaves[here.size - stretch.first - 1].hex():
        raise Damaged("The entries of the log in the journal are others than those of the backup.")
    while growth.size < stretch.end:
        tile = growth.size // WIDTH
        end = min(stretch.end, (tile + 1) * WIDTH)
        era, written_by, commitment = begins[tile]
        some = leaves[growth.size - stretch.first : end - stretch.first]
        growth.put_back(some, era, (transaction(written_by), commitment))


def _put_heads(found: Kept, log: str) -> int:
    """Those that are not here; each must be signed, and be the root of the leaves that were put back."""
    signed = {bytes(each) for each in Head.objects.values_list("signature", flat=True)}
    tree, brought = Tree(), 0
    for each in found.heads:
        head = Head(
            size=each["size"],
            root=bytes.fromhex(each["root"]),
            at=datetime.fromisoformat(each["at"]),
            why=each["why"],
            key=bytes.fromhex(each["key"]),
            signature=bytes.fromhex(each["signature"]),
        )
        if head.signature in signed:
            continue
        if not is_signed(head, bytes.fromhex(log)) or tree.root(head.size) != head.root:
            raise Damaged(f"The head of {head.at:%Y-%m-%d %H:%M} UTC is not that of the leaves in the journal.")
        head.save(force_insert=True)
        signed.add(bytes(head.signature))
        brought += 1
    return brought
