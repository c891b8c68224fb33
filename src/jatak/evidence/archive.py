"""A zip file with the same bytes for the same content, which knows size and hash of each file in it."""

import hashlib
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from types import TracebackType
from typing import BinaryIO, Self

from jatak.evidence.zipped import DEFLATED, STORED, Member, directory, local_header


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of the archive: path, and size in bytes and SHA-256 in hexadecimal of its content and as it is packed."""

    path: str
    size: int
    sha256: str
    packed_size: int
    packed_sha256: str


class Archive:
    """Writes files one after the other, in the order of their names, each streamed."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._members: list[Member] = []
        self.listed: list[Listed] = []

    def add(self, path: str, chunks: Iterable[bytes], packed: bool = True) -> Listed:
        """Write one file, packed or as it is; raises ValueError when its name does not come after the last one."""
        if self.listed and path <= self.listed[-1].path:
            raise ValueError(f"{path} comes before {self.listed[-1].path}")
        method, offset = DEFLATED if packed else STORED, self._out.tell()
        self._out.write(local_header(Member(path, method, 0, 0, 0, offset)))
        stream = _Stream(self._out, zlib.compressobj(wbits=-zlib.MAX_WBITS) if packed else None)
        stream.take(chunks)
        member = Member(path, method, stream.crc, stream.packed_size, stream.size, offset)
        self._rewrite_header(member)
        self._members.append(member)
        self.listed.append(stream.listed(path))
        return self.listed[-1]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._out.write(directory(self._members, self._out.tell()))

    def _rewrite_header(self, member: Member) -> None:
        end = self._out.tell()
        self._out.seek(member.offset)
        self._out.write(local_header(member))
        self._out.seek(end)


class _Stream:
    """Bytes on their way into the archive, counted and hashed before and after they are packed."""

    def __init__(self, out: BinaryIO, packer: "zlib._Compress | None") -> None:
        self._out, self._packer = out, packer
        self._plain, self._packed = hashlib.sha256(), hashlib.sha256()
        self.crc = self.size = self.packed_size = 0

    def take(self, chunks: Iterable[bytes]) -> None:
        for chunk in chunks:
            self._plain.update(chunk)
            self.crc = zlib.crc32(chunk, self.crc)
            self.size += len(chunk)
            self._write(self._packer.compress(chunk) if self._packer else chunk)
        if self._packer:
            self._write(self._packer.flush())

    def listed(self, path: str) -> Listed:
        return Listed(path, self.size, self._plain.hexdigest(), self.packed_size, self._packed.hexdigest())

    def _write(self, packed: bytes) -> None:
        self._out.write(packed)
        self._packed.update(packed)
        self.packed_size += len(packed)
