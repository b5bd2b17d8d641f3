"""What a question says as a whole, noted before any part of it is taken."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from engine.language.grammar.checking.doubts import check_compounds
from engine.language.grammar.checking.left_aside import check_left_aside
from engine.language.grammar.checking.passed_over import check_passed_over
from engine.language.grammar.checking.rules import says_any
from engine.language.grammar.checking.said_more import check_said_more
from engine.language.grammar.conditions.never_done import note_never_done
from engine.language.grammar.doings import check_doings
from engine.language.grammar.listing.told_again import note_told_again
from engine.language.grammar.listing.verb_rows import note_own_verbs
from engine.language.grammar.numbers.worth import note_worths
from engine.language.grammar.pieces import Draft, Mark
from engine.language.grammar.splitting.place_asked import mark_place_asked
from engine.language.grammar.times.other_times import check_other_times
from engine.language.grammar.times.right_now import note_now
from engine.language.phrases import Phrase
from engine.language.tokens import norms

_JOINING = (("ignored", "relative"), ("ignored", "copula"))  # "ships that were built"
_RANKING = (("op", "top"), ("op", "bottom"), ("op", "superlative"), ("agg", "max"), ("agg", "min"))
_LIMITS = ("moment", "value", "dimension", "measure", "timefield", "dataset", "metric")


def note(phrases: tuple[Phrase, ...], draft: Draft) -> None:
    """Note what the phrases say of the question as a whole, before any of them is taken."""
    draft.flags |= {"requested"} if ("ignored", "request") in draft.told else set()
    draft.doings = ignored_by(phrases, lambda rule: rule in ("doing", "verb"))
    draft.money_asked = _asks_money(phrases, draft)
    draft.earned = _earns(phrases, draft)
    draft.earning_asked = draft.earned and _is_asked(phrases)
    draft.boths, draft.described = ignored_by(phrases, lambda rule: rule == "both"), _described(phrases)
    draft.anyones = ignored_by(phrases, lambda rule: rule == "any")
    mark_place_asked(phrases, draft)
    note_told_again(phrases, draft)
    note_never_done(phrases, draft)
    check_doings(phrases, draft)
    note_own_verbs(phrases, draft)
    draft.flags |= {rule for rule in ("names", "which_ones") if ("ignored", rule) in draft.told}
    draft.who_asked = _asks_who(phrases, draft)
    note_now(phrases, draft)
    draft.who_is = _asks_who_is(phrases, draft)
    note_worths(phrases, draft)
    check_compounds(phrases, draft)
    check_passed_over(phrases, draft)
    check_other_times(phrases, draft)
    check_said_more(phrases, draft)
    check_left_aside(phrases, draft)
    draft.fatal.extend(Mark("unused", text) for text in _half_denied(phrases, draft))
    draft.flags |= {"asked_which"} if _asks_which(phrases) else set()
    draft.flags |= {"asked_one"} if _asks_one(phrases, draft) else set()
    draft.flags |= {"going"} if any(one.reason == "change period" for one in phrases) else set()
    draft.flags |= {"listing"} if ("ignored", "listing") in draft.told else set()


def _described(phrases: tuple[Phrase, ...]) -> frozenset[int]:
    """ "On ships that arrived last month": where things stand with what happened to them behind."""
    said = [one for one in phrases if (one.kind, one.target) not in _JOINING]
    return frozenset(
        one.start for one, behind in pairwise(said) if one.kind == "dimension" and behind.kind == "timefield"
    )


def _asks_which(phrases: tuple[Phrase, ...]) -> bool:
    """ "Which property has ...": the first word opens no clause where it stands right before a noun."""
    if len(phrases) < 2 or (phrases[0].kind, phrases[0].target) != ("ignored", "relative"):
        return False
    return phrases[1].kind in ("metric", "dataset", "dimension")


def _asks_who(phrases: tuple[Phrase, ...], draft: Draft) -> bool:
    """ "Who made the largest transfer": somebody is asked for."""
    first = phrases[0] if phrases else None
    said = draft.text_of(first.start, first.end).casefold() if first else ""
    return first is not None and first.kind == "ignored" and said in draft.pack.thesaurus["who"]


def _asks_who_is(phrases: tuple[Phrase, ...], draft: Draft) -> bool:
    """ "Who is our biggest client": right behind comes a word that ranks, and nothing that was done."""
    if not says_any("who_is", draft):
        return False
    openers = map(norms, draft.pack.thesaurus["who_is"])
    opened = next((len(one) for one in openers if norms(draft.text_of(0, len(one))) == one), 0)
    if not opened:
        return False
    ahead = [one for one in phrases if one.end > opened]
    while ahead and ahead[0].kind == "ignored" and ahead[0].target in ("article", "pronoun", "copula"):
        ahead.pop(0)
    return bool(ahead) and (ahead[0].kind, ahead[0].target) in _RANKING


def _asks_one(phrases: tuple[Phrase, ...], draft: Draft) -> bool:
    """ "How much ...", "what is the average ...": a question for a number."""
    first = (phrases[0].kind, phrases[0].target) if phrases else ("", "")
    words = norms(draft.text_of(0, phrases[0].end)) if first[0] == "metric" else ()
    openers = map(norms, draft.pack.thesaurus["paid_openers"])
    opened = words and any(words[: len(one)] == one for one in openers)  # "how much have people spent"
    return bool(opened) or first in (("op", "number_of"), ("ignored", "question"))


def _asks_money(phrases: tuple[Phrase, ...], draft: Draft) -> bool:
    """ "What have we paid out on claims": the money, and not how many claims."""
    if not (_is_asked(phrases) and says_any("paying", draft)):
        return False
    verbs = {word for text in draft.pack.thesaurus["paying"] for word in text.split()}
    said = (draft.text_of(one.start, one.end).casefold().split() for one in phrases if one.kind == "ignored")
    return any(verbs & set(words) for words in said)


def _is_asked(phrases: tuple[Phrase, ...]) -> bool:
    return bool(phrases) and (phrases[0].kind, phrases[0].target) == ("ignored", "question")


def _earns(phrases: tuple[Phrase, ...], draft: Draft) -> bool:
    """ "What did renewals bring in": the money that came of them, and not how many there were."""
    if not says_any("earning", draft):
        return False
    said = (draft.text_of(one.start, one.end).casefold() for one in phrases if one.kind == "ignored")
    return any(text in draft.pack.thesaurus["earning"] for text in said)


def ignored_by(phrases: tuple[Phrase, ...], wanted: Callable[[str], bool]) -> frozenset[int]:
    """The tokens of words without meaning of their own, of the rules that are wanted."""
    found = [phrase for phrase in phrases if phrase.kind == "ignored" and wanted(phrase.target)]
    return frozenset(at for phrase in found for at in range(phrase.start, phrase.end))


def _half_denied(phrases: tuple[Phrase, ...], draft: Draft) -> Iterator[str]:
    """ "Paid or not" asks for both; "paid or not in Leeds" denies what stands behind."""
    for one, behind in pairwise(phrases):
        if (one.kind, one.target) == ("ignored", "either") and behind.kind in _LIMITS:
            yield draft.text_of(one.start, one.end)


def joined(phrases: tuple[Phrase, ...]) -> frozenset[int]:
    """Where "and" or "or" joins things. Commas alone do not: "maximum price, online shop" is one number."""
    joining = [phrase for phrase in phrases if phrase.kind == "op" and phrase.target in ("and", "or")]
    return frozenset(at for phrase in joining for at in range(phrase.start, phrase.end))
