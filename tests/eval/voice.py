"""How well spoken questions are read: `python -m tests.eval.voice` (--tuning: those that set thresholds).

The speakers are synthetic: three voices of flite, which are made of recordings of people. What is measured is
the reading: the text that is offered must mean what the typed question means.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import numpy as np
import yaml

from engine import Parlance
from engine.speech.choosing import choose
from engine.speech.recognising import Recogniser, recogniser
from engine.speech.recording import Recording, as_wav, read_recording
from engine.speech.vocabulary import vocabulary_of
from tests.eval.machine import machine
from tests.eval.suites import shipped

HERE = Path(__file__).parent
VOICES = ("slt", "rms", "awb")
SEED, NOISE_DB = 20261122, 15.0
BARS = {"clean": 0.9, "noise": 0.6, "rest": 0.95}
INSTALL = ("apt-get", "install", "-qq", "-y", "flite")


class NoFlite(RuntimeError):
    """There is nothing here that speaks."""


def ensure_flite() -> str:
    """The program that speaks, installed where that can be done. Raises NoFlite."""
    if shutil.which("flite") is None and shutil.which("apt-get"):
        subprocess.run(INSTALL, capture_output=True, check=False)
    found = shutil.which("flite")
    if found is None:
        raise NoFlite(f"flite is not installed here, and nothing was measured; run: {' '.join(INSTALL)}")
    return found


def spoken(question: str, voice: str, flite: str, folder: Path) -> Recording:
    """A question as a voice says it."""
    file = folder / "said.wav"
    subprocess.run([flite, "-voice", voice, "-t", question, "-o", str(file)], check=True)
    return read_recording(file.read_bytes())


def in_room(recording: Recording, decibels: float | None, seed: int) -> Recording:
    """The recording with a little quiet before and after, as who clicks and then speaks records it.

    With white noise all over it, so many decibels below the mean power of what was said.
    """
    samples = np.pad(recording.samples, 6400)
    if decibels is None:
        return Recording(samples)
    power = float(np.mean(recording.samples**2)) / 10 ** (decibels / 10)
    noise = np.random.default_rng(seed).normal(0.0, np.sqrt(power), len(samples))
    return Recording((samples + noise).clip(-32_768, 32_767))


class Measure:
    """Asks the same questions of one door, typed and spoken."""

    def __init__(self, door: Parlance) -> None:
        self._door = door
        self._queries: dict[str, str] = {}
        self._ear: Recogniser = recogniser(vocabulary_of(door.session))
        self.seconds = [0.0, 0.0]  # of the processor, and of speech

    def query(self, text: str) -> str:
        """What a text is taken for, as the hash of its query; "" for none."""
        if text not in self._queries:
            asked = self._door.ask(text)
            self._queries[text] = asked.query.hash if asked.query and asked.status == "answer" else ""
        return self._queries[text]

    def verdict(self, question: str, recording: Recording) -> str:
        """exact or other, each sure or doubted, or refused."""
        begun = time.process_time()
        heard = self._ear.hear(as_wav(recording))
        self.seconds[0] += time.process_time() - begun
        self.seconds[1] += recording.seconds
        choice = choose(heard, self._meaning)
        if not choice.text:
            return "refused"
        right = "exact" if self.query(choice.text) == self.query(question) else "other"
        if right == "other" and not self.query(choice.text):
            return "refused"  # what is shown is asked back about, or not answered
        return f"{right}, {'doubted' if choice.doubt else 'sure'}"

    def _meaning(self, text: str) -> str:
        read = self._door.reading(text)
        unknown = {"unknown", "guessed"} & {word.status for word in read.words}
        return "" if read.missing or unknown else read.restatement


def measure(door: Parlance, questions: list[str], flite: str, say: bool) -> dict[str, Counter[str]]:
    """Verdicts by condition."""
    found: dict[str, Counter[str]] = {"clean": Counter(), "noise": Counter()}
    measured = Measure(door)
    with tempfile.TemporaryDirectory() as folder:
        for place, question in enumerate(questions):
            for voice in VOICES:
                said = spoken(question, voice, flite, Path(folder))
                for condition, decibels in (("clean", None), ("noise", NOISE_DB)):
                    verdict = measured.verdict(question, in_room(said, decibels, SEED + place))
                    found[condition][verdict] += 1
                    if say and not verdict.startswith("exact"):
                        print(f"  {condition} {voice}: {question}: {verdict}", flush=True)
    print(f"  processor time {measured.seconds[0] / measured.seconds[1]:.2f} s for a second of speech")
    return found


def told(condition: str, found: Counter[str]) -> None:
    """Print one condition."""
    count, exact = found.total(), _exact(found)
    within = "within" if exact / count >= BARS[condition] else "MISSED"
    bar = f"bar {BARS[condition]:.0%}, {within}"
    print(f"  {condition}: {exact} of {count} read exactly, {exact / count:.0%} ({bar})")
    print(f"    {found['exact, doubted']} of them shown with a doubt; of the other {count - exact}:")
    print(
        f"    {found['refused']} refused, {found['other, doubted']} wrong and shown with a doubt, "
        f"{found['other, sure']} wrong without one"
    )


def told_of_rest(found: Counter[str]) -> None:
    """Print how many of what was not read exactly were refused, or shown with a doubt."""
    rest, wrong = found.total() - _exact(found), found["other, sure"]
    share = 1 - wrong / rest if rest else 1.0
    within = "within" if share >= BARS["rest"] else "MISSED"
    print(f"  {share:.0%} of the rest refused or shown with a doubt (bar {BARS['rest']:.0%}, {within})")


def _exact(found: Counter[str]) -> int:
    return found["exact, sure"] + found["exact, doubted"]


def main() -> int:
    """Measure and print; 1 where nothing could be measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tuning", action="store_true", help="the questions that thresholds are set by")
    parser.add_argument("--say", action="store_true", help="print what was not read exactly")
    options = parser.parse_args()
    name = "spoken_tuning" if options.tuning else "spoken"
    questions = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    try:
        flite = ensure_flite()
    except NoFlite as fault:
        print(f"voice: NOT MEASURED: {fault}", file=sys.stderr)
        return 1
    speakers = f"synthetic speakers {', '.join(VOICES)}"
    print(f"Voice ({speakers}, {len(questions)} questions, white noise {NOISE_DB:g} dB)")
    print(f"  {machine()}")
    with tempfile.TemporaryDirectory() as folder:
        door, oracle = shipped().open(Path(folder))
        oracle.close()
        found = measure(door, questions, flite, options.say)
    for condition, verdicts in found.items():
        told(condition, verdicts)
    told_of_rest(sum(found.values(), Counter()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
