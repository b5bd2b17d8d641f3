"""What the player reports while a video is watched: loads, starts and stops, with the usual faults."""

from typing import NamedTuple

import numpy as np

from sample_data.arrays import Floats, Ints, Names, Random
from sample_data.clock import NOW, SECOND
from sample_data.store import Columns, instants, numbers
from sample_data.viewing.attempts import Loads
from sample_data.viewing.catalog import Videos, Viewers
from sample_data.viewing.damage import (
    ABSENT,
    NO_SESSION,
    NO_USER,
    NOT_SENT,
    UNKNOWN,
    Damage,
    Marks,
    draw_damage,
    travel,
)
from sample_data.viewing.history import History
from sample_data.viewing.release import FAILED
from sample_data.viewing.rows import stacked, taken
from sample_data.vocabulary import titles

DOUBLED = 0.006  # share of events that are sent twice
POSITIONS_LOST_BY = "4.1"  # a version of the player
TRIES_FOR = 4 * SECOND  # a player that cannot start stops after so long, and says so

EVENT_NAMES = np.array(
    ["video_play", "video_pause", "video_resume", "video_ended", "video_buffering", "player_load"]
)
PLAY, PAUSE, RESUME, ENDED, OTHER, LOAD = range(6)


class Told(NamedTuple):
    """Events as they come in, in any order. damage is a fate."""

    session: Ints
    video: Ints
    ts: Ints
    received: Ints
    kind: Ints
    position: Floats
    damage: Ints


def marks_of(history: History, videos: Videos) -> Marks:
    """The start and stop of every stretch, as it happened."""
    watched, plays = history.watched, history.plays
    count = len(watched.play)
    video = plays.video[watched.play]
    pause = ~watched.is_end
    yes, no = np.ones(count, dtype=bool), np.zeros(count, dtype=bool)
    return Marks(
        np.tile(np.arange(count), 2),
        np.tile(plays.session[watched.play] * len(videos.ids) + video, 2),
        np.concatenate([watched.started, watched.ended]),
        np.concatenate([yes, no]),
        np.concatenate([no, pause]),
        np.concatenate([yes, watched.speaks]),
        np.concatenate([watched.from_s, watched.to_s]),
        np.tile(videos.duration_s[video], 2),
    )


def spoil(marks: Marks, history: History, rng: Random) -> Damage:
    """What becomes of the marks; the version that loses positions does so here."""
    version = history.clients.player_version[history.plays.session[history.watched.play[marks.stretch]]]
    return draw_damage(marks, np.asarray(version == POSITIONS_LOST_BY), rng)


def event_columns(
    history: History,
    marks: Marks,
    damage: Damage,
    loads: Loads,
    viewers: Viewers,
    videos: Videos,
    rng: Random,
) -> Columns:
    """Columns of raw.player_events, numbered in the order of arrival."""
    watched = history.watched
    starts, stops = np.where(watched.is_play, PLAY, RESUME), np.where(watched.is_end, ENDED, PAUSE)
    kind = np.where(damage.fate == UNKNOWN, OTHER, np.concatenate([starts, stops]))
    play = watched.play[marks.stretch]
    session, video = history.plays.session[play], history.plays.video[play]
    told = Told(session, video, marks.ts, damage.received, kind, damage.position, damage.fate)
    told = stacked(told, _at_start(loads, LOAD, rng))
    failed = history.fate == FAILED
    stopped = Loads(*taken(history.plays, failed)[:2], history.opened[failed] + TRIES_FOR)
    told = stacked(told, _at_start(stopped, PAUSE, rng))
    return _named(_doubled(told, rng), history, viewers, videos)


def _at_start(loads: Loads, kind: int, rng: Random) -> Told:
    """Events of one kind at the start of the video; nothing befalls them."""
    count = len(loads.ts)
    received = loads.ts + travel(count, rng)
    return Told(*loads, received, np.full(count, kind), np.zeros(count), np.zeros(count, dtype=np.int64))


def _doubled(told: Told, rng: Random) -> Told:
    """Those that arrive, some of them twice, in the order of arrival."""
    here = (told.received < NOW) & ((told.damage > ABSENT) | (told.damage < NOT_SENT))
    told = taken(told, here)
    again = np.flatnonzero(rng.random(len(told.ts)) < DOUBLED)
    copies = taken(told, again)
    copies = copies._replace(received=copies.ts + travel(len(again), rng))
    both = stacked(told, taken(copies, copies.received < NOW))
    return taken(both, np.argsort(both.received, kind="stable"))


def _named(told: Told, history: History, viewers: Viewers, videos: Videos) -> Columns:
    """Indexes as names. Only a load tells the title and length of its video."""
    sessions = history.sessions
    user_id: Names = viewers.ids.astype(object)[sessions.viewer[told.session]]
    user_id[told.damage == NO_USER] = None
    session_id = sessions.ids.astype(object)[told.session]
    session_id[told.damage == NO_SESSION] = " "
    is_load = told.kind == LOAD
    title = np.array([title for _, title in titles()], dtype=object)[told.video]
    title[~is_load] = None
    return {
        "event_id": np.arange(1, len(told.ts) + 1),
        "received_at": instants(told.received),
        "ts": instants(told.ts),
        "user_id": user_id,
        "video_id": videos.ids[told.video],
        "session_id": session_id,
        "event_name": EVENT_NAMES[told.kind],
        "position_s": numbers(told.position),
        "duration_s": numbers(np.where(is_load, videos.duration_s[told.video], np.nan)),
        "title": title,
    }
