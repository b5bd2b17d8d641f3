"""Whatever is answered uses every word it says it understood: random mixtures of the models' own words."""

import random

from engine import Parlance
from engine.types.answer import Answer, Word
from semantic.filters import fields_of
from semantic.query import MetricRef

SEED = 20260630
QUESTIONS = 150
VALUES = {
    "country": ["Germany", "in Japan", "Germany or Japan"],
    "device": ["TV", "on Mobile", "not on TV"],
    "category": ["Drama", "except Drama", "Kids and Music"],
    "plan": ["Premium"],
    "browser": ["Chrome"],
    "region": ["Frankfurt", "not in FRA"],
    "gpu_model": ["RTX 4090", "on A100"],
    "pipeline": ["llm"],
    "conn_quality": ["good"],
    "dataset": ["billing", "without billing"],
    "layer": ["gold"],
    "severity": ["critical"],
    "dq_alert.status": ["open"],
}
TIMES = ["last week", "in May", "monthly", "over time", "since April", "per day", "2026", "May vs April"]
OTHERS = [
    "top 3",
    "share of",
    "total",
    "which",
    "growth in",
    "with more than 5",
    "at least 10 %",
    "and",
    "highest",
]


def soup(parlance: Parlance) -> list[str]:
    """Telegrams: a metric, and one to three parts that it can take, in any order."""
    rng = random.Random(SEED)
    found = []
    for _ in range(QUESTIONS):
        metric = rng.choice(parlance.model.metrics)
        reached = list(parlance.catalog.reachable(MetricRef(name=metric.name)))
        labels = [one.label for one in reached]
        values = [value for one in reached for value in VALUES.get(one.name, ())]
        kinds = [labels, [f"by {label}" for label in labels], values or TIMES, TIMES, TIMES, OTHERS]
        parts = [metric.label, *(rng.choice(rng.choice(kinds)) for _ in range(rng.randrange(1, 4)))]
        rng.shuffle(parts)
        found.append(" ".join(parts))
    return found


def is_used(word: Word, answer: Answer, parlance: Parlance) -> bool:
    """Whether what a word stands for is in the query; a noun for the rows themselves may only name them."""
    query = answer.query
    assert query is not None
    fields = set(fields_of(query.where))
    named = {*fields, *(getattr(term, "field", "") for term in query.metrics)}
    named |= {term.key.partition(":")[0] for term in query.group_by}
    nouns = {
        dataset.field(dataset.name_field).dimension  # type: ignore[union-attr]
        for dataset in parlance.model.datasets
        if dataset.name_field and dataset.field(dataset.name_field)
    }
    if word.role == "metric":
        return word.target in {term.key for term in query.metrics}
    if word.role == "dimension":
        return word.target in named | nouns
    if word.role == "value":
        return word.target.partition(":")[0] in fields
    if word.role == "time":
        return query.time is not None or bool(query.group_by)
    return word.role != "number" or bool(query.having or query.limit or fields)


def test_every_word_understood_is_used(parlance: Parlance) -> None:
    lost, answered = [], 0
    for question in soup(parlance):
        answer = parlance.ask(question)
        if answer.status == "answer":
            answered += 1
            unused = [word.text for word in answer.words if not is_used(word, answer, parlance)]
            lost += [(question, unused, answer.interpretation)] if unused else []
    assert lost == []
    assert answered >= 50
