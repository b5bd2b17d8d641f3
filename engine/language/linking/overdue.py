"""Words for what should have happened by now and has not: an invoice past its due date that is not paid.

They are known where the model has both times, and no such word of its own.
"""

from engine.language.linking.lexicon import Lexicon
from engine.language.linking.states import States
from engine.language.linking.values import Values
from engine.language.pack import Pack
from engine.language.tokens import norms


def overdue_of(lexicon: Lexicon, values: Values, pack: Pack) -> States:
    """The fields that then have no value, each with the one that has passed, by the words that say so."""
    said = [norms(text) for text in pack.thesaurus["overdue"]]
    own = any(lexicon.whole(tuple(map(pack.stem, words))) or values.knows(words[0]) for words in said)
    pairs = () if own else tuple(f"{done} {due}" for due, done in _pairs(lexicon, pack))
    return dict.fromkeys(said, pairs) if pairs else {}


def _pairs(lexicon: Lexicon, pack: Pack) -> list[tuple[str, str]]:
    """When it was due, and when it was done, of each kind of rows that has one of both."""
    due: dict[str, set[str]] = {}
    done: dict[str, set[str]] = {}
    for term in lexicon.terms:
        if term.kind != "timefield" or term.source == "thesaurus" or term.target.count(".") != 1:
            continue
        home = term.target.partition(".")[0]
        if set(term.words) & set(pack.thesaurus["overdue_by"]):
            due.setdefault(home, set()).add(term.target)
        elif set(term.words) & set(pack.thesaurus["overdue_until"]):
            done.setdefault(home, set()).add(term.target)
    both = [home for home in due if len(due[home]) == 1 and len(done.get(home, ())) == 1]
    return [(next(iter(due[home])), next(iter(done[home]))) for home in both]
