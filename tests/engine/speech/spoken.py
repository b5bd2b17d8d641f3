"""A small vocabulary, a small dictionary of sounds, and recordings that nobody made."""

import numpy as np

from engine.language.pack import load_pack
from engine.speech.phrasebook import phrasebook
from engine.speech.pronouncing import Pronouncer, read_dictionary
from engine.speech.recording import RATE, Recording
from engine.speech.vocabulary import Said, Vocabulary

ZOO = Vocabulary(
    "en",
    metrics=(
        (Said("Visits"), Said("entries")),
        (Said("Tickets"),),
        (Said("CO2 level", "see oh two level"),),
    ),
    dimensions=((Said("Animal"),), (Said("Enclosure"),)),
    values=((Said("Zebra"),), (Said("Okapi"),)),
    nouns=((Said("visitors"),),),
    reach=((0,), (0, 1), (1,)),
    value_of=(0, 0),
    years=(2025, 2026),
)
SOUNDS = """\
a AH
a(2) EY
bit B IH T
buffer B AH F ER
five F AY V
level L EH V AH L
ninety N AY N T IY
oh OW
orchestrate AO R K AH S T R EY T
rate R EY T
second S EH K AH N D
see S IY
six S IH K S
twenty T W EH N T IY
two T UW
view V Y UW
"""


def pronouncer() -> Pronouncer:
    return Pronouncer(phrasebook("en"), load_pack("en"), read_dictionary(SOUNDS.splitlines()))


def tone(seconds: float = 2.0, height: float = 8000.0) -> Recording:
    """A voice of sorts: a hum that comes and goes, with quiet before and after."""
    times = np.arange(int(seconds * RATE)) / RATE
    heard = np.sin(2 * np.pi * 180 * times) * np.clip(np.sin(2 * np.pi * times / seconds - 0.6), 0, 1)
    return Recording(height * heard)


def noise(seconds: float = 2.0, height: float = 2000.0) -> Recording:
    """White noise, the same every time."""
    return Recording(np.random.default_rng(7).normal(0, height, int(seconds * RATE)))
