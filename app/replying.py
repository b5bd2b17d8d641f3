"""An answer as the JSON object that scripts rely on, and as lines for a terminal."""

import json
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from app.cli import DONE, FAILED
from engine.phrasing import Phrasing, phrasing
from engine.types.answer import Answer, Chart, Feature
from engine.types.result import ResultTable
from semantic.query import LogicalQuery

RUN_FAILED = ("source_error", "timeout", "cancelled")


def exit_code(answer: Answer) -> int:
    """A refusal is work done; SQL that the source refused, or that was stopped, is a run that failed."""
    return FAILED if answer.code in RUN_FAILED else DONE


def as_object(answer: Answer) -> dict[str, Any]:
    """The reply object of the command line: plain values, ISO dates, None for what is missing."""
    plan, table, query = answer.plan, answer.table, answer.query
    return {
        "status": answer.status,
        "sql": answer.sql,
        "columns": list(table.columns) if table else [],
        "column_info": [
            {"name": column.name, "type": column.type, "unit": column.unit, "role": column.role}
            for column in (plan.columns if plan else ())
        ],
        "rows": [[_plain(cell) for cell in row] for row in table.rows] if table else [],
        "truncated": table.truncated if table else False,
        "sentence": answer.sentence,
        "language": answer.language,
        "interpretation": answer.interpretation,
        "query": json.loads(query.to_json()) if query else None,
        "chart": _chart(answer.chart),
        "words": [word.__dict__ for word in answer.words],
        "alternatives": [
            {"text": found.text, "query": json.loads(found.query.to_json()), "difference": found.difference}
            for found in answer.alternatives
        ],
        "chips": [
            {"kind": one.kind, "name": one.name, "text": one.text, "without": _query(one.query)}
            for one in answer.chips
        ],
        "follow_up": _followed(answer),
        "presentation": answer.presentation,
        "thread": [_query(query) for query in answer.thread],
        "runners_up": [
            {
                "text": one.text,
                "query": _query(one.query),
                "reason": one.reason,
                "features": _features(one.features),
            }
            for one in answer.runners_up
        ],
        "confidence": answer.confidence,
        "features": _features(answer.features),
        "about": _about(answer),
        "reason": answer.reason,
        "teaching": answer.teaching,
        "code": answer.code,
        "notes": list(answer.notes),
        "now": answer.now,
        "as_of": answer.as_of,
        "latency_ms": round(sum(answer.ms.values()), 3),
        "ms": answer.ms,
        "hash": query.hash if query else "",
    }


def _chart(chart: Chart | None) -> dict[str, Any] | None:
    """Which chart, by what rule and why, what else fits, and what it says to who does not see it."""
    if chart is None:
        return None
    named = {"kind": chart.kind, "rule": chart.rule, "reason": chart.reason, "alt": chart.alt}
    return {**named, "fits": list(chart.fits)}


def _features(features: tuple[Feature, ...]) -> list[dict[str, Any]]:
    return [{"name": one.name, "count": one.count, "weight": one.weight} for one in features]


def _about(answer: Answer) -> dict[str, Any] | None:
    """What a question about the model asks for, and of what; None for a question for a number."""
    found = answer.about
    if found is None:
        return None
    things: list[dict[str, Any]] = [{"kind": one.kind, "name": one.name} for one in found.things]
    for thing, one in zip(things, found.things, strict=True):
        thing.update({"value": one.value} if one.kind == "value" else {})
    return {"kinds": list(found.kinds), "things": things}


def _query(query: LogicalQuery | None) -> Any:
    return json.loads(query.to_json()) if query else None


def _followed(answer: Answer) -> dict[str, Any] | None:
    """What became of the parts of the query before; None for a new topic."""
    found = answer.follow_up
    if found is None:
        return None
    replaced = [{"before": before, "after": after} for before, after in found.replaced]
    lists = {"kept": found.kept, "added": found.added, "dropped": found.dropped}
    return {**{name: list(texts) for name, texts in lists.items()}, "replaced": replaced}


