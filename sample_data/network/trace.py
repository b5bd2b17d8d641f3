"""stream_trace: what gateways and runners tell about each session, step by step."""

from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from sample_data.arrays import Bools, Ints, Random
from sample_data.network.arrival import Family, named
from sample_data.network.demand import Sessions
from sample_data.network.fates import EXCUSED, NO_ORCH, NO_PROMPT, UNEXCUSED
from sample_data.network.fleet import Fleet
from sample_data.network.hardware import GATEWAYS, JOBS

TRACE = Family("raw.stream_trace", "tr", (("ts", None), ("stream_id", None), ("type", "gateway_hello")))
TYPES = [
    "gateway_receive_stream_request",
    "gateway_send_first_ingest_segment",
    "runner_receive_first_ingest_segment",
    "runner_send_first_processed_segment",
    "gateway_receive_first_processed_segment",
    "gateway_receive_few_processed_segments",
    "gateway_ingest_stream_closed",
    "gateway_no_orchestrators_available",
    "orchestrator_swap",
    "error",
]
ASK, SEND, TAKE, FIRST, BACK, FEW, CLOSE, NONE, SWAP, ERROR = range(len(TYPES))
MESSAGES = [
    "no orchestrators available",
    "WHIP disconnected before the first frame",
    "User disconnected",
    "mediamtx ingest disconnected",
    "ICE connection state failed",
    "whip: missing video track, missing video",
    "runner crashed: CUDA out of memory",
    "timeout waiting for the first segment",
    "model could not be loaded",
]
EXCUSES = range(1, 6)
FAULTS = range(6, 9)


class Steps(NamedTuple):
    """Events: which session, which type, when, on which card (-1 for none), with which message (-1)."""

    session: Ints
    type: Ints
    ts: Ints
    gpu: Ints
    message: Ints


def draw_trace(s: Sessions, rng: Random) -> Steps:
    """All trace events of all sessions."""
    started, met = (s.fate != NO_ORCH) & (s.fate != EXCUSED) & (s.fate != UNEXCUSED), s.fate != NO_ORCH
    fails, none = (s.fate == EXCUSED) | (s.fate == UNEXCUSED), s.fate == NO_ORCH
    chosen = s.requested + s.wait // 10
    gives_up = s.requested + np.where(none, 700, 6_000 + s.wait)
    ends = np.where(started, s.closed, gives_up)
    swapped = s.other != s.gpu
    message = np.where(s.fate == EXCUSED, rng.choice(EXCUSES, len(s.gpu)), rng.choice(FAULTS, len(s.gpu)))
    parts = [
        _steps(ASK, np.ones(len(met), dtype=bool), s.requested),
        _steps(SEND, met, chosen, s.gpu),
        _steps(TAKE, met, chosen + 40, s.gpu),
        _steps(FIRST, started, s.first, s.gpu),
        _steps(BACK, started, s.first + 60, s.gpu),
        _steps(FEW, started, np.maximum(s.requested + s.wait, s.first + 60), s.gpu),
        _steps(NONE, none, s.requested + 600),
        _steps(SWAP, swapped & (rng.random(len(met)) < 0.7), swap_time(s), s.other),
        _steps(ERROR, fails, ends - 80, s.gpu, message),
        _steps(CLOSE, ~s.live, ends, np.where(met, s.gpu, -1)),
    ]
    return Steps._make(np.concatenate(columns) for columns in zip(*parts, strict=True))


def swap_time(s: Sessions) -> Ints:
    """When a stream that swaps goes to its other card."""
    return s.first + s.lasts // 2


def _steps(kind: int, which: Bools, ts: Ints, gpu: Ints | None = None, message: Ints | None = None) -> Steps:
    """One kind of event for some of the sessions."""
    session = np.flatnonzero(which)
    nothing = np.full(len(which), -1)
    return Steps(
        session,
        np.full(len(session), kind),
        ts[session],
        (nothing if gpu is None else gpu)[session],
        (nothing if message is None else message)[session],
    )


def gateways(s: Sessions, session: Ints) -> pa.Array:
    """The gateway as events tell it: empty where it is not told."""
    return named([*GATEWAYS, ""], np.where(s.untold, len(GATEWAYS), s.gateway)[session])


def trace_columns(s: Sessions, fleet: Fleet, steps: Steps, rng: Random) -> dict[str, Any]:
    """Columns of raw.stream_trace without its envelope."""
    session, nowhere = steps.session, steps.gpu < 0
    tells = (steps.type == CLOSE) & np.array([j.pipeline == "llm" for j in JOBS])[s.job][session] & ~nowhere
    tokens = np.where(tells, rng.negative_binomial(4, 0.01, len(session)), 0)
    return {
        "gateway": gateways(s, session),
        "type": named(TYPES, steps.type),
        "stream_id": named(s.ids, session),
        "request_id": named(s.ids, session),
        "pipeline": named([j.pipeline for j in JOBS], s.job[session]),
        "model": named([j.model for j in JOBS], s.job[session]),
        "orchestrator": named(fleet.orchestrator, steps.gpu, nowhere),
        "orchestrator_url": named(fleet.urls, steps.gpu, nowhere),
        "message": named(MESSAGES, steps.message, steps.message < 0),
        "prompt_kind": named(["", "good", "random"], s.prompt[session], s.prompt[session] == NO_PROMPT),
        "is_test_load": pa.array((s.prompt != NO_PROMPT)[session]),
        "tokens": pa.array(tokens, mask=~tells),
    }
