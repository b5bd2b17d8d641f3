"""The reply to a question about the model: a sentence, and a table where people would rather see one."""

from collections.abc import Callable
from dataclasses import replace

from engine.language.about.reading import AboutReading
from engine.replies.about import defining, freshness, keeping, lineage, possibilities
from engine.replies.about.restating import restated
from engine.replies.about.telling import Probe, Teller, Told
from engine.replies.asked import Asked
from engine.types.about import AboutKind, AboutQuestion
from engine.types.answer import Answer, Word
from engine.types.result import ResultTable

_REPLIES: dict[AboutKind, Callable[[AboutQuestion, Teller], Told]] = {
    "definition": defining.definition,
    "lineage": lineage.lineage,
    "filters": lineage.filters,
    "owner": keeping.owner,
    "freshness": freshness.freshness,
    "target": keeping.target,
    "anything": possibilities.metrics,
    "metrics": possibilities.metrics,
    "dimensions": possibilities.dimensions,
    "datasets": possibilities.datasets,
    "topic": possibilities.topic,
    "splits": possibilities.splits,
    "values": possibilities.values,
}


def told(asked: Asked, reading: AboutReading, probe: Probe) -> Answer:
    """The answer to everything that the question asks of the model."""
    question, teller = reading.question, Teller(asked.session, probe)
    parts = [_REPLIES[kind](question, teller) for kind in question.kinds]
    shown = next((part for part in parts if part.rows), parts[0])
    columns = tuple(str(teller.data["columns"][key]) for key in shown.columns)
    asked.watch.lap("answer")
    return asked.reply(
        "answer",
        " ".join(part.sentence for part in parts),
        interpretation=restated(question, asked.session.reader),
        about=question,
        sql=";\n".join(part.sql for part in parts if part.sql),
        table=ResultTable(columns, shown.rows) if shown.rows else None,
        words=words_of(asked, reading),
    )


def words_of(asked: Asked, reading: AboutReading) -> tuple[Word, ...]:
    """What became of the words: names of things, and all the others together as what they ask for."""
    tokens = asked.session.reader.link(asked.question).tokens
    named = {at: phrase for phrase in reading.phrases for at in range(phrase.start, phrase.end)}
    words: list[Word] = []
    for at in sorted({*named, *reading.literals}):
        token, phrase = tokens[at], named.get(at)
        role = str(phrase.kind) if phrase else "function"
        target = ", ".join(phrase.target if phrase else reading.question.kinds)
        before = words[-1] if words else None
        joins = before is not None and (before.role, before.target) == (role, target)
        if before is not None and joins and named.get(at - 1) is phrase:
            text = asked.question[before.start : token.end]
            words[-1] = replace(before, text=text, end=token.end)
        else:
            text = asked.question[token.start : token.end]
            words.append(Word(text, token.start, token.end, role, target, "understood"))
    return tuple(words)
