"""payments: tickets that gateways hand to orchestrators for the work done."""

from typing import Any

import numpy as np

from sample_data.arrays import Ints, Random
from sample_data.clock import MINUTE, NOW
from sample_data.network.arrival import Family, named
from sample_data.network.demand import Sessions
from sample_data.network.fates import NO_PROMPT, SERVED
from sample_data.network.fleet import Fleet
from sample_data.network.hardware import JOBS
from sample_data.network.stories import BILLING_STOPS
from sample_data.network.trace import gateways

PAYMENTS = Family("raw.payments", "pa", (("ts", None), ("tickets", -1), ("win_probability", 2.0)))
FACE_VALUE = 24_000_000_000_000_000  # wei of one ticket: 0.024 ETH


def payments(s: Sessions, fleet: Fleet, rng: Random) -> tuple[Ints, dict[str, Any]]:
    """Times and columns of raw.payments: one for each real session served, until billing stops."""
    paid = (s.fate == SERVED) & (s.prompt == NO_PROMPT)
    ts = np.minimum(s.closed, NOW - MINUTE) + 500
    session = np.flatnonzero(paid & (ts < BILLING_STOPS))
    minutes = np.minimum(s.lasts, 90 * MINUTE)[session] / MINUTE
    columns = {
        "gateway": gateways(s, session),
        "orchestrator": named(fleet.orchestrator, s.gpu[session]),
        "pipeline": named([j.pipeline for j in JOBS], s.job[session]),
        "stream_id": named(s.ids, session),
        "face_value_wei": np.full(len(session), FACE_VALUE),
        "win_probability": np.full(len(session), 0.0005),
        "tickets": 1 + rng.poisson(minutes * 1.4),
    }
    return ts[session], columns
