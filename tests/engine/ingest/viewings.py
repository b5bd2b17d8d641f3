"""Player events for the kill test: sessions of a few hundred viewers, some lines broken, some sent twice."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

VIEWERS, VIDEOS = 400, 60
START = datetime(2026, 6, 1)
LISTS = f"""
INSERT INTO region VALUES ('eu', 'Europe', 'Europe');
INSERT INTO country VALUES ('DE', 'Germany', 'eu');
INSERT INTO viewer BY NAME SELECT 'u' || i AS user_id, 'DE' AS country_code, DATE '2025-01-01' AS signup_date,
    'Free' AS plan, 'control' AS layout_test, 'control' AS artwork_test FROM range({VIEWERS}) AS r (i);
INSERT INTO video BY NAME SELECT 'v' || i AS video_id, 'Video ' || i AS title, 'Music' AS category,
    60 + i * 10 AS duration_s, 'short' AS duration_bucket, TIMESTAMP '2025-01-01' AS published_at
    FROM range({VIDEOS}) AS r (i);
"""


def lines(count: int, seed: int = 5) -> Iterator[bytes]:
    """At least `count` lines of player events, with those of the sessions between them."""
    draw, made, session = Random(seed), 0, 0
    while made < count:
        session += 1
        yield _line(_introduction(session, draw))
        for event in _events(session, draw):
            made += 1
            text = _line(event)
            yield _broken(text, event, draw) if draw.random() < 0.03 else text
            if draw.random() < 0.01:
                yield text


def _line(row: dict[str, Any]) -> bytes:
    return json.dumps(row).encode() + b"\n"


def _begins(session: int) -> datetime:
    return START + timedelta(seconds=97 * session)


def _introduction(session: int, draw: Random) -> dict[str, Any]:
    about = {"device": draw.choice(("tv", "phone")), "browser": "Firefox", "os": "Linux"}
    about |= {"player_version": "1", "referrer": "search", "placement": "home"}
    who = {"session_id": f"s{session}", "user_id": f"u{session * 7 % VIEWERS}"}
    return {"stream": "player_sessions", "ts": _begins(session).isoformat(), **who, **about}


def _events(session: int, draw: Random) -> Iterator[dict[str, Any]]:
    video, at, position = draw.randrange(VIDEOS), _begins(session), 0.0
    names = ["player_load", "video_play"] + ["video_pause", "video_resume"] * draw.randrange(1, 5)
    for name in [*names, draw.choice(("video_pause", "video_ended"))]:
        step = draw.uniform(1, 40)
        at += timedelta(seconds=step)
        position = min(60 + video * 10, position + (step if name in ("video_pause", "video_ended") else 0))
        yield {
            "ts": at.isoformat(),
            "user_id": f"u{session * 7 % VIEWERS}",
            "video_id": f"v{video}",
            "session_id": f"s{session}",
            "event_name": name,
            "position_s": round(position, 3),
        }


def _broken(text: bytes, event: dict[str, Any], draw: Random) -> bytes:
    faults: tuple[dict[str, Any], ...] = (
        {"user_id": None},
        {"position_s": -1},
        {"position_s": "far"},
        {"event_name": "video_dream"},
        {"video_id": "v999"},
        {"ts": "yesterday"},
    )
    kind = draw.randrange(len(faults) + 2)
    if kind < len(faults):
        return _line(event | faults[kind])
    return text[: len(text) // 2] + b"\n" if kind == len(faults) else b"\xff\xfe" + text
