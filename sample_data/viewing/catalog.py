"""Regions, countries, viewers and videos."""

from typing import NamedTuple

import numpy as np

from sample_data.arrays import Bools, Floats, Ints, Names
from sample_data.clock import DAY, DAYS, NOW, START, generator
from sample_data.store import Columns, instants
from sample_data.vocabulary import ARTWORKS, BUCKETS, CATEGORIES, COUNTRIES, LAYOUTS, PLANS, REGIONS, titles

NO_COUNTRY = 0.02  # share of viewers whose country is not known


class Viewers(NamedTuple):
    """The audience, ordered by sign-up. activity is how often one comes, relative to the others.

    country is where one lives; is_known is false where that is not on record.
    """

    ids: Names
    country: Ints
    is_known: Bools
    signup: Ints
    plan: Ints
    activity: Floats


class Videos(NamedTuple):
    """The library. category is an index into CATEGORIES, appeal scales plays and completions."""

    ids: Names
    category: Ints
    duration_s: Floats
    published: Ints
    appeal: Floats


def regions() -> Columns:
    """Columns of the region table."""
    codes, names, continents = zip(*REGIONS, strict=True)
    return {"region": list(codes), "region_name": list(names), "continent": list(continents)}


def countries() -> Columns:
    """Columns of the country table."""
    return {
        "country_code": [c.code for c in COUNTRIES],
        "country": [c.name for c in COUNTRIES],
        "region": [c.region for c in COUNTRIES],
    }


def draw_viewers(count: int, seed: int) -> Viewers:
    """Viewers with country, sign-up (from a year before the data on), plan and activity."""
    rng = generator(seed, "viewer")
    weights = np.array([c.weight for c in COUNTRIES])
    country = rng.choice(len(COUNTRIES), count, p=weights / weights.sum())
    country[: len(COUNTRIES)] = np.arange(len(COUNTRIES))[:count]  # every country has someone from the start
    growth = np.array([c.growth for c in COUNTRIES])[country]
    span = NOW - DAY - (START - 365 * DAY)
    signup = START - 365 * DAY + (rng.random(count) ** (1 / growth) * span).astype(np.int64)
    signup[: len(COUNTRIES)] = START - DAY
    order = np.argsort(signup, kind="stable")
    plan = rng.choice(3, count, p=[0.52, 0.33, 0.15])
    activity = rng.gamma(0.9, 1.0, count) * np.array([0.8, 1.1, 1.5])[plan] + 0.02
    ids = np.array([f"u{n:05d}" for n in range(1, count + 1)])
    is_known = generator(seed, "viewer.country").random(count) >= NO_COUNTRY
    return Viewers(ids, country[order], is_known, signup[order], plan[order], activity[order])


def viewer_columns(viewers: Viewers, layout: Ints, artwork: Ints) -> Columns:
    """Columns of the viewer table; layout and artwork are the groups of the two tests."""
    codes = np.array([c.code for c in COUNTRIES], dtype=object)[viewers.country]
    codes[~viewers.is_known] = None
    return {
        "user_id": viewers.ids,
        "country_code": codes,
        "signup_date": instants(viewers.signup // DAY * DAY),
        "plan": np.array(PLANS)[viewers.plan],
        "layout_test": np.array(LAYOUTS)[layout],
        "artwork_test": np.array(ARTWORKS)[artwork],
    }


def draw_videos(seed: int) -> Videos:
    """The 200 videos; 70 were there when the data begin, the others came out over the time."""
    rng = generator(seed, "video")
    names = [c.name for c in CATEGORIES]
    category = np.array([names.index(name) for name, _ in titles()], dtype=np.int64)
    low, high = np.log(np.array([c.minutes for c in CATEGORIES])[category].T)
    duration_s = np.round(60 * np.exp(rng.uniform(low, high)), 1)
    released = START + np.sort(rng.integers(0, DAYS - 16, len(category))) * DAY
    published = rng.permutation(np.where(np.arange(len(category)) < 70, START - 30 * DAY, released))
    published += rng.integers(6, 20, len(category)) * (DAY // 24)
    appeal = rng.lognormal(0, 0.7, len(category))
    ids = np.array([f"v{n:03d}" for n in range(1, len(category) + 1)])
    return Videos(ids, category, duration_s, published, appeal)


def video_columns(videos: Videos) -> Columns:
    """Columns of the video table."""
    edges = [edge for edge, _ in BUCKETS[:-1]]
    labels = np.array([label for _, label in BUCKETS])
    return {
        "video_id": videos.ids,
        "title": [title for _, title in titles()],
        "category": [category for category, _ in titles()],
        "duration_s": videos.duration_s,
        "duration_bucket": labels[np.searchsorted(edges, videos.duration_s, side="right")],
        "published_at": instants(videos.published),
    }
