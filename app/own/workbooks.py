"""Whether a workbook unpacks to what it says, and to no more than can be read."""

import zipfile
import zlib
from pathlib import Path
from typing import IO

from app.own import limits
from app.own.faults import FileFault

_HEAD = 30  # bytes before the name of a part
_CHUNK = 1 << 20
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def check_workbook(path: Path) -> None:
    """Unpack it part by part without keeping anything: what a zip file says of its sizes may be a lie.

    Raises FileFault.
    """
    most = limits.UNPACKED_MB * limits.MB
    with zipfile.ZipFile(path) as parts:
        listed = parts.infolist()
    sheets = [part for part in listed if part.filename.startswith("xl/worksheets/") and not part.is_dir()]
    if len([part for part in sheets if part.filename.endswith(".xml")]) > limits.SHEETS:
        raise FileFault("too_many_sheets", most=limits.SHEETS)
    if len(listed) > limits.PARTS or sum(part.file_size for part in listed) > most:
        raise FileFault("bomb", most=limits.UNPACKED_MB)
    with path.open("rb") as file:
        for part in listed:
            most -= _unpacked(file, part, most)
            if most < 0:
                raise FileFault("bomb", most=limits.UNPACKED_MB)


def _unpacked(file: IO[bytes], part: zipfile.ZipInfo, most: int) -> int:
    """How many bytes a part really has; a little over `most` where it has more. Raises FileFault."""
    if part.compress_type not in _METHODS:
        raise FileFault("incomplete")
    file.seek(part.header_offset)
    head = file.read(_HEAD)
    names = int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
    file.seek(part.header_offset + _HEAD + names)
    if part.compress_type == zipfile.ZIP_STORED:
        return part.compress_size
    inflating, count, left = zlib.decompressobj(-zlib.MAX_WBITS), 0, part.compress_size
    try:
        while left > 0 and count <= most and not inflating.eof:
            packed = inflating.unconsumed_tail or file.read(min(_CHUNK, left))
            left -= 0 if inflating.unconsumed_tail else len(packed)
            if not packed:
                break
            count += len(inflating.decompress(packed, _CHUNK))
            while inflating.unconsumed_tail and count <= most:
                count += len(inflating.decompress(inflating.unconsumed_tail, _CHUNK))
    except zlib.error:
        raise FileFault("incomplete") from None
    return count
