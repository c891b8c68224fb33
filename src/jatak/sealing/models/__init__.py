"""The tables of this room."""

from jatak.sealing.models.heads import Errand, Head, Stamp, Why
from jatak.sealing.models.log import Era, Log
from jatak.sealing.models.tiles import Tile
from jatak.sealing.models.tombstones import Tombstone

__all__ = ["Era", "Errand", "Head", "Log", "Stamp", "Tile", "Tombstone", "Why"]
