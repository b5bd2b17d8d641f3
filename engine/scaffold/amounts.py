"""Other wordings for amounts: the ordered quantity, the selling price beside the cost price."""

from engine.scaffold.facts import TableFacts
from engine.scaffold.lexicon import choices, listed, pairs
from engine.scaffold.sketch import Sketch
from engine.scaffold.words import Words, phrase


def amounts(said: Words, unit: str, table: TableFacts, sketch: Sketch) -> tuple[str, ...]:
    """Wordings for a number of these words, also without its unit (lead time days); mostly none."""
    done = pairs("amount_doings").get(said[0], "") if len(said) == 2 and said[-1] == "quantity" else ""
    found: tuple[str, ...] = (f"{done} {said[-1]}", f"{said[-1]} {done}") if done else ()
    named = len(said) > 2 or (len(said) == 2 and said[0] in listed("measure_words"))
    timed = named and said[-1] in pairs("said_units") and said[-2] != "per"
    units = choices("unit_names").get(unit, ())[:1] if not set(said) & set(pairs("said_units")) else ()
    found += tuple(phrase((*said, name)) for name in units)
    cut = (phrase(said[:-1]),) if timed or (unit and len(said) > 1 and said[-1] == "time") else ()
    listed_at = (phrase((*said, "price")), "list price") if said[-1] == "list" else ()
    pace = pairs("paces").get(said[0], "") if len(said) > 1 else ""
    links = choices("pace_links")[pace] if pace else ()
    found += tuple(phrase((*said[1:], link)) for link in links)
    lasting = _lasting(said, table, sketch)
    return (
        *found,
        *cut,
        *listed_at,
        *lasting,
        *_measured(said, unit, table, sketch),
        *_prices(said, table, sketch),
    )


def _lasting(said: Words, table: TableFacts, sketch: Sketch) -> tuple[str, ...]:
    """Lead days are the lead time and notice weeks the notice period, if no other column is called so."""
    if len(said) < 2 or said[-1] not in pairs("said_units"):
        return ()
    taken = {phrase(sketch.vocabulary.words(one.name)) for one in table.columns}
    nouns = [noun for noun, names in choices("lasting_nouns").items() if said[-2] in names]
    return tuple(name for noun in nouns if (name := phrase((said[-2], noun))) not in taken)


def _measured(said: Words, unit: str, table: TableFacts, sketch: Sketch) -> tuple[str, ...]:
    """What the unit says and the name does not: net_kg is the net weight, if no other column is called so."""
    noun = pairs("unit_measures").get(unit, "")
    if not noun or noun in said or said[-1] in listed("measure_words"):
        return ()
    taken = {sketch.vocabulary.words(one.name) for one in table.columns}
    return () if (*said, noun) in taken else (phrase((*said, noun)),)


def _prices(said: Words, table: TableFacts, sketch: Sketch) -> tuple[str, ...]:
    """Where a table has one price and one cost of its things, people tell them apart by what is done."""
    own = ("price", "cost")
    called = [sketch.vocabulary.words(other.name) for other in table.columns if other.is_number]
    prices, costs = ([one for one in called if one[-1] == end] for end in own)
    if len(prices) != 1 or len(costs) != 1 or said[-1] not in own:
        return ()
    names = listed("price_names" if said[-1] == "price" else "cost_names")
    taken = {phrase(one) for one in called}
    return tuple(sorted(name for name in names if name not in taken))
