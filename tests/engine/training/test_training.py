"""Learning is the same each time, moves weights little, and needs nothing that asking would import."""

import json
import os
import random
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from threadpoolctl import threadpool_limits

from engine.training.examples import Example, Weighed, examples
from engine.training.learning import BOUND, learn_confidence, learn_weights
from engine.training.rows import compared
from engine.training.run import STORED, by_hand
from engine.training.things import domains
from engine.training.worlds import world
from tests.eval.calibration import LEARNED_LIKE

ROOT = Path(__file__).parents[3]
CORPUS = ROOT / "tests" / "corpus" / "databases"
WISHES = 3


def example(right: dict[str, float], wrong: dict[str, float], **signals: float) -> Example:
    names = json.loads((STORED / "confidence.json").read_text("utf-8"))["signals"]
    readings = (Weighed(wrong, False), Weighed(right, True))
    return Example("zoo", "", readings, dict.fromkeys(names, 0.0) | signals, "answer")


def invented(count: int) -> list[Example]:
    """Examples without meaning: what is learned of them must only be the same each time."""
    chance = random.Random(5)
    names = [name for name, value in by_hand().items() if value]
    found = []
    for _ in range(count):
        right, wrong = (
            {chance.choice(names): float(chance.randint(1, 3)) for _ in range(4)} for _ in range(2)
        )
        made = example(right, wrong)
        told = {name: round(chance.random(), 3) for name in made.signals}
        first = made.readings if chance.random() < 0.3 else made.readings[::-1]
        found.append(Example("zoo", "", first, told, "answer"))
    return found


def learned_of_a_slice() -> str:
    """The examples of one small database, and what is learned of invented ones, as text."""
    some = examples(world("harbour", 0, 1), WISHES)
    many = invented(300)
    plainly = [example({"label": 1.0}, {"unknown": 1.0})] * 300
    weights = learn_weights([*many, *plainly], by_hand()).weights
    return json.dumps([[asdict(one) for one in some], weights, learn_confidence([many[:150], many[150:]])])


def test_a_slice_is_learned_alike_with_any_number_of_threads(tmp_path: Path) -> None:
    told = {"OPENBLAS_NUM_THREADS": "4", "OMP_NUM_THREADS": "4", "PYTHONHASHSEED": "2"}
    code = "from tests.engine.training.test_training import learned_of_a_slice\nprint(learned_of_a_slice())"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={**os.environ, **told, "PYTHONPATH": str(ROOT), "PARLANCE_HOME": str(tmp_path)},
    )
    assert done.returncode == 0, done.stderr
    with threadpool_limits(1):
        here = learned_of_a_slice()
    assert done.stdout.strip() == here
    some, weights, _ = json.loads(here)
    assert len(some) > WISHES
    assert any(reading["right"] for one in some for reading in one["readings"])
    assert weights != by_hand()


def test_weights_move_towards_the_examples_but_not_far() -> None:
    hand = by_hand()
    nearly = [example({"thesaurus": 1.0}, {"verb": 0.3})] * 30
    plainly = [example({"label": 1.0}, {"unknown": 1.0})] * 30
    found = learn_weights([*nearly, *plainly], hand).weights
    assert found["thesaurus"] < hand["thesaurus"]
    assert found["verb"] > hand["verb"]
    assert found["verb"] <= hand["verb"] * (1 + BOUND) + 1e-6
    assert {name: value for name, value in found.items() if name not in ("thesaurus", "verb")} == {
        name: value for name, value in hand.items() if name not in ("thesaurus", "verb")
    }


def test_a_weight_stays_on_its_side_of_the_margin() -> None:
    hand = by_hand()
    cheap = [example({"synonym": 1.0}, {"plural": 1.0})] * 200
    plainly = [example({"label": 1.0}, {"unknown": 1.0})] * 200
    found = learn_weights([*cheap, *plainly], hand).weights
    assert found["synonym"] > hand["margin"] > found["plural"]


def test_what_makes_readings_wrong_makes_them_less_sure() -> None:
    unsure = [example({}, {}, close=1.0) for _ in range(20)]
    sure = [Example("zoo", "", (Weighed({}, True),), example({}, {}).signals, "answer") for _ in range(20)]
    found = learn_confidence([[*unsure[:10], *sure[:10]], [*unsure[10:], *sure[10:]]])
    assert found["signals"]["close"] < 0
    assert found["curve"][0] > 0


def test_no_domain_is_one_that_is_measured_on() -> None:
    databases = {path.parent.name.removeprefix("heldout_") for path in CORPUS.glob("*/build.sql")}
    assert databases
    assert databases & set(domains()) == LEARNED_LIKE


def test_every_domain_makes_a_model() -> None:
    for name in domains():
        model = world(name, 0, 1).model()
        assert model.metrics
        assert len(model.datasets) >= 3


def test_rows_are_the_same_in_any_order() -> None:
    assert compared([(1, "a"), ("b", 2.0)]) == compared([("2", "b"), ("a", 1.00000000001)])
    assert compared([(1, "a")]) != compared([(1, "b")])


def test_asking_imports_nothing_of_learning() -> None:
    code = (
        "import sys, engine, app.cli, app.commands.ask, engine.pipeline\n"
        "print([name for name in ('sklearn', 'engine.training') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
