"""What an answer is told from, in the language that it is told in."""

from datetime import datetime

from engine.answers.finding import Finding
from engine.answers.telling import finding_of
from engine.language.restating.restate import Restater
from engine.phrasing import english, phrasing
from engine.refusals import told
from engine.session import Session
from engine.types.plan import Plan
from engine.types.refusal import Refusal, Said
from engine.types.result import ResultTable
from semantic.query import LogicalQuery, MetricRef


def finding_in(plan: Plan, table: ResultTable, session: Session, now: datetime) -> Finding:
    """Rows with all that is known of them, in the language of the session; in English where that has no
    sentences of its own. `now` is in UTC."""
    pack = session.reader.pack
    words = phrasing(pack.language) if pack.data["answers"]["written"] else english()
    if words.is_english:
        return finding_of(plan, table, session.catalog, now)
    labels = labels_of(plan.query, session.reader.restater)
    return finding_of(plan, table, session.catalog, now, words, labels)


def told_in(refusal: Refusal, session: Session) -> tuple[str, str]:
    """Message and hint of a refusal, in the language of the session."""
    restater = session.reader.restater

    def called(said: Said) -> str:
        try:
            return restater.metric(said.term)  # type: ignore[arg-type]
        except KeyError:  # a number made on the spot, which the model does not know
            return said.text

    return told(refusal, phrasing(session.reader.pack.language), called)


def labels_of(query: LogicalQuery, restater: Restater) -> dict[str, str]:
    """What the terms of a query are called in a language, by key."""
    known = restater.namer.catalog.metrics
    made = {term.key: term for term in query.metrics}
    asked = {one.of: MetricRef(name=one.of) for one in query.calculations if one.of in known}
    metrics = {key: restater.named(term, query) for key, term in {**asked, **made}.items()}
    return metrics | {term.key: restater.group(term) for term in query.group_by}
