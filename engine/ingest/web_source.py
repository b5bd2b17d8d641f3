"""Lines of a growing document on a web server, each read once."""

import hashlib
import time
from collections.abc import Mapping
from http.client import HTTPException, HTTPResponse
from urllib.parse import urlsplit

from engine.errors import SourceError
from engine.ingest.faults import FeedError
from engine.ingest.sources import LONGEST_LINE, MARK, Offset, Piece, mark_length, mark_of
from engine.warehouse.web_address import NoMachine, connected, web_address

_TIMEOUT = 10.0  # seconds to connect, and between two bytes
_PATIENCE = 60.0  # seconds for one answer
_LARGEST_ANSWER = 16 << 20  # bytes of one batch
_LARGEST_SKIP = 1 << 30  # bytes passed over where a server gives only whole documents
_REDIRECTS = 3


class WebSource:
    """A document of lines at an address; new lines are asked for by their place in it.

    A server that knows ranges sends only what is new, one that knows tags nothing when nothing is.
    Private addresses and redirects are refused unless allowed.
    """

    def __init__(self, url: str, *, allow_private: bool = False, once: bool = False) -> None:
        self.url = url
        self.has_ended = False
        self._allow_private = allow_private
        self._once = once

    def read(self, known: Mapping[str, Offset], most: int) -> list[Piece]:
        """The lines that are new. Raises OSError for a server that fails, FeedError for one not allowed."""
        identity = hashlib.sha256(self.url.encode()).hexdigest()[:32]  # the address may hold a secret
        before = known.get(identity, Offset(identity, self._name))
        try:
            piece = self._piece(before, most)
        except HTTPException as fault:
            raise OSError(f"{self._name}: {type(fault).__name__} {fault}") from None
        self.has_ended = self._once and piece is None
        return [piece] if piece else []

    def taken(self) -> None:
        """Nothing to do: the offset is kept with the rows."""

    @property
    def _name(self) -> str:
        parts = urlsplit(self.url)
        return parts.path.rpartition("/")[2] or parts.hostname or self.url

    def _piece(self, before: Offset, most: int) -> Piece | None:
        overlap = mark_length(before.mark)
        answer = self._answer(before, before.position - overlap)
        with answer:
            if answer.status == 304:
                return None
            if answer.status == 416 or not self._stands(answer, before, overlap):
                # Shorter or other than what was read: a new document under the old address.
                return self._piece(Offset(before.identity, before.name), most) if before.position else None
            return _lines(answer, before, most)

    def _stands(self, answer: HTTPResponse, before: Offset, overlap: int) -> bool:
        """Whether the document has, before the place it was read to, what was read; moves to that place."""
        if answer.status == 200:
            _pass_over(answer, before.position - overlap)
        return mark_of(answer.read(overlap)) == before.mark

    def _answer(self, before: Offset, start: int) -> HTTPResponse:
        """The server's answer, open. OSError for any but what was asked for."""
        headers = {"Accept": "*/*", "Accept-Encoding": "identity", "User-Agent": "parlance"}
        if start > 0:
            headers["Range"] = f"bytes={start}-"
        if before.tag:
            headers["If-None-Match" if before.tag.endswith('"') else "If-Modified-Since"] = before.tag
        url = self.url
        for _ in range(_REDIRECTS + 1):
            answer = _opened(url, headers, self._allow_private)
            if answer.status not in (301, 302, 303, 307, 308):
                break
            if not self._allow_private:
                raise FeedError(f"{self._name} redirects elsewhere.", "Name the address it leads to.")
            url = answer.getheader("Location", "")
        if answer.status not in (200, 206, 304, 416):
            raise OSError(f"{self._name}: the server answered {answer.status} {answer.reason}")
        return answer


def _opened(url: str, headers: Mapping[str, str], allow_private: bool) -> HTTPResponse:
    """The server's answer to a GET, unread. FeedError where it may not be read, OSError where it fails."""
    try:
        address = web_address(url)
    except SourceError as fault:
        raise FeedError(fault.message, fault.hint) from None
    try:
        connection = connected(address, _TIMEOUT, allow_private)
    except NoMachine as fault:  # names come back
        raise OSError(fault.message) from None
    except SourceError as fault:
        raise FeedError(fault.message, "Give --allow-private if it is meant.") from None
    connection.request("GET", address.target, headers={**headers, "Connection": "close"})
    return connection.getresponse()


def _pass_over(answer: HTTPResponse, count: int) -> None:
    if count > _LARGEST_SKIP:
        raise FeedError("The document is too large for a server without ranges.", "Serve it in parts.")
    while count > 0:
        part = answer.read(min(count, 1 << 20))
        if not part:
            return
        count -= len(part)


def _lines(answer: HTTPResponse, before: Offset, most: int) -> Piece | None:
    """The whole lines of what follows, at most `most`; the last one without end waits."""
    found: list[bytes] = []
    position, last, size, deadline = before.position, b"", 0, time.monotonic() + _PATIENCE
    is_whole = False
    while len(found) < most and size < _LARGEST_ANSWER and time.monotonic() < deadline:
        line = answer.readline(LONGEST_LINE)
        if not line.endswith(b"\n"):
            is_whole = not line and not answer.length  # else the connection broke
            if len(line) == LONGEST_LINE:
                raise FeedError(f"A line of {before.name} is longer than {LONGEST_LINE} bytes.")
            break
        found.append(line)
        position, size = position + len(line), size + len(line)
        last = (last + line)[-MARK:]
    # A tag stands for the whole document: it is kept only when all of it has been read.
    tag = (answer.getheader("ETag") or answer.getheader("Last-Modified") or "") if is_whole else ""
    if not found and tag == before.tag:
        return None
    mark = mark_of(last) if found else before.mark
    name = before.name
    return Piece(name, tuple(found), Offset(before.identity, name, position, mark, "", tag))