def _plain(cell: Any) -> Any:
    """ISO dates, numbers as they are, NaN and infinities as None."""
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    if isinstance(cell, Decimal):
        return float(cell)
    if isinstance(cell, float) and (cell != cell or cell in (float("inf"), float("-inf"))):
        return None
    return cell


def as_json(data: dict[str, Any]) -> str:
    """One line of JSON."""
    return json.dumps(data, ensure_ascii=False, allow_nan=False)


def as_lines(answer: Answer) -> list[str]:
    """The answer for a person at a terminal: sentence, table, understanding, ways out."""
    lines, words = [f"{answer.sentence} {answer.teaching}".rstrip()], phrasing(answer.language)
    if answer.table is not None:
        lines += ["", *_table(answer.table, words)]
    if answer.interpretation:
        lines += ["", words.say("screen.understood", text=answer.interpretation)]
    lines += [f"{name}: {', '.join(texts)}" for name, texts in changes(answer).items()]
    lines += [words.say("screen.note", text=note) for note in answer.notes]
    if answer.as_of:
        lines.append(words.say("screen.age", as_of=answer.as_of, now=answer.now))
    if answer.alternatives:
        lines += ["", words.word("screen.ask")]
        lines += [f"  - {found.text}" for found in answer.alternatives]
    if answer.features:
        sure = f", confidence {answer.confidence:.3f}" if answer.confidence is not None else ""
        lines += ["", f"Costs {_sum(answer.features)}{sure}"]
    if answer.runners_up:
        lines += ["", words.word("screen.others")]
        for one in answer.runners_up:
            lines += [f"  - {one.text}: {one.reason}", f"    costs {_sum(one.features)}"]
    return [_harmless(line) for line in lines]


def _sum(features: tuple[Feature, ...]) -> str:
    """The cost of a reading as the sum that it is: "3.35 = 3 x 1 phrase + 0.35 dataset"."""
    parts = (
        f"{'' if one.count == 1 else f'{one.count:g} x '}{one.weight:g} {one.name}"
        for one in features
        if one.weight
    )
    return f"{sum(one.count * one.weight for one in features):g} = {' + '.join(parts)}"


def changes(answer: Answer) -> dict[str, tuple[str, ...]]:
    """What a question that goes on did to the one before, by what is said of it."""
    found, words = answer.follow_up, phrasing(answer.language)
    if found is None:
        return {}
    replaced = tuple(words.say("screen.in_place", after=new, before=old) for old, new in found.replaced)
    said = {"kept": found.kept, "added": found.added, "replaced": replaced, "dropped": found.dropped}
    return {words.word(f"screen.{name}"): texts for name, texts in said.items() if texts}


def _harmless(line: str) -> str:
    """Without control characters from data or question: a terminal would obey them."""
    return "".join(char if _prints(char) else "\N{REPLACEMENT CHARACTER}" for char in line)


def _prints(char: str) -> bool:
    """Whether a terminal shows it as itself: also the narrow spaces that languages put in numbers."""
    return char.isprintable() or unicodedata.category(char) == "Zs"


def _table(table: ResultTable, words: Phrasing, most: int = 20) -> list[str]:
    """The first rows in columns as wide as they need."""
    shown = [tuple(_text(cell, words) for cell in row) for row in table.rows[:most]]
    widths = [max(map(len, column)) for column in zip(table.columns, *shown, strict=True)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in (table.columns, *shown)
    ]
    more = len(table.rows) - most
    return [line.rstrip() for line in lines] + ([words.say("screen.more", n=more)] if more > 0 else [])


def _text(cell: Any, words: Phrasing) -> str:
    if cell is None:
        return words.word("words.unknown")
    if isinstance(cell, float):
        return words.figures(f"{cell:,.4f}".rstrip("0").rstrip("."))
    return (
        words.figures(f"{cell:,}")
        if isinstance(cell, int) and not isinstance(cell, bool)
        else str(_plain(cell))
    )
