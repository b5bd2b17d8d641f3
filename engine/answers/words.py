"""The answer in one sentence: number, comparison, period, unit. It never says more than the rows prove."""

from collections.abc import Mapping
from datetime import date, datetime

from engine.answers.buckets import start_of
from engine.answers.finding import Finding, grain_of
from engine.answers.periods import BY_ITSELF, when
from engine.answers.sentences.claimed import claimed
from engine.answers.sentences.course import course
from engine.answers.sentences.cut import is_special, told
from engine.answers.sentences.naming import noun
from engine.answers.sentences.ranked import ranked
from engine.answers.sentences.recorded import recorded
from engine.answers.sentences.single import single
from engine.types.plan import Plan
from engine.types.result import ResultTable


def sentence(
    plan: Plan,
    table: ResultTable,
    additivity: Mapping[str, str] | None = None,
    formats: Mapping[str, str] | None = None,
    now: datetime | None = None,
) -> str:
    """The answer first. Totals and shares are said only of columns whose `additivity` is "additive".

    `additivity` and `formats` are by term key (see `measures`); `now` lets a running period say so.
    """
    return say(Finding(plan, table, additivity or {}, formats or {}, now))


def say(finding: Finding) -> str:
    """The sentence of a finding; a course says itself which of its buckets are not whole."""
    running = "" if _is_course(finding) else not_over(finding)
    return " ".join(part for part in (_said(finding), _overlapping(finding), running) if part)


def _overlapping(finding: Finding) -> str:
    """That groups do not add up, where rows may be in several of them."""
    overlaps = any(finding.grouping(column).overlaps for column in finding.dimensions)
    several = overlaps and len(finding.table.rows) > 1
    return finding.words.word("sentences.overlapping") if several else ""


def not_over(finding: Finding) -> str:
    """ "June 2026 is not over." where a shown bucket is the one of the clock."""
    for column in finding.times if finding.table.rows else ():
        grain, time = grain_of(column), finding.plan.time
        running = finding.now and time.start_of(finding.now, grain)
        shown = {start_of(cell) for cell in finding.cells(column) if isinstance(cell, date)}
        if running and running in shown & finding.partial(column):
            period = when(running, grain, time, finding.words, BY_ITSELF)
            return finding.words.say("sentences.not_over", period=period)
    return ""


def _said(finding: Finding) -> str:
    words, scope = finding.words, finding.scope
    if not finding.table.rows:
        if finding.plan.query.having is not None and finding.groups:
            return words.say("sentences.no_group", noun=noun(finding), scope=scope)
        return words.say("sentences.no_rows", scope=scope)
    if finding.plan.query.claim is not None:
        return claimed(finding, finding.plan.query.claim)
    if finding.plan.query.records:
        return recorded(finding)
    if not finding.groups:
        return single(finding)
    if finding.table.truncated:
        count = words.figures(f"{len(finding.table.rows):,}")
        return words.say("sentences.truncated", n=count, scope=scope)
    column = finding.subject
    cut_blindly = finding.plan.query.is_cut and finding.ranked_by is None
    if cut_blindly and not is_special(finding):
        return _listed(finding)
    if not finding.is_numeric(column) and any(cell is not None for cell in finding.cells(column)):
        return _listed(finding)
    if is_special(finding):
        return told(finding)
    return course(finding) if _is_course(finding) else ranked(finding)


def _is_course(finding: Finding) -> bool:
    over_time = len(finding.times) == 1 and not finding.dimensions and finding.ranked_by is None
    return over_time and finding.complete


def _listed(finding: Finding) -> str:
    """What was listed and how much of it, where nothing can be said to be the most."""
    words = finding.words
    return words.say(
        "sentences.listed",
        labels=words.joined([finding.label(one) for one in finding.mains]),
        groups=words.joined([finding.label(one) for one in finding.groups]),
        scope=finding.scope,
        rows=words.counted("nouns_of.rows", len(finding.table.rows)),
    )
