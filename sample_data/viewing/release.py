"""A bad release: version 4.2 of the player breaks playback on Android in two countries until mended."""

import numpy as np

from sample_data.arrays import Floats, Ints
from sample_data.clock import generator
from sample_data.viewing.catalog import Viewers
from sample_data.viewing.clients import Clients
from sample_data.viewing.plays import Plays
from sample_data.viewing.rows import taken
from sample_data.viewing.sessions import Sessions
from sample_data.viewing.stretches import Watched
from sample_data.vocabulary import COUNTRIES

BROKEN = ("4.2", "Android", ("BR", "IN"))  # version, system, countries
NEVER_STARTS, BREAKS_OFF = 0.6, 0.2  # shares of plays
FINE, FAILED, CUT = range(3)
FATES = ["fine", "failed to start", "broken off"]


def draw_fates(plays: Plays, sessions: Sessions, viewers: Viewers, clients: Clients, seed: int) -> Ints:
    """What the release does to each play."""
    version, system, countries = BROKEN
    country = np.array([c.code for c in COUNTRIES])[viewers.country[sessions.viewer]]
    hit = (clients.player_version == version) & (clients.os == system) & np.isin(country, countries)
    hit &= viewers.is_known[sessions.viewer]
    luck = generator(seed, "bad release").random(len(plays.session))
    fate = np.where(luck < NEVER_STARTS, FAILED, np.where(luck < NEVER_STARTS + BREAKS_OFF, CUT, FINE))
    return np.where(hit[plays.session], fate, FINE)


def broken_off(watched: Watched, fate: Ints, seed: int) -> Watched:
    """What was watched all the same: nothing of failed plays, some seconds of those broken off."""
    mine = fate[watched.play]
    is_first = np.concatenate([[True], np.diff(watched.play) != 0])[: len(watched.play)]
    keep = (mine == FINE) | ((mine == CUT) & is_first)
    cut = mine == CUT
    seconds = np.round(generator(seed, "broken off").uniform(2, 25, len(mine)), 3)
    to_s: Floats = np.where(
        cut, np.minimum(watched.to_s, np.round(watched.from_s + seconds, 3)), watched.to_s
    )
    lasted = np.round((to_s - watched.from_s) * 1000).astype(np.int64)
    ended = np.where(cut, np.minimum(watched.ended, watched.started + lasted), watched.ended)
    spoiled = watched._replace(
        to_s=to_s, ended=ended, is_end=watched.is_end & ~cut, speaks=watched.speaks | cut
    )
    return taken(spoiled, keep)
