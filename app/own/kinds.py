"""What a file is, by its name and by what is in it; where the two differ it is not taken."""

import codecs
import zipfile
from pathlib import Path

from app.own.faults import FileFault

TABLES, RECORDS = ("csv", "tsv"), ("json", "ndjson")
PACKED = (".zip", ".gz", ".7z", ".rar", ".bz2", ".xz")
KINDS = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".txt": "csv",
    ".xlsx": "excel",
    ".parquet": "parquet",
    ".json": "json",
    ".jsonl": "ndjson",
    ".ndjson": "ndjson",
    ".sqlite": "sqlite",
    ".sqlite3": "sqlite",
    ".duckdb": "duckdb",
    ".db": "database",
}
ENDINGS = {"excel": ".xlsx", "ndjson": ".ndjson", "database": ".db"}  # of the others the dot and the kind
_DATABASES = ("sqlite", "duckdb")
_START = 1 << 16
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
_LOCKED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_STARTS = (
    (b"SQLite format 3\0", "sqlite"),
    (b"%PDF", "pdf"),
    (b"\x1f\x8b", "gzip"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"PAR1", "parquet"),
)
_BLANK = b" \t\r\n"


def kind_of(path: Path, named: str) -> str:
    """The kind, which the name (`named`, one of KINDS) has to promise. Raises FileFault."""
    found = _content(path)
    if found == "empty":
        raise FileFault("empty")
    if found == "locked":
        raise FileFault("locked")
    if found in ("zip", "gzip"):
        raise FileFault("packed")
    if found == named or (found == "text" and (named in TABLES or (named in RECORDS and _is_json(path)))):
        return named
    if named == "database" and found in _DATABASES:
        return found
    if named in _DATABASES and found in _DATABASES:
        return found
    if {named, found} == {"json", "ndjson"}:
        return named
    raise FileFault("other_kind", said=named, found=found)


def _is_json(path: Path) -> bool:
    """Whether a text may be JSON at all, whatever is wrong with it."""
    with path.open("rb") as file:
        return file.read(_START).lstrip(_BLANK + codecs.BOM_UTF8)[:1] in (b"{", b"[", b"\xff", b"\xfe")


def _content(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(_START)
        file.seek(max(path.stat().st_size - 4, 0))
        end = file.read(4)
    if not start.strip(_BLANK + codecs.BOM_UTF8 + b"\0"):
        return "empty"
    if start[:4] == b"PARE":
        return "locked"
    if start[8:12] == b"DUCK":
        return "duckdb"
    if start.startswith(_COMPOUND):
        return "locked" if _LOCKED_PACKAGE in path.read_bytes() else "old_office"
    kind = next((kind for magic, kind in _STARTS if start.startswith(magic)), "")
    if kind == "parquet" and end == b"PARE":
        return "locked"
    if kind == "parquet" and end != b"PAR1":
        raise FileFault("incomplete")
    if kind or start.startswith(b"PK\x03\x04"):
        return kind or _zipped(path)
    return _text(start)


def _zipped(path: Path) -> str:
    """Workbook or another archive. Raises FileFault for one that is cut off."""
    try:
        with zipfile.ZipFile(path) as parts:
            listed = parts.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        raise FileFault("incomplete") from None
    if any(part.flag_bits & 1 for part in listed):
        return "locked"
    names = {part.filename for part in listed}
    return "excel" if "xl/workbook.xml" in names else "zip"


def _text(start: bytes) -> str:
    """Text of some kind, or anything else."""
    if start[:4] in (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE):
        return "binary"
    wide = start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    if not wide and b"\0" in start:
        return "binary"
    text = start.decode("utf-16" if wide else "latin-1", "replace").removeprefix("ï»¿").lstrip().lower()
    if text.startswith(("<!doctype", "<html", "<?xml")):
        return "web_page"
    return "json" if text.startswith(('{"', '[{"', "[\n", "[\r", "{\n", "{\r")) else "text"
