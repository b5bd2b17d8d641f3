"""The slash joins alternatives ("Chicago/Paris", "country/device"), or is "per" ("alerts/month")."""

from dataclasses import replace

from engine.language.grammar.pieces import Draft, Pieces, needs

_JOINED = ({"value"}, {"dimension", "timefield", "unit", "grain", "part"})


@needs("slash")
def settle_slashes(pieces: Pieces, draft: Draft) -> Pieces:
    """A slash between things of one kind is "and", one between a number and a unit of time is "per".

    Any other stays, and is not understood: between numbers it would divide.
    """
    settled = list(pieces)
    for at in range(1, len(pieces) - 1):
        beside = {pieces[at - 1].kind, pieces[at + 1].kind}
        if pieces[at].is_op("slash") and (pieces[at - 1].kind, pieces[at + 1].kind) == ("metric", "unit"):
            settled[at] = replace(pieces[at], value="per")
        elif pieces[at].is_op("slash") and any(beside <= kinds for kinds in _JOINED):
            settled[at] = replace(pieces[at], value="and")
            draft.joints |= frozenset(range(pieces[at].start, pieces[at].end))
    return settled
