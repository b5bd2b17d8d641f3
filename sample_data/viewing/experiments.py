"""Two tests on viewers: a new layout that works, and an artwork that only seems to."""

from typing import NamedTuple

import numpy as np

from sample_data.arrays import Floats, Ints, Random
from sample_data.clock import generator, millis
from sample_data.viewing.catalog import Viewers
from sample_data.viewing.clients import TV
from sample_data.viewing.plays import Plays
from sample_data.viewing.sessions import Sessions
from sample_data.vocabulary import PLANS

LAYOUT_FROM = millis(2026, 2, 1)
CONTROL, TREATED, LEFT_OUT = range(3)
LIFT = 0.045  # more of the plays are watched to the end in the new layout, whatever the device
PLAN_LIFT = [-0.02, 0.0, 0.05]  # who pays watches more to the end; the artwork takes the credit
OUT = 0.14  # share of viewers in neither group of a test
# The names of the lots: of some tried, those where chance adds little of its own with the usual seed.
LAYOUT_LOT, ARTWORK_LOT = "layout test 16", "artwork test"
BOLD_FEW, BOLD_MANY = 0.3, 0.8  # share given the bold artwork: usually, and on TVs and with the dearest plan


class Experiments(NamedTuple):
    """The group of each viewer: an index into LAYOUTS and ARTWORKS."""

    layout: Ints
    artwork: Ints


def draw_experiments(viewers: Viewers, favourite: Ints, seed: int) -> Experiments:
    """The layout by lot alone; the artwork more often where much is watched to the end anyway."""
    count = len(viewers.ids)
    many = (favourite == TV) | (viewers.plan == PLANS.index("Premium"))
    bold = np.where(many, BOLD_MANY, BOLD_FEW)
    alike = np.lexsort((viewers.activity, viewers.plan, favourite))
    layout = _dealt(alike, np.full(count, 0.5), generator(seed, LAYOUT_LOT))
    artwork = _dealt(alike, bold, generator(seed, ARTWORK_LOT))
    return Experiments(layout, artwork)


def _dealt(alike: Ints, share: Floats, rng: Random) -> Ints:
    """Who is in a test and treated: dealt out evenly among those who are alike, beside whom they stand."""
    is_in = rng.random(len(alike)) >= OUT
    running = np.cumsum((share * is_in)[alike]) + rng.random()
    treated = np.zeros(len(alike), dtype=bool)
    treated[alike] = np.floor(running) > np.floor(np.concatenate([[0.0], running[:-1]]))
    return np.where(is_in, np.where(treated, TREATED, CONTROL), LEFT_OUT)


def lifts(plays: Plays, sessions: Sessions, viewers: Viewers, experiments: Experiments) -> Floats:
    """What is added to each play's chance to be watched to the end."""
    viewer = sessions.viewer[plays.session]
    in_layout = (experiments.layout[viewer] == TREATED) & (sessions.start[plays.session] >= LAYOUT_FROM)
    return np.asarray(np.array(PLAN_LIFT)[viewers.plan[viewer]] + LIFT * in_layout)
