"""Visitors without a browser: each speaks the messages of Streamlit, asks, and waits for the sentence."""

import asyncio
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

_TURN = re.compile(r"turn-(\d+)$")
_SENTENCE = re.compile(r'<h2 class="pl-sentence pl-(\w+)"[^>]*>(.*?)</h2>', re.DOTALL)
_EARLY = ForwardMsg.FINISHED_EARLY_FOR_RERUN
WAIT_S = 120.0


@dataclass
class Seen:
    """What one visitor saw of a question: seconds since it was asked, and what the page showed."""

    question: str
    asked: float = field(default_factory=time.perf_counter)
    sentence_s: float = 0.0
    whole_s: float = 0.0
    status: str = ""
    sentence: str = ""
    faults: list[str] = field(default_factory=list)

    @property
    def answered(self) -> float:
        """When the sentence was there, by the clock of this process."""
        return self.asked + self.sentence_s


class Visitor:
    """One session, from its first page on."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._newest = 0  # the number of the newest turn that was seen
        self._turns: dict[tuple[int, ...], int] = {}  # of the containers of the page, by their place

    async def arrive(self) -> None:
        """The first page, until it is drawn."""
        await self._rerun("")
        await self._watch(Seen(""))

    async def ask(self, question: str) -> Seen:
        """Ask by the address, until all is drawn."""
        seen = Seen(question)
        await self._rerun(f"q={quote(question)}")
        await self._watch(seen)
        return seen

    async def _rerun(self, address: str) -> None:
        message = BackMsg()
        message.rerun_script.query_string = address
        message.rerun_script.context_info.url = "http://localhost/"
        await self._socket.send(message.SerializeToString())

    async def _watch(self, seen: Seen) -> None:
        """All that is drawn, until a run has come to its end."""
        while True:
            message = ForwardMsg.FromString(await asyncio.wait_for(self._socket.recv(), WAIT_S))
            kind = message.WhichOneof("type")
            if kind == "delta":
                self._note(message, seen)
            if kind == "script_finished" and message.script_finished != _EARLY:
                seen.whole_s = time.perf_counter() - seen.asked
                return

    def _note(self, message: ForwardMsg, seen: Seen) -> None:
        """A container of a turn, a fault, or the sentence of a turn that was not there before."""
        path, element = tuple(message.metadata.delta_path), message.delta.new_element
        turn = _TURN.search(message.delta.add_block.id)
        if turn:
            self._turns[path] = int(turn[1])
        if element.HasField("exception"):
            seen.faults.append(element.exception.message)
        found = _SENTENCE.search(element.html.body)
        number = self._turns.get(path[:-1], 0)
        if found and number > self._newest:
            self._newest = number
            seen.sentence_s = time.perf_counter() - seen.asked
            seen.status, seen.sentence = found[1], found[2]


async def crowd(
    address: str, questions: Sequence[str], apart_s: float = 0.0, *, ask: bool = True
) -> list[Seen]:
    """As many visitors as questions. All have the page before the first one asks; then they ask in order."""
    sockets = [await opened(address) for _ in questions]
    visitors = [Visitor(socket) for socket in sockets]
    for visitor in visitors:
        await visitor.arrive()

    async def one(place: int) -> Seen:
        await asyncio.sleep(place * apart_s)
        return await visitors[place].ask(questions[place])

    seen = await asyncio.gather(*(one(place) for place in range(len(questions)) if ask))
    for socket in sockets:
        await socket.close()
    return seen


async def opened(address: str) -> ClientConnection:
    """A socket to the served app."""
    host = urlsplit(address).netloc
    return await connect(
        f"ws://{host}/_stcore/stream",
        subprotocols=["streamlit"],  # type: ignore[list-item]
        max_size=None,
        open_timeout=WAIT_S,
        ping_interval=None,
    )
