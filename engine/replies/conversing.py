"""Replies inside a conversation: what they went on from, and what the next question may go on from."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from engine.answers.choose import choose
from engine.answers.finding import Finding
from engine.language.dialogue.chips import changes, chips_of
from engine.language.grammar.compose import Reading
from engine.replies.asked import Asked
from engine.replies.offers import MAX_SUGGESTIONS, Offer
from engine.replies.telling import finding_in
from engine.session import Session
from engine.types.answer import Answer, Chart, Word
from engine.types.conversation import Thread
from semantic.periods import PreviousPeriod
from semantic.query import UNCUT, LogicalQuery

SHOW = "show:"
_PLAIN = ("table", "number")
_DRAWN = {
    "bars": ("bar", "grouped_bar", "histogram", "funnel", "waterfall", "stacked"),
    "line": ("line", "lines", "small_multiples"),
    "pie": ("share",),
    "chart": (),
}


def in_thread(answer: Answer, thread: Thread, session: Session, base: LogicalQuery | None) -> Answer:
    """The answer with its parts in words, and with the queries that the next question may go on from.

    `base` is the query that the question went on from. Whatever is no answer changes nothing.
    """
    if answer.status != "answer" or answer.query is None:
        return replace(answer, thread=thread.queries)
    restater = session.reader.restater
    chips = chips_of(answer.query, restater)
    followed = changes(chips_of(base, restater), chips) if base is not None else None
    return replace(answer, chips=chips, follow_up=followed, thread=thread.plus(answer.query))


def drawn_as(wanted: str) -> tuple[str, ...]:
    """The kinds of chart that a wish stands for: "bars" for more than one; a kind is called by itself."""
    return _DRAWN.get(wanted, (wanted,))


def presentation_of(reading: Reading | None) -> str:
    """How the question wants its answer shown: "pie", "table", "number"; "" where it does not say."""
    targets = [str(one.target) for one in reading.phrases if one.kind == "move"] if reading else []
    return next((target.removeprefix(SHOW) for target in targets if target.startswith(SHOW)), "")


def presented(answer: Answer, wanted: str, asked: Asked) -> Answer:
    """The answer shown as it is wanted, or with a note why another picture shows it better."""
    if not wanted or answer.plan is None or answer.table is None:
        return answer
    if wanted in _PLAIN:
        kept = answer.chart is None or answer.chart.kind == wanted
        plain = answer.chart if kept else Chart("none", asked.reason("shown_plain"), rule="shown_plain")
        return replace(answer, presentation=wanted, chart=plain)
    finding = finding_in(answer.plan, answer.table, asked.session, asked.session.clock.now)
    kinds = drawn_as(wanted)
    chart = choose(finding, kinds)
    fits = chart.kind in kinds if kinds else chart.kind not in ("none", *_PLAIN)
    notes = answer.notes if fits else (*answer.notes, _misfit(wanted, finding, asked))
    return replace(answer, presentation=wanted, notes=notes, chart=chart if fits else answer.chart)


def _misfit(wanted: str, finding: Finding, asked: Asked) -> str:
    """Why the picture that is wanted does not fit, where the language of the answer has words for it."""
    said = asked.reason("not_drawn")
    why = finding.words.template(f"misfits.{wanted}")
    same_language = finding.words.language == asked.session.reader.pack.language
    return finding.words.say("alts.misfit", said=said, why=why) if why and same_language else said


def nothing_to_undo(asked: Asked) -> Answer:
    """There is no question before the last one."""
    reason = asked.reason("nothing_to_undo")
    return asked.reply("refuse", reason, reason=reason, code="nothing_to_undo")


def no_reason_known(asked: Asked, base: LogicalQuery, offer: Offer) -> Answer:
    """ "Why?" is not answered; what may show the reason is offered: the period before, finer splits."""
    reason = asked.reason("why")
    found = offer.alternatives(looking_closer(base, asked.session), MAX_SUGGESTIONS)
    words = whole_question(asked.question, "why")
    return asked.reply("refuse", reason, reason=reason, code="why", words=words, alternatives=found)


def looking_closer(base: LogicalQuery, session: Session) -> Iterator[LogicalQuery]:
    """What may show the reason of a number: the period before, finer groups, other splits."""
    if base.time is not None and base.compare_to is None and not base.calculations:
        yield base.model_copy(update={"compare_to": PreviousPeriod()})
    loose = base.model_copy(update={**UNCUT, "having": None, "calculations": ()})
    plain = loose.model_copy(update={"group_by": ()})
    yield from chain(session.suggester.finer(loose), session.suggester.by_dimensions(plain))


def asked_again(asked: Asked, thread: Thread, unused: str = "") -> Answer:
    """The same question back, where the reply named none of its choices; `unused` is what is lost of it."""
    reason = asked.reason("ambiguous", n=len(thread.choices))
    reason = f"{asked.reason('unused', text=unused.strip())} {reason}" if unused.strip() else reason
    return asked.reply("clarify", reason, reason=reason, code="ambiguous", alternatives=thread.choices)


def whole_question(question: str, target: str) -> tuple[Word, ...]:
    """All words of a question as one, where they have one meaning together."""
    said = question.strip()
    start = question.find(said)
    return (Word(said, start, start + len(said), "function", target, "understood"),) if said else ()
