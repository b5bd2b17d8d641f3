"""Who owns a number and what it is meant to reach."""

from engine.answers.formats import format_value
from engine.phrasing import phrasing
from engine.replies.about.telling import Teller, Told
from engine.types.about import AboutQuestion, Thing
from semantic.askable import askable_metrics
from semantic.metrics import Metric, Target

_TARGETS = ("name", "target", "label")


def owner(question: AboutQuestion, teller: Teller) -> Told:
    """The owner that the model names; else those of the checks on the data behind."""
    said, rows = [], []
    for thing in question.things:
        name, own = teller.inside(thing), _owner(thing, teller)
        checks = _checks(thing, teller)
        if own:
            said.append(teller.say("owner", name=name, owner=own))
            rows.append((teller.name(thing), own, ""))
        elif checks:
            owners = teller.listed([row[1] for row in checks])
            said.append(teller.say("owner_checks", name=name, owner=owners))
        else:
            said.append(teller.say("owner_none", name=name))
        rows += checks if not own else []
    return Told(" ".join(said), ("name", "owner", "check") if rows else (), tuple(rows))


def _owner(thing: Thing, teller: Teller) -> str:
    return teller.catalog.metrics[thing.name].owner if thing.kind == "metric" else ""


def _checks(thing: Thing, teller: Teller) -> list[tuple[str, str, str]]:
    """The checks on a thing's datasets that have an owner, read as data, without types."""
    of = teller.datasets_of(thing)
    found: dict[tuple[str, str], list[str]] = {}
    for one in teller.catalog.model.checks_data:
        if one.get("owner") and one.get("dataset") in of:
            key = teller.dataset(str(one["dataset"])), str(one["owner"])
            found.setdefault(key, []).append(str(one.get("name", "")))
    return [(dataset, name, ", ".join(checks)) for (dataset, name), checks in found.items()]


def target(question: AboutQuestion, teller: Teller) -> Told:
    """What each metric is meant to reach; where none is named, all that are meant to reach something."""
    if not question.things:
        return _targets(teller)
    said, rows = [], []
    for thing in question.things:
        metric = teller.catalog.metrics[thing.name]
        values = _values(metric, teller)
        sentence = "target" if values else "target_none"
        name = teller.inside(thing)
        said.append(
            teller.say(sentence, name=name, value=teller.listed([value for value, _ in values] or [""]))
        )
        rows += [(teller.name(thing), value, label) for value, label in values]
    return Told(" ".join(said), _TARGETS if rows else (), tuple(rows))


def _targets(teller: Teller) -> Told:
    found = [metric for metric in askable_metrics(teller.catalog) if metric.targets]
    if not found:
        return Told(teller.say("targets_none"))
    names = [metric.label or metric.name for metric in found]
    rows = [(name, *row) for name, one in zip(names, found, strict=True) for row in _values(one, teller)]
    return Told(teller.say("targets", n=len(found), names=teller.listed(names)), _TARGETS, tuple(rows))


def _values(metric: Metric, teller: Teller) -> list[tuple[str, str]]:
    return [(_value(metric, one, teller), one.label or one.grain) for one in metric.targets]


def _value(metric: Metric, one: Target, teller: Teller) -> str:
    words = phrasing(teller.session.reader.pack.language)
    text = format_value(one.value, metric.unit, metric.display_format, words=words)
    bound = {"up": "at_least", "down": "at_most"}.get(metric.desired_direction, "")
    return teller.say(bound, value=text) if bound else text
