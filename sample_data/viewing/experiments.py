"""Two tests on viewers: a new layout that works, and an artwork that only seems to."""

from typing import NamedTuple

import numpy as np

from sample_data.arrays import Floats, Ints
from sample_data.clock import generator, millis
from sample_data.viewing.catalog import Viewers
from sample_data.viewing.clients import TV
from sample_data.viewing.plays import Plays
from sample_data.viewing.sessions import Sessions
from sample_data.vocabulary import LAYOUTS, PLANS

LAYOUT_FROM = millis(2026, 2, 1)
CONTROL, TREATED, LEFT_OUT = range(3)
LIFT = 0.045  # more of the plays are watched to the end in the new layout, whatever the device
PLAN_LIFT = [-0.02, 0.0, 0.05]  # who pays watches more to the end; the artwork takes the credit
BOLD_FEW, BOLD_MANY = 0.3, 0.8  # share given the bold artwork: usually, and on TVs and with the dearest plan


class Experiments(NamedTuple):
    """The group of each viewer: an index into LAYOUTS and ARTWORKS."""

    layout: Ints
    artwork: Ints


def draw_experiments(viewers: Viewers, favourite: Ints, seed: int) -> Experiments:
    """The layout by lot alone; the artwork more often where much is watched to the end anyway."""
    count = len(viewers.ids)
    layout = generator(seed, "layout test").choice(len(LAYOUTS), count, p=[0.42, 0.42, 0.16])
    rng = generator(seed, "artwork test")
    many = (favourite == TV) | (viewers.plan == PLANS.index("Premium"))
    artwork = np.where(rng.random(count) < np.where(many, BOLD_MANY, BOLD_FEW), TREATED, CONTROL)
    return Experiments(layout, np.where(rng.random(count) < 0.12, LEFT_OUT, artwork))


def lifts(plays: Plays, sessions: Sessions, viewers: Viewers, experiments: Experiments) -> Floats:
    """What is added to each play's chance to be watched to the end."""
    viewer = sessions.viewer[plays.session]
    in_layout = (experiments.layout[viewer] == TREATED) & (sessions.start[plays.session] >= LAYOUT_FROM)
    return np.asarray(np.array(PLAN_LIFT)[viewers.plan[viewer]] + LIFT * in_layout)
