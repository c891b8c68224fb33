"""The leaves and the nodes of the tree."""

from django.db import models

from jatak.sealing.models.transaction import TransactionField


class Tile(models.Model):
    """Up to 256 hashes side by side: of leaves at level 0, at level n of complete subtrees of 256 to the n leaves.

    Hashes are only ever added. A leaf names nothing: from an event one finds its leaf, since the leaves of an era stand
    in the order of (transaction, commitment), and each tile of leaves says with what it begins. From a leaf one finds
    nothing, once the event is gone.
    """

    pk = models.CompositePrimaryKey("level", "number")
    level = models.SmallIntegerField()
    number = models.BigIntegerField()
    """From the left, from 0."""
    hashes = models.BinaryField()
    """32 bytes each."""
    era = models.SmallIntegerField(null=True)
    """The era in which its first leaf was sealed; None above level 0, as the two following."""
    written_by = TransactionField(null=True)
    commitment = models.BinaryField(max_length=32, null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["era", "written_by", "commitment"], name="sealing_tile_begins", condition=models.Q(level=0)
            )
        ]
