"""What becomes of sessions: by the card, the day and the prompt."""

import numpy as np

from sample_data.arrays import Bools, Floats, Ints, Random
from sample_data.network import stories
from sample_data.network.fleet import Fleet
from sample_data.network.hardware import GPU_MODELS, JOBS, SITES

NO_PROMPT, GOOD, RANDOM = range(3)
SERVED, NO_ORCH, EXCUSED, UNEXCUSED, LOADING, NO_FRAMES = range(6)


def draw_fates(fleet: Fleet, requested: Ints, gpu: Ints, streams: Bools, prompt: Ints, rng: Random) -> Ints:
    """What becomes of each session; the odds of each fault are those of the card, the day and the prompt."""
    troubled = stories.troubled(requested, fleet.region[gpu])
    trouble = stories.start_trouble(requested, fleet.region[gpu])
    failing = np.array([m.failing for m in GPU_MODELS])[fleet.model[gpu]]
    odds = [
        np.where(stories.rushed(requested), 0.22, 0.012),
        np.full(len(gpu), 0.018),
        np.where(troubled, trouble, 0.012 + failing + np.where(prompt == RANDOM, 0.08, 0)),
        streams * np.where(troubled, 0.09, failing * 0.5),
        streams * np.where(troubled, 0.09, failing * 0.5),
    ]
    luck = rng.random(len(gpu))
    return np.asarray((1 + (luck[:, None] >= np.cumsum(odds, axis=0).T).sum(axis=1)) % 6)


def draw_waits(fleet: Fleet, gpu: Ints, job: Ints, prompt: Ints, troubled: Bools, rng: Random) -> Floats:
    """Milliseconds from request until playable."""
    delay = np.array([m.delay for m in GPU_MODELS])[fleet.model[gpu]]
    delay = delay * np.array([SITES[r].delay for r in fleet.region])[gpu]
    delay = delay * np.where(troubled, 1.9, 1.0) * np.where(prompt == RANDOM, 1.25, 1.0)
    return np.asarray(np.array([j.first_ms for j in JOBS])[job] * delay * rng.lognormal(0, 0.3, len(gpu)))
