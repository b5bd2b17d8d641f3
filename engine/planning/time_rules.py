"""What cannot be asked of time: unknown zones, parts that a time does not have, too many periods."""

from collections.abc import Iterator
from datetime import timedelta
from difflib import get_close_matches
from functools import lru_cache
from itertools import chain
from zoneinfo import available_timezones

from engine.planning.composing import term_parts
from engine.planning.draft import Draft
from engine.planning.filling import extent, filled_term
from engine.planning.formula import Part
from engine.planning.labels import metric_said
from engine.planning.routes import time_of
from engine.refusals import refused
from engine.types.almanac import CLOCK_UNITS
from engine.types.fiscal import SLOTS
from engine.types.refusal import Refusal, Word
from semantic.fields import FieldType
from semantic.periods import Grain
from semantic.query import BucketTerm, ClassesTerm, MetricTerm, NestedTerm, PartTerm, TimeTerm
from semantic.time_parts import parts_asked

MOST_BUCKETS = 10_000
MOST_FOLLOWED = 100_000
_OF_THE_CLOCK = ("hour_of_day", "minute_of_hour")
_FINER_THAN_DAYS: dict[Grain, str] = {
    "hour": "hour_of_day",
    "minute": "minute_of_hour",
    "second": "minute_of_hour",
}
_LENGTHS = CLOCK_UNITS | {"day": timedelta(days=1)}


def check_zone(draft: Draft) -> Draft | Refusal:
    """The step: the zone that times are shown in is one there is."""
    zone = draft.time.zone
    if draft.time.is_utc or zone in _zones():
        return draft
    near = tuple(get_close_matches(zone, sorted(_zones()), n=3, cutoff=0.6))
    near = near or tuple(sorted(one for one in _zones() if _city(one) == _city(zone)))[:3]
    return refused("wrong_type", "no_zone_near" if near else "no_zone", near, zone=zone, near=near)


def check_windows(draft: Draft) -> Draft | Refusal:
    """The step: windows in fiscal units are built for fiscal years of months only."""
    if not draft.time.fiscal.pattern:
        return draft
    for term in draft.terms:
        for part, _ in term_parts(term, draft.catalog, ""):
            over = part.under.over
            for window in (part.under.offset, over and over.window, getattr(part.of, "window", None)):
                if window and window.unit in SLOTS:
                    return refused("not_supported", "fiscal_weeks", metric=metric_said(term, draft.catalog))
    return draft


def check_groups(draft: Draft) -> Draft | Refusal:
    """The step: parts are parts of times, no day is cut finer, and classes are classes of numbers."""
    refusals = chain(
        (_part(draft, term) for term in parts_asked(draft.query, draft.catalog)),
        (_cut(draft, term) for term in draft.query.group_by if isinstance(term, TimeTerm)),
    )
    if refusal := next(filter(None, refusals), None):
        return refusal
    for group in draft.query.group_by:
        if isinstance(group, ClassesTerm) and not all(_is_of(term, group) for term in draft.query.metrics):
            return refused("not_supported", "classes_of_what", metric=metric_said(group.of, draft.catalog))
        known = draft.catalog.dimensions[group.name] if isinstance(group, BucketTerm) else None
        if known and known.type not in ("integer", "number"):
            return refused("wrong_type", "no_classes", label=known.label, kind=Word(f"kinds.{known.type}"))
    return draft


def _is_of(term: MetricTerm, group: ClassesTerm) -> bool:
    """Whether the number is one of the numbers that are put into the classes."""
    nested = isinstance(term, NestedTerm) and term.bound is None and term.grain is None
    return nested and isinstance(term, NestedTerm) and (term.of, term.by) == (group.of, (group.name,))


def check_series(draft: Draft) -> Draft | Refusal:
    """The step: what is followed bucket by bucket is not followed over more buckets than anybody looks at."""
    term = draft.course
    length = _LENGTHS.get(term.grain) if term else None
    if term is None or length is None or not any(map(_followed, _parts(draft))):
        return draft
    first, last = extent(draft, term)
    if first is None or last is None or (last - first) / length <= MOST_FOLLOWED:
        return draft
    return refused("not_supported", "series_too_long", unit=Word(f"units.{term.grain}"))


def _parts(draft: Draft) -> Iterator[Part]:
    return (part for term in draft.terms for part, _ in term_parts(term, draft.catalog, ""))


def _followed(part: Part) -> bool:
    return bool(part.under.over or part.under.offset or part.under.offset_to)


def check_fill(draft: Draft) -> Draft | Refusal:
    """The step: the periods to be shown can be counted, and are not too many."""
    term = filled_term(draft)
    if term is None:
        return draft
    first, last = extent(draft, term)
    if first is None or last is None:
        if term.grain not in CLOCK_UNITS:
            return draft
        return refused("not_supported", "fill_open", unit=Word(f"units.{term.grain}"))
    length = _LENGTHS.get(term.grain)
    if length and (last - first) / length > MOST_BUCKETS:
        return refused("not_supported", "fill_too_long", unit=Word(f"units.{term.grain}"))
    return draft


def _part(draft: Draft, term: PartTerm) -> Refusal | None:
    part = Word(f"parts.{term.part}")
    for label, kind in _times(draft, term):
        if kind not in ("date", "timestamp"):
            return refused("wrong_type", "no_part", label=label, kind=Word(f"kinds.{kind}"), part=part)
        if kind == "date" and term.part in _OF_THE_CLOCK:
            return refused("wrong_type", "no_clock", label=label, part=part)
    return None


def _cut(draft: Draft, term: TimeTerm) -> Refusal | None:
    """Days by the hour would all stand at midnight."""
    part = _FINER_THAN_DAYS.get(term.grain)
    days = (label for label, kind in _times(draft, term) if kind == "date") if part else iter(())
    found = next(days, None)
    return refused("wrong_type", "no_clock", label=found, part=Word(f"parts.{part}")) if found else None


def _times(draft: Draft, term: PartTerm | TimeTerm) -> list[tuple[str, FieldType]]:
    """Label and type of each time whose part, or cut, is asked."""
    if term.dimension:
        known = draft.catalog.dimensions[term.dimension]
        return [(known.label, known.type)]
    found = []
    for metric in draft.terms:
        for measure in draft.catalog.measures(metric):
            name = time_of(measure, draft.catalog)
            field = draft.catalog.datasets[measure.dataset].field(name)
            if field:
                found.append((field.label or field.name.replace("_", " "), field.type))
    return found


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    """Every zone by name; `localtime` is the machine's own and no name of a place."""
    return frozenset(available_timezones() - {"localtime"})


def _city(zone: str) -> str:
    return zone.rpartition("/")[2].lower().replace(" ", "_")
