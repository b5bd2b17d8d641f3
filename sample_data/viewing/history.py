"""All that was truly watched: sessions, plays and stretches, before any report of it is lost."""

from typing import NamedTuple

import numpy as np

from sample_data.arrays import Floats, Ints, Random
from sample_data.clock import SECOND, generator
from sample_data.viewing import present, release, ring
from sample_data.viewing.catalog import Videos, Viewers
from sample_data.viewing.clients import Clients, draw_clients
from sample_data.viewing.experiments import Experiments, draw_experiments, lifts
from sample_data.viewing.plays import Plays, draw_plays
from sample_data.viewing.rows import stacked
from sample_data.viewing.sessions import Sessions, draw_browsers, draw_sessions
from sample_data.viewing.stretches import Stretches, Watched, draw_stretches


class History(NamedTuple):
    """Everything that happened. opened, in milliseconds, and fate, of release.FATES, are of each play."""

    sessions: Sessions
    clients: Clients
    experiments: Experiments
    plays: Plays
    opened: Ints
    fate: Ints
    watched: Watched


def draw_history(
    count: int, cheats: int, visits: int, viewers: Viewers, videos: Videos, seed: int
) -> History:
    """About count sessions with what was watched in them, then those of cheats, then those of just now."""
    rng = generator(seed, "session")
    sessions, favourite = draw_sessions(count, viewers, rng)
    clients = draw_clients(sessions, draw_browsers(sessions.device, rng), viewers, seed)
    experiments = draw_experiments(viewers, favourite, seed)
    plays = draw_plays(sessions, viewers, videos, generator(seed, "play"))
    rng = generator(seed, "event")
    lift = lifts(plays, sessions, viewers, experiments)
    stretches = draw_stretches(plays, sessions.device[plays.session], lift, videos, rng)
    opened = _openings(stretches, sessions, plays, rng)
    watched = _watched(stretches, opened, videos.duration_s[plays.video], rng)
    fate = release.draw_fates(plays, sessions, viewers, clients, seed)
    watched = release.broken_off(watched, fate, seed)
    history = History(sessions, clients, experiments, plays, opened, fate, watched)
    history = _joined(history, ring.draw_ring(cheats, viewers, videos, seed), ring.DEVICE, ring.CLIENT)
    now = present.draw_visits(visits, viewers, videos, seed)
    return _joined(history, now, present.DEVICE, present.CLIENT)


def _openings(stretches: Stretches, sessions: Sessions, plays: Plays, rng: Random) -> Ints:
    """When each play opens: the first with its session, each next some seconds after the one before."""
    taken = stretches.closed[stretches.is_last] + rng.integers(2, 25, len(plays.session)) * SECOND
    after = np.cumsum(taken) - taken
    first = np.concatenate([[True], plays.session[1:] != plays.session[:-1]])
    group = np.cumsum(first) - 1
    return np.asarray(sessions.start[plays.session] + after - after[first][group])


def _watched(stretches: Stretches, opened: Ints, duration: Floats, rng: Random) -> Watched:
    """Stretches at their time; many who leave close the window, so that the player cannot tell."""
    base, count = opened[stretches.play], len(stretches.play)
    is_play = stretches.is_first & (rng.random(count) > 0.02)
    is_end = stretches.is_last & (stretches.to_s >= duration[stretches.play] - 0.01)
    left = stretches.is_last & ~is_end & (rng.random(count) < 0.10)
    started, ended = base + stretches.opened, base + stretches.closed
    return Watched(stretches.play, stretches.from_s, stretches.to_s, started, ended, is_play, is_end, ~left)


def _joined(history: History, more: ring.Visits, device: int, client: tuple[str, ...]) -> History:
    """The history with more visits, all of one player, numbered after the others."""
    old, before, plays = history.sessions, len(history.sessions.ids), len(history.plays.session)
    count, opened = len(more.start), len(more.opened)
    ids = np.array([f"s{n:06d}" for n in range(before + 1, before + count + 1)], dtype=object)
    words = (np.full(count, word, dtype=object) for word in client)
    watched = more.watched._replace(play=more.watched.play + plays)
    return history._replace(
        sessions=stacked(old, Sessions(ids, more.viewer, more.start, np.full(count, device))),
        clients=stacked(history.clients, Clients(*words)),
        plays=stacked(history.plays, Plays(more.session + before, more.video, np.zeros(opened, dtype=bool))),
        opened=np.concatenate([history.opened, more.opened]),
        fate=np.concatenate([history.fate, np.full(opened, release.FINE)]),
        watched=stacked(history.watched, watched),
    )
