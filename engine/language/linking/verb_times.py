"""Times by the bare verb of what happened: "did we sign" is of when something was signed."""

from collections.abc import Iterator, Sequence

from engine.language.linking.lexicon import Lexicon
from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.tokens import Token
from engine.language.weights import WEIGHTS


def find_verb_times(tokens: Sequence[Token], at: int, pack: Pack, lexicon: Lexicon) -> Iterator[Phrase]:
    """The times called by the past form of the verb at a place, where it stands as one is asked for.

    A word that the model has itself is that, and no verb of something else.
    """
    base = tokens[at].norm
    forms = pack.bent.get(base, ())
    if at == 0 or not forms or forms[0] != base or base in lexicon.surface or pack.is_link(base):
        return
    if not stands_as_verb(tokens, at, pack):
        return
    for past in dict.fromkeys(forms[2:-1]):
        for term in lexicon.whole((pack.stem(past),)):
            if term.kind == "timefield" and term.words == (past,):
                cost = WEIGHTS[term.source] + WEIGHTS["timefield"] + WEIGHTS["other_inflection"]
                yield Phrase(at, at + 1, term.kind, term.target, cost, term.source)


def stands_as_verb(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """ "Did each shop sell", "can take", "we need": where the base form of a verb has its place."""
    words = pack.thesaurus
    if tokens[at - 1].norm in (*words["subjects"], *words["auxiliaries"], *words["modals"]):
        return True
    asked = any(token.norm in words["auxiliaries"] for token in tokens[: at - 1])
    return asked and not pack.is_glue(tokens[at - 1].norm)
