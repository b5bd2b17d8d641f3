"""How new the data behind something are: the newest row of each dataset, and what its check says of that."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from engine.replies.about.telling import Teller, Told
from engine.types.about import AboutQuestion, Thing
from semantic.askable import askable_datasets
from semantic.bounds import bound_of
from semantic.query import DimensionTerm, LogicalQuery, Order

_COLUMNS = ("name", "dataset", "newest", "age", "late")
_UNITS = (("day", 86_400), ("hour", 3600), ("minute", 60), ("second", 1))


def freshness(question: AboutQuestion, teller: Teller) -> Told:
    """The newest moment of every dataset that the things rest on, by checked SQL."""
    said: list[str] = []
    rows: list[tuple[str, str, str, str, str]] = []
    statements: list[str] = []
    moments: list[datetime] = []
    every = [one for one in askable_datasets(teller.catalog) if one.time] if not question.things else []
    for thing in question.things or [Thing("dataset", one.name) for one in every]:
        for name in teller.datasets_of(thing):
            sql, newest = _newest(name, teller)
            statements += [sql] if sql else []
            moments += [newest] if newest else []
            age = _age(newest, teller)
            late, in_short = _late(name, newest, teller)
            shown = f"{newest:%Y-%m-%d %H:%M:%S}" if newest else str(teller.data["no_time"])
            rows.append((teller.name(thing), teller.dataset(name), shown, age, in_short))
            said += [text for text in (_sentence(name, newest, bool(sql), age, teller), late) if text]
    if not question.things and moments:
        now = f"{teller.session.clock.now:%Y-%m-%d %H:%M}"
        first, last = f"{min(moments):%Y-%m-%d %H:%M}", f"{max(moments):%Y-%m-%d %H:%M}"
        said = [teller.say("freshness_all", n=len(moments), first=first, newest=last, now=now)]
    return Told(" ".join(dict.fromkeys(said)), _COLUMNS, tuple(rows), ";\n".join(dict.fromkeys(statements)))


def _sentence(dataset: str, newest: datetime | None, timed: bool, age: str, teller: Teller) -> str:
    name, now = teller.dataset(dataset), f"{teller.session.clock.now:%Y-%m-%d %H:%M}"
    if newest is None:
        return teller.say("freshness_empty" if timed else "freshness_none", name=name)
    sentence = "freshness" if newest <= teller.session.clock.now else "freshness_ahead"
    return teller.say(sentence, name=name, newest=f"{newest:%Y-%m-%d %H:%M}", age=age, now=now)


def _newest(dataset: str, teller: Teller) -> tuple[str, datetime | None]:
    """SQL for the newest row of a dataset, and its moment; no SQL where it carries no time."""
    known = teller.catalog.datasets[dataset]
    for name, dimension in teller.catalog.dimensions.items():
        home = dimension.bindings[0]
        if not known.time or dimension.roles or (home.dataset, home.field.name) != (dataset, known.time):
            continue
        term = DimensionTerm(name=name)
        query = LogicalQuery(records=dataset, group_by=(term,), order=(Order(by=term.key),), limit=1)
        found = teller.probe(query)
        if found is not None:
            sql, table = found
            return sql, next((_moment(row[0]) for row in table.rows), None)
    return "", None


def _moment(cell: object) -> datetime | None:
    if isinstance(cell, datetime):
        return cell
    return datetime(cell.year, cell.month, cell.day) if isinstance(cell, date) else None


def _age(newest: datetime | None, teller: Teller) -> str:
    """ "2 hours": in the largest unit of which there are two at least."""
    if newest is None:
        return ""
    seconds = int(max(teller.session.clock.now - newest, timedelta()).total_seconds())
    unit, size = next(((unit, size) for unit, size in _UNITS if seconds >= 2 * size), ("second", 1))
    count = seconds // size
    return f"{count} {teller.data['ages'][unit][count != 1]}"


def _late(dataset: str, newest: datetime | None, teller: Teller) -> tuple[str, str]:
    """What the freshness check of the dataset says of its newest moment, also in short; "" without one."""
    if newest is None:
        return "", ""
    age = (teller.session.clock.now - newest).total_seconds()
    for check, texts in _checks(dataset, teller):
        broken = next((text for text in texts if bound_of(text).holds(age)), "")
        sentence = "late" if broken else "in_time"
        said = teller.say(sentence, check=check, bound=broken or ", ".join(texts))
        return said, str(teller.data[f"{sentence}_short"])
    return "", ""


def _checks(dataset: str, teller: Teller) -> Iterator[tuple[str, list[str]]]:
    """The freshness checks on the usual time of a dataset, with their bounds, the worst first."""
    time = teller.catalog.datasets[dataset].time
    for one in teller.catalog.model.checks_data:
        texts = [str(one[key]) for key in ("fail", "warn") if one.get(key)]
        if (one.get("type"), one.get("dataset"), one.get("column")) == ("freshness", dataset, time) and texts:
            yield str(one.get("name", "")), texts
