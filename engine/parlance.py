"""The embedded door: a model, a source, and questions."""

import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from engine import pipeline
from engine.answers.finding import Finding
from engine.cache import cached_text
from engine.errors import EngineError, SourceError
from engine.insights.examples import examples_by, examples_of
from engine.insights.first_questions import FirstQuestion, first_questions
from engine.language.completion.completer import Completer
from engine.language.definitions import Definitions, meaning_of, read_definitions, write_definitions
from engine.language.pack import languages
from engine.language.readers import Readers
from engine.pipeline.onward import Onward
from engine.replies.keeping import words_to_keep
from engine.replies.telling import finding_in
from engine.session import Session
from engine.types.answer import Alternative, Answer
from engine.types.clock import Clock
from engine.types.completion import Completion, SoFar
from engine.types.conversation import Thread
from engine.types.mark import Mark, Step
from engine.warehouse.embedded import TIMEOUT_S, Warehouse
from engine.warehouse.feed_clock import feed_clock
from engine.warehouse.profile import Profile, fresh_profile, profile
from engine.warehouse.sources import open_source, source_name
from semantic.catalog import Catalog
from semantic.model import SemanticModel
from semantic.query import LogicalQuery
from semantic.yaml_io import load_cached


class Parlance:
    """Answers questions about one source.

    `source` is a path (DuckDB, SQLite, CSV, Parquet, Excel, JSON, or a folder of files) or the URL of a
    database. `progress` hears a line before long work. `model` is a folder of
    YAML, one YAML file, or a SemanticModel; without it a model is made from the source itself.
    `now` is the clock (naive means UTC); without it the model's declared clock, else the wall clock.
    `user` is a role that the model declares. Where the file behind the source is replaced, the next
    question is answered from the new one. `definitions` are the words and choices that this user keeps,
    or the file where they are, to which later ones are added. A statement that takes longer than `timeout`
    seconds is stopped. `cache` is a folder of its own for what is
    kept of the data between runs, so that it can be deleted with them; else it is kept with all else.

    Raises SourceError for a source that cannot be read, ModelError for a model with faults,
    EngineError for a role or a language that does not exist.
    """

    def __init__(
        self,
        model: str | Path | SemanticModel | None = None,
        source: str | Path | None = None,
        *,
        now: datetime | None = None,
        user: str | None = None,
        language: str = "en",
        definitions: Definitions | str | Path | None = None,
        progress: Callable[[str], None] | None = None,
        timeout: float = TIMEOUT_S,
        cache: Path | None = None,
    ) -> None:
        if source is None:
            raise SourceError("No source of data was given.", "Name a file, a folder or a database.")
        if user is not None:
            raise EngineError(f'The model declares no role "{user}".', "Ask without a role.")
        self.warehouse = Warehouse(open_source(str(source), progress), timeout=timeout, cache=cache)
        self._reopening = threading.Lock()
        self.model = self._model(model, source_name(str(source)))
        self.catalog = Catalog(self.model)
        self.definitions, self._kept_at = _kept(definitions)
        self._now = now
        self._language = language

    def _model(self, model: str | Path | SemanticModel | None, name: str) -> SemanticModel:
        if isinstance(model, SemanticModel):
            return model
        if model is not None:
            return load_cached(Path(model), cached_text)
        from engine.scaffold.scaffold import scaffold

        key = f"scaffold 23 {self.warehouse.fingerprint()} {name}"
        text = cached_text(key, lambda: scaffold(self.warehouse, name).model_dump_json(by_alias=True))
        return SemanticModel.model_validate_json(text)

    @property
    def clock(self) -> Clock:
        """The caller's clock, else the model's declared one, else the wall clock; UTC.

        A feed with a time of its own (feed.clock) moves the declared clock forward.
        """
        if self._now is not None:
            return Clock(_utc(self._now), "caller")
        if self.model.now:
            declared = _utc(datetime.fromisoformat(self.model.now))
            return Clock(max(declared, self._fed or declared), "model")
        return Clock(datetime.now(UTC).replace(tzinfo=None, microsecond=0), "wall")

    @cached_property
    def _fed(self) -> datetime | None:
        """The time of the feed that fills the source, if it has one of its own."""
        return feed_clock(self.warehouse)

    @cached_property
    def session(self) -> Session:
        """What the pipeline works with; the clock in it is the one of the first question."""
        found = profile(self.warehouse, self.catalog)
        return self._session(self.warehouse, found, self._readers(found))

    def _readers(self, found: Profile) -> Readers:
        words = self.definitions.words
        return Readers(self.catalog, found.values, self._language, words, self.warehouse.cache)

    def _session(self, warehouse: Warehouse, found: Profile, readers: Readers) -> Session:
        try:
            reader = readers.at_home
        except FileNotFoundError:
            known = ", ".join(languages())
            raise EngineError(f'There is no language pack "{self._language}".', f"Use {known}.") from None
        return Session(reader.catalog, readers, reader, warehouse, found, self.clock, self.definitions)

    def ask(
        self, question: str, context: Answer | LogicalQuery | None = None, *, all_readings: bool = False
    ) -> Answer:
        """The reply to a question in plain words: an answer, a question back, or a refusal.

        `context` is the answer before, or its query: a question that is not complete by itself goes on
        from it, and the reply to a question back chooses one of its choices. With `all_readings` the
        answer tells the other readings too, and why each lost.
        """
        thread, spoken = thread_of(context), context.language if isinstance(context, Answer) else ""
        return pipeline.ask(question, self._current(), thread, all_readings=all_readings, spoken=spoken)

    def query(self, query: LogicalQuery, context: Answer | LogicalQuery | None = None) -> Answer:
        """The answer to a logical query; with `context` as a step of that conversation."""
        session = self._current()
        if isinstance(context, Answer):
            session = session.speaking(session.readers.reader(context.language))
        return pipeline.run(query, session, thread_of(context))

    def finding(self, answer: Answer) -> Finding:
        """The rows of an answer with their meaning, for showing them in the language of the answer.

        Raises EngineError where the answer has no rows.
        """
        if answer.plan is None or answer.table is None:
            raise EngineError("There are no rows to tell of.", "Ask a question that is answered.")
        kept = self.session
        session = kept.speaking(kept.readers.reader(answer.language))
        return finding_in(answer.plan, answer.table, session, datetime.fromisoformat(answer.now))

    def onward(self, answer: Answer) -> Onward:
        """What else there is to an answer: its proof, edits of its query, next questions, other readings."""
        session = self._current()
        return Onward(answer, session.speaking(session.readers.reader(answer.language)))

    def steps(self, answer: Answer, mark: Mark) -> tuple[Step, ...]:
        """The questions that a part of an answer leads to, each of which is answered; nothing is run."""
        if answer.plan is None or answer.table is None:
            return ()
        finding, kept = self.finding(answer), self._current()
        session = kept.speaking(kept.readers.reader(answer.language))
        return pipeline.steps(finding, mark, session)

    def export(self, answer: Answer, kind: str, dialect: str = "duckdb") -> bytes:
        """An answer as a file: csv, xlsx, parquet, png, svg, pdf, pptx or sql (in the dialect).

        Raises EngineError where the answer has no rows or no picture, where no such file or dialect exists,
        or where the libraries of the extra `export` are missing.
        """
        from engine.answers.exporting import ExportError, check_kind, export
        from engine.answers.parcel import parcel_of
        from engine.dialects.text import dialects

        check_kind(kind)
        if dialect not in dialects():
            raise ExportError(f'There is no dialect "{dialect}".', f"Use {', '.join(dialects())}.")
        return export(parcel_of(answer, self.finding(answer), self.catalog, dialect), kind)

    def keep(self, asked: Answer, choice: Alternative) -> None:
        """Take this choice from now on, whenever a question of the kind would be asked back.

        `asked` is the question back. Raises EngineError where it is none, OSError where the choice cannot
        be filed.
        """
        words = words_to_keep(asked)
        if asked.status != "clarify" or not words:
            raise EngineError("Only a choice of a question back can be kept.", "Ask a question first.")
        self._define(self.definitions.with_choice(words, choice.query))

    def teach(self, word: str, target: str) -> None:
        """Let a word mean a metric, a dimension, or a value, given as `dimension = value`, from now on.

        Raises EngineError where the model has no such thing, OSError where the word cannot be filed.
        """
        meaning = meaning_of(target, word, self.catalog, self.session.profile.values)
        self._define(self.definitions.with_word(meaning))

    def _define(self, definitions: Definitions) -> None:
        if self._kept_at is not None:
            write_definitions(definitions, self._kept_at)
        with self._reopening:
            self.definitions = definitions
            kept = self.session
            same = kept.definitions.words == definitions.words
            readers = kept.readers if same else self._readers(kept.profile)
            self.session = self._session(kept.warehouse, kept.profile, readers)

    def complete(self, text: str, cursor: int | None = None, limit: int = 8) -> tuple[Completion, ...]:
        """Ways to go on at the cursor (counted in characters, at the end by itself); nothing is run.

        A completion of kind question is a whole question that is answered. The order is the same each time.
        """
        session = self._current()
        place = len(text) if cursor is None else min(max(cursor, 0), len(text))
        if len(text) > pipeline.MAX_CHARACTERS:
            return ()
        whole = text[:place].rpartition(" ")[0]  # half a word is of no language yet
        reader = session.readers.for_question(whole or text[:place])
        completer = Completer(reader, lambda question: pipeline.foreseen(question, session))
        return completer.complete(text, place, limit)

    def reading(self, text: str, context: Answer | LogicalQuery | None = None) -> SoFar:
        """What is understood of a text while it is typed, or what is missing; nothing is run.

        It is what `ask` would understand after the same `context`.
        """
        spoken = context.language if isinstance(context, Answer) else ""
        return pipeline.so_far(text, self._current(), thread_of(context), spoken)

    def _current(self) -> Session:
        """The session of the file as it is now, with a fresh clock where the clock is the wall's."""
        self.catch_up()
        kept, clock = self.session, self.clock
        if clock == kept.clock:
            return kept
        return replace(kept, clock=clock)

    def catch_up(self) -> bool:
        """Read the source anew if its file was replaced; whether it was. Safe to call from any thread.

        Questions that run go on with the file they began with. While one thread reads anew, others use
        what is there. A file that cannot be read changes nothing.
        """
        if not self.warehouse.is_replaced() or not self._reopening.acquire(blocking=False):
            return False
        try:
            kept, warehouse = self.session, self.warehouse.reopened()
            found, fed = fresh_profile(warehouse, self.catalog), feed_clock(warehouse)
            same = found.values == kept.profile.values
            readers = kept.readers if same else self._readers(found)
            self._fed = fed
            self.session = self._session(warehouse, found, readers)
            self.warehouse = warehouse
        except SourceError:
            return False
        finally:
            self._reopening.release()
        return True

    @property
    def as_of(self) -> datetime | None:
        """The newest moment in the data; None where nothing carries a time."""
        return self.session.profile.newest

    def first_questions(self) -> tuple[FirstQuestion, ...]:
        """Up to three questions out of the data as they are, each run once; for who has asked none yet."""
        return first_questions(self._current())

    def examples_of(self, metric: str) -> tuple[LogicalQuery, ...]:
        """Queries by which this metric is met for the first time; each can be answered."""
        return examples_of(metric, self._current())

    def examples_by(self, dimension: str, metrics: Iterable[str]) -> tuple[LogicalQuery, ...]:
        """Queries that split some of these metrics by this dimension; each can be answered."""
        return examples_by(dimension, metrics, self._current())

    def worded(self, query: LogicalQuery, language: str) -> str:
        """The question that a query answers, in a language; asking it gives the query back."""
        return self.session.readers.reader(language).restater.restate(query)

    def examples(self) -> tuple[str, ...]:
        """Three questions that this model answers."""
        queries = self.session.suggester.headlines()
        texts = [self.session.reader.restater.restate(query) for query in queries]
        return (self.model.examples or tuple(dict.fromkeys(texts)))[:3]


def _utc(moment: datetime) -> datetime:
    """The moment in UTC, without zone."""
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


def _kept(definitions: Definitions | str | Path | None) -> tuple[Definitions, Path | None]:
    """The words and choices that are kept, and the file for later ones."""
    if definitions is None or isinstance(definitions, Definitions):
        return definitions or Definitions(), None
    path = Path(definitions)
    return read_definitions(path), path


def thread_of(context: Answer | LogicalQuery | None) -> Thread:
    """What a question may go on from after an answer, or from a query."""
    if isinstance(context, LogicalQuery):
        return Thread((context.canonical(),))
    if context is None:
        return Thread()
    return Thread(context.thread, context.alternatives if context.status == "clarify" else ())
