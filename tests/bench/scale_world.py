"""A company with thousands of things to ask for and a million stored values: invented, always the same."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from semantic.fields import Field
from semantic.metrics import Measure, SimpleMetric
from semantic.model import Dataset, SemanticModel

SEED = 20260901
_DATASETS, _FIELDS, _METRICS = 40, 25, 40
_FEW = 20  # values of a dimension that has not many
_STARTS = (*"bcdfghjklmnprstvwz", "br", "ch", "dr", "fl", "gr", "kl", "pl", "qu", "sh", "st", "tr")
_MIDDLES = ("a", "ai", "e", "ea", "ee", "i", "o", "oo", "ou")
_ENDS = (*"bdglmnprstx", "ck", "ft", "ll", "mp", "nd", "ng", "nt", "rd", "rk", "rn", "sk", "st")


@dataclass(frozen=True)
class Company:
    """The model, and the values of its dimensions in the order of their datasets."""

    model: SemanticModel
    columns: dict[str, list[tuple[str, ...]]]

    def fill(self, path: Path) -> None:
        """Write the tables; every value of a column stands in it once or more."""
        with duckdb.connect(str(path)) as connection:
            for dataset, columns in self.columns.items():
                rows = max(map(len, columns))
                for at, found in enumerate(columns):
                    connection.execute(f"CREATE TEMP TABLE v{at} AS SELECT unnest(?) AS value", [list(found)])
                names = ", ".join(f"v{at}.value AS field_{at}" for at in range(len(columns)))
                joined = " ".join(
                    f"JOIN v{at} ON v{at}.rowid = n % {len(found)}" for at, found in enumerate(columns)
                )
                connection.execute(
                    f"CREATE TABLE {dataset} AS SELECT n AS id, n % 97 AS amount, "
                    f"TIMESTAMP '2026-06-30' - INTERVAL (n % 700) DAY AS moment, {names} "
                    f"FROM range({rows}) AS r (n) {joined}"
                )
                for at in range(len(columns)):
                    connection.execute(f"DROP TABLE v{at}")


def company(values: int) -> Company:
    """The company with about so many values."""
    chance = random.Random(SEED)
    words = sorted({_word(chance) for _ in range(3000)})
    labels = _labels(chance, words[:900])
    datasets, metrics, columns = [], [], {}
    for number in range(_DATASETS):
        name = f"fact_{number}"
        fields = tuple(_field(at, labels) for at in range(_FIELDS))
        moment = Field(name="moment", type="timestamp", role="time", label=f"{next(labels)} time")
        datasets.append(
            Dataset(name=name, table=name, primary_key=("id",), time="moment", fields=(*fields, moment))
        )
        metrics += [_metric(f"metric_{number}_{at}", name, labels) for at in range(_METRICS)]
        many = values // _DATASETS
        columns[name] = [
            tuple(_values(chance, words, many if not at else _FEW, number)) for at in range(_FIELDS)
        ]
    model = SemanticModel(name="scale", datasets=tuple(datasets), metrics=tuple(metrics), now="2026-06-30")
    return Company(model, columns)


def questions(made: Company, count: int) -> list[str]:
    """Questions of the kinds that people ask, one in four with a typing error or a word nobody knows."""
    chance = random.Random(SEED + 1)
    return [_question(chance, made) for _ in range(count)]


def _question(chance: random.Random, made: Company) -> str:
    dataset = chance.choice(made.model.datasets)
    metric = chance.choice([one for one in made.model.metrics if one.name.split("_")[1] == dataset.name[5:]])
    field = chance.choice(dataset.fields[:-1])
    columns = made.columns[dataset.name]
    one, other = chance.choice(columns[0]), chance.choice(chance.choice(columns))
    texts = [
        f"{metric.label} by {field.label}",
        f"total {metric.label} for {one} last month",
        f"what was the {metric.label} of {one} and {other} in May 2026",
        f"top 5 {field.label} by {metric.label} this year without {other}",
        f"share of {metric.label} by {field.label} for {one} since January",
        f"{metric.synonyms[0]} per month in {other}",
    ]
    text = chance.choice(texts)
    return _spoilt(chance, text) if chance.random() < 0.25 else text


def _spoilt(chance: random.Random, text: str) -> str:
    words = text.split()
    at = chance.randrange(len(words))
    word = words[at]
    cut = chance.randrange(len(word))
    words[at] = chance.choice([word[:cut] + word[cut + 1 :] or word, word + "qx", _word(chance) + "oid"])
    return " ".join(words)


def _word(chance: random.Random) -> str:
    parts = [chance.choice(_STARTS) + chance.choice(_MIDDLES) for _ in range(chance.choice([1, 2, 2]))]
    return "".join(parts) + chance.choice(_ENDS)


def _labels(chance: random.Random, words: list[str]) -> Iterator[str]:
    """Two or three words; the last are of a few kinds, as they are in companies."""
    heads = words[::15]
    told: set[str] = set()
    while True:
        front = " ".join(chance.choice(words) for _ in range(chance.choice([1, 1, 2])))
        label = f"{front} {chance.choice(heads)}"
        if label not in told:
            told.add(label)
            yield label


def _field(at: int, labels: Iterator[str]) -> Field:
    return Field(name=f"field_{at}", label=next(labels), synonyms=(next(labels),))


def _metric(name: str, dataset: str, labels: Iterator[str]) -> SimpleMetric:
    measure = Measure(agg="sum", dataset=dataset, expr="amount")
    return SimpleMetric(name=name, label=next(labels), synonyms=(next(labels),), measure=measure)


def _values(chance: random.Random, words: list[str], count: int, number: int) -> Iterator[str]:
    """Names, titles, and codes."""
    found: set[str] = set()
    while len(found) < count:
        value = _value(chance, words, number)
        if value not in found:
            found.add(value)
            yield value


def _value(chance: random.Random, words: list[str], number: int) -> str:
    first, last, kind = chance.choice(words).title(), chance.choice(words).title(), chance.randrange(4)
    if kind == 0:
        return f"{first} {_word(chance).title()}{_word(chance)}"
    if kind == 1:
        return f"{first} {last} {chance.choice(words)} {chance.choice(words)}"
    if kind == 2:
        return f"{first[:3].upper()}-{number}{chance.randrange(10**6):06}"
    return f"{last} {chance.randrange(2000)}"
