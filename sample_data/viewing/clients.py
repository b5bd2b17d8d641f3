"""What the player says of itself when a session begins: system, version, where the visit comes from."""

from typing import NamedTuple

import numpy as np

from sample_data.arrays import Bools, Floats, Ints, Names, Random
from sample_data.clock import DAY, generator, millis
from sample_data.viewing.catalog import Viewers
from sample_data.viewing.sessions import Sessions
from sample_data.vocabulary import BROWSERS, COUNTRIES, DEVICES

SYSTEMS = ["Android", "iOS", "Windows", "macOS", "Linux", "Android TV", "Tizen", "webOS", "tvOS"]
ANDROID, IOS, WINDOWS, MACOS, LINUX, ANDROID_TV = range(6)
MOBILE, DESKTOP, TABLET, TV = range(4)

# Players by the day they came out. An app keeps the one before for some days; a mended one replaces at once.
RELEASES = [
    ("3.9", millis(2024, 10, 1)),
    ("4.0", millis(2025, 5, 6)),
    ("4.1", millis(2025, 9, 18)),
    ("4.2", millis(2026, 3, 3)),
]
MENDED = {"4.1": ("4.1.1", millis(2025, 9, 20)), "4.2": ("4.2.1", millis(2026, 3, 12))}
LAG_DAYS = 3.0  # mean time until an app is brought up to date

REFERRERS = ["direct", "search", "social", "email", "partner"]
PLACEMENTS = ["home", "search results", "related", "series page", "embedded"]
REFERRED = {  # share of each referrer by device, in the order of REFERRERS
    "Mobile": [0.30, 0.22, 0.31, 0.10, 0.07],
    "Desktop": [0.34, 0.36, 0.10, 0.10, 0.10],
    "Tablet": [0.40, 0.27, 0.17, 0.11, 0.05],
    "TV": [0.82, 0.10, 0.02, 0.01, 0.05],
}
PLACED = {  # share of each placement by referrer, in the order of PLACEMENTS
    "direct": [0.46, 0.10, 0.21, 0.21, 0.02],
    "search": [0.08, 0.48, 0.21, 0.20, 0.03],
    "social": [0.13, 0.04, 0.30, 0.15, 0.38],
    "email": [0.30, 0.02, 0.14, 0.50, 0.04],
    "partner": [0.05, 0.03, 0.08, 0.06, 0.78],
}


class Clients(NamedTuple):
    """The player of each session, in words."""

    device: Names
    browser: Names
    os: Names
    player_version: Names
    referrer: Names
    placement: Names


def draw_clients(sessions: Sessions, browser: Ints, viewers: Viewers, seed: int) -> Clients:
    """The player of each session."""
    rng = generator(seed, "client")
    referrer = _drawn(sessions.device, [REFERRED[name] for name in DEVICES], rng)
    placement = _drawn(referrer, [PLACED[name] for name in REFERRERS], rng)
    system = _systems(sessions, browser, viewers, rng)
    is_app = (np.array(BROWSERS)[browser] == "App") | (sessions.device == TV)
    return Clients(
        np.array(DEVICES)[sessions.device],
        np.array(BROWSERS)[browser],
        np.array(SYSTEMS)[system],
        versions(sessions.start, is_app, rng),
        np.array(REFERRERS)[referrer],
        np.array(PLACEMENTS)[placement],
    )


def _drawn(group: Ints, shares: list[list[float]], rng: Random) -> Ints:
    """A choice for each row by the shares of its group."""
    limits = np.cumsum(np.array(shares), axis=1)[:, :-1]
    return np.asarray((rng.random((len(group), 1)) > limits[group]).sum(axis=1), dtype=np.int64)


def _systems(sessions: Sessions, browser: Ints, viewers: Viewers, rng: Random) -> Ints:
    """The operating system: a taste of the viewer, unless the browser runs on one only."""
    taste: Floats = rng.random((len(viewers.ids), 4))[sessions.viewer, sessions.device]
    mobile_first = np.array([c.mobile for c in COUNTRIES])[viewers.country[sessions.viewer]] >= 0.5
    name = np.array(BROWSERS)[browser]
    handheld = np.where(taste < np.where(mobile_first, 0.9, 0.62), ANDROID, IOS)
    at_desk = np.searchsorted([0.68, 0.9], taste) + WINDOWS
    at_desk = np.where(name == "Safari", MACOS, np.where(name == "Edge", WINDOWS, at_desk))
    on_tv = np.searchsorted([0.42, 0.66, 0.84], taste) + ANDROID_TV
    handheld = np.where(name == "Safari", IOS, handheld)
    return np.asarray(np.choose(sessions.device, [handheld, at_desk, handheld, on_tv]))


def versions(start: Ints, is_app: Bools, rng: Random) -> Names:
    """The version of the player that runs at each time."""
    since = np.array([at for _, at in RELEASES])
    newest = np.searchsorted(since, start, side="right") - 1
    age = (start - since[newest]) / DAY
    lags = is_app & (rng.random(len(start)) < np.exp(-age / LAG_DAYS))
    found: Names = np.array([name for name, _ in RELEASES], dtype=object)[np.maximum(newest - lags, 0)]
    for name, (mended, at) in MENDED.items():
        found[(found == name) & (start >= at)] = mended
    return found
