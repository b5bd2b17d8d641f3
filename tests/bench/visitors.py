"""Visitors without a browser: each speaks the messages of Streamlit, asks, and waits for the sentence."""

import asyncio
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

SENTENCE = re.compile(r'<h2 class="pl-sentence pl-(\w+)">(.*?)</h2>', re.DOTALL)
WAIT_S = 120.0


@dataclass(frozen=True)
class Seen:
    """What one visitor saw of a question: seconds since it was asked, and what the page showed."""

    question: str
    asked: float
    sentence_s: float
    whole_s: float
    status: str
    sentence: str
    waited: bool  # whether its place in the line was told
    faults: tuple[str, ...] = ()


EARLY = ForwardMsg.FINISHED_EARLY_FOR_RERUN  # the page is drawn once more, with what it waited for


class Visitor:
    """One session, from its first page on."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket

    async def arrive(self) -> None:
        """The first page, until it is drawn."""
        await self._rerun("")
        await self._watch("", 0.0)

    async def ask(self, question: str) -> Seen:
        """Ask by the address, until all is drawn."""
        asked = time.perf_counter()
        await self._rerun(f"q={quote(question)}")
        return await self._watch(question, asked)

    async def _rerun(self, address: str) -> None:
        message = BackMsg()
        message.rerun_script.query_string = address
        message.rerun_script.context_info.url = "http://localhost/"
        await self._socket.send(message.SerializeToString())

    async def _watch(self, question: str, asked: float) -> Seen:
        """Everything of one run. The first sentence is that of the newest answer."""
        status = sentence = ""
        waited, at, faults = False, 0.0, []
        while True:
            message = ForwardMsg.FromString(await asyncio.wait_for(self._socket.recv(), WAIT_S))
            element = message.delta.new_element
            found = SENTENCE.search(element.html.body) if not sentence else None
            if found:
                status, sentence, at = found[1], found[2], time.perf_counter() - asked
            waited = waited or "pl-waiting" in element.html.body
            if element.HasField("exception"):
                faults.append(element.exception.message)
            if message.WhichOneof("type") == "script_finished" and message.script_finished != EARLY:
                now = time.perf_counter() - asked
                return Seen(question, asked, at, now, status, sentence, waited, tuple(faults))


async def crowd(address: str, questions: Sequence[str], apart_s: float = 0.0) -> list[Seen]:
    """As many visitors as questions: all have the page before the first one asks, then they ask in order."""
    sockets = [await _opened(address) for _ in questions]
    visitors = [Visitor(socket) for socket in sockets]
    for visitor in visitors:
        await visitor.arrive()

    async def one(place: int) -> Seen:
        await asyncio.sleep(place * apart_s)
        return await visitors[place].ask(questions[place])

    seen = await asyncio.gather(*(one(place) for place in range(len(questions))))
    for socket in sockets:
        await socket.close()
    return list(seen)


async def turns(address: str, questions: Sequence[str]) -> list[Seen]:
    """One visitor who asks one question after the other."""
    socket = await _opened(address)
    visitor = Visitor(socket)
    await visitor.arrive()
    seen = [await visitor.ask(question) for question in questions]
    await socket.close()
    return seen


async def _opened(address: str) -> ClientConnection:
    host = urlsplit(address).netloc
    return await connect(
        f"ws://{host}/_stcore/stream",
        subprotocols=["streamlit"],  # type: ignore[list-item]
        max_size=None,
        open_timeout=WAIT_S,
        ping_interval=None,
    )
