"""How an answer was computed: what the numbers mean, what was left out, which dates, which data, how fast."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from engine.answers.conditions import where
from engine.answers.definitions_told import definitions
from engine.answers.finding import Finding
from engine.answers.fiscal_words import speaks_fiscally
from engine.answers.grouping import overlapping
from engine.answers.measures import names_of
from engine.answers.periods import day, moment, name_of
from engine.phrasing import Phrasing, phrasing
from engine.types.answer import Answer
from engine.types.clock import Bounds
from engine.types.plan import Plan
from engine.types.rows_behind import RowsBehind
from semantic.catalog import Catalog

Fact = tuple[str, str]
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_HASH = 16


def how_computed(
    answer: Answer,
    catalog: Catalog,
    finding: Finding | None = None,
    rows: Sequence[RowsBehind] = (),
    uncounted: Sequence[str] = (),
) -> tuple[Fact, ...]:
    """Label and text of every fact behind an answer; only what is known of it. That the rows of the datasets
    `uncounted` were not counted is said.

    They are in the language of `finding`, which has the words that the answer is told in.
    """
    words = finding.words if finding is not None else phrasing("en")
    facts: list[Fact] = []
    if answer.plan is not None:
        catalog = catalog.with_terms(answer.plan.query.metrics)
        facts += definitions(answer.plan, catalog, words, finding.labels if finding else {})
        facts += _scope(answer.plan, catalog, words)
    left_out = answer.plan.notes if answer.plan is not None else ()
    labels = ("proof.by_default", "proof.note")
    facts += [(words.word(labels[note not in left_out]), note) for note in answer.notes]
    facts += [_rows_behind(one, catalog, words) for one in rows]
    if uncounted:
        called = words.joined([_called(name, catalog) for name in uncounted])
        facts.append((words.word("proof.used"), words.say("proof.uncounted", facts=called)))
    if answer.plan is not None:
        facts.append((words.word("proof.access"), words.word("proof.open")))
    if answer.as_of:
        facts.append((words.word("proof.as_of"), _moment(answer.as_of, words)))
    facts.append((words.word("proof.clock"), _moment(answer.now, words)))
    if answer.table is not None:
        more = words.word("proof.cut") if answer.table.truncated else ""
        facts.append((words.word("proof.rows"), f"{_figure(len(answer.table.rows), words)}{more}"))
    if answer.ms:
        facts.append((words.word("proof.time"), _timing(answer.ms, words)))
    if answer.query is not None:
        facts.append((words.word("proof.query"), answer.query.hash[:_HASH]))
    return tuple(facts)


def _scope(plan: Plan, catalog: Catalog, words: Phrasing) -> list[Fact]:
    facts = [(words.word("proof.period"), _period(plan.bounds, plan, words))]
    if plan.compare_bounds is not None:
        facts.append((words.word("proof.compared"), _period(plan.compare_bounds, plan, words)))
    filters = where(plan.query.where, names_of(plan, catalog, words), words)
    if filters:
        before, _, after = words.word("conditions.where").partition("{items}")
        bare = filters.removeprefix(before).removesuffix(after)
        facts.append((words.word("proof.filter"), _capital(bare)))
    if overlapping(plan, catalog):
        facts.append((words.word("proof.groups"), words.word("proof.overlapping")))
    return [*facts, *_calendar(plan, words)]


def _calendar(plan: Plan, words: Phrasing) -> Iterator[Fact]:
    """By which clocks and weeks times are cut, where that is not to be expected, and what is cut short."""
    if not plan.time.is_utc:
        yield words.word("proof.zone"), plan.time.zone
    if plan.time.week_start != "monday":
        yield words.word("proof.weeks"), words.template("days")[_DAYS.index(plan.time.week_start)]
    if plan.partial:
        grain = plan.partial[0][0].rpartition(":")[2]
        unit = str(words.template("units").get(grain, grain.replace("_", " ")))
        cut = [day(at, words) for _, at in plan.partial if at.time() == datetime.min.time()]
        begun = words.say("proof.beginning", days=words.joined(cut)) if cut else ""
        yield words.word("proof.not_whole"), words.say("proof.unfinished", unit=unit, begun=begun)


def _rows_behind(one: RowsBehind, catalog: Catalog, words: Phrasing) -> Fact:
    """How many rows of a dataset were used, and that the joins neither lost nor doubled one."""
    used, alone = _figure(one.used, words), _figure(one.alone, words)
    parts = [words.say("proof.used_of", used=used, all=alone, fact=_called(one.fact, catalog))]
    if one.joined:
        tables = words.joined([_called(name, catalog) for name in one.joined])
        kept = one.widened == one.alone
        after = _figure(one.widened, words)
        parts.append(words.say("proof.joins_kept" if kept else "proof.joins_changed", tables=tables, n=after))
    for name, count in one.missing:
        if count:
            parts.append(words.say("proof.without", n=_figure(count, words), table=_called(name, catalog)))
    return words.word("proof.used_before" if one.earlier else "proof.used"), " ".join(parts)


def _called(name: str, catalog: Catalog) -> str:
    known = catalog.datasets.get(name)
    return (known.label if known else "") or name.replace("_", " ")


def _period(bounds: Bounds | None, plan: Plan, words: Phrasing) -> str:
    """In words, and as the exact half-open bounds."""
    if bounds is None or (bounds.start is None and bounds.end is None):
        return words.form("times.all", 0)
    edges = []
    if bounds.start is not None:
        edges.append(words.say("proof.from", at=moment(bounds.start, words)))
    if bounds.end is not None:
        edges.append(words.say("proof.to", at=moment(bounds.end, words)))
    name = name_of(bounds, plan.time if speaks_fiscally(plan.query) else None, words)
    zone = "UTC" if plan.time.is_utc else words.say("proof.in_zone", zone=plan.time.zone)
    return f"{_capital(name)}: {' '.join(edges)} {zone}"


def _moment(iso: str, words: Phrasing) -> str:
    return f"{moment(datetime.fromisoformat(iso), words)} UTC"


def _timing(ms: dict[str, float], words: Phrasing) -> str:
    names = words.template("proof.stages")
    stages = ", ".join(f"{names.get(stage, stage)} {value:.0f}" for stage, value in ms.items())
    return f"{sum(ms.values()):.0f} ms ({stages})"


def _figure(count: int, words: Phrasing) -> str:
    return words.figures(f"{count:,}")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
