"""What happened to the network: when, where, and how much it changed."""

import numpy as np

from sample_data.arrays import Bools, Floats, Ints, Names
from sample_data.clock import DAY, millis
from sample_data.network.hardware import GPU_MODELS

FRA_OUTAGE = millis(2025, 3, 14)  # a day without power in most of Frankfurt
BAD_WEDNESDAY = millis(2026, 6, 24)  # Chicago and Los Angeles fail, in the last full week
HEAT = (millis(2025, 7, 19), millis(2025, 7, 22))  # cards run slower
RUSH = millis(2025, 11, 28)  # more demand than cards
CABLE_CUT = (millis(2026, 2, 17), millis(2026, 2, 19))  # a damaged sea cable near Singapore
WEARING = (millis(2026, 3, 1), millis(2026, 6, 1))  # the old RTX 3090 lose pace, and stay slow
WORN = [m.name for m in GPU_MODELS].index("RTX 3090")
BILLING_STOPS = millis(2026, 6, 30, 6)


def rushed(times: Ints) -> Bools:
    """True on the day of the rush."""
    return np.asarray((times >= RUSH) & (times < RUSH + DAY))


def troubled(times: Ints, region: Names) -> Bools:
    """True where an outage hits."""
    frankfurt = (times >= FRA_OUTAGE) & (times < FRA_OUTAGE + DAY) & (region == "FRA")
    west = (times >= BAD_WEDNESDAY) & (times < BAD_WEDNESDAY + DAY) & np.isin(region, ["ORD", "LAX"])
    return np.asarray(frankfurt | west)


def start_trouble(times: Ints, region: Names) -> Floats:
    """How likely an outage keeps a session from starting: little starts without power."""
    without_power = troubled(times, region) & (region == "FRA")
    return np.asarray(np.select([without_power, troubled(times, region)], [0.8, 0.5], 0.0))


def cut_off(times: Ints, region: Names) -> Bools:
    """True where packets have to go around the damaged cable."""
    return np.asarray((region == "SIN") & (times >= CABLE_CUT[0]) & (times < CABLE_CUT[1]))


def wear(times: Ints, model: Ints) -> Floats:
    """How worn a card is, from 0 to 1."""
    share = np.clip((times - WEARING[0]) / (WEARING[1] - WEARING[0]), 0, 1)
    return np.asarray(np.where(model == WORN, share, 0.0))


def pace(times: Ints, model: Ints) -> Floats:
    """Factor on the usual frame rate of a card: less in the heat, and less the more it is worn."""
    heat = np.where((times >= HEAT[0]) & (times < HEAT[1]), 0.72, 1.0)
    return np.asarray(heat * (1 - 0.3 * wear(times, model)))
