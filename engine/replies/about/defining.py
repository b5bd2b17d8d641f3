"""What things of the model mean."""

from engine.answers.formulas import formula
from engine.replies.about.telling import Teller, Told
from engine.types.about import AboutQuestion, Thing

_COLUMNS = ("name", "kind", "meaning", "formula", "unit")


def definition(question: AboutQuestion, teller: Teller) -> Told:
    """One thing in a sentence; several, or a word with several meanings, in a table."""
    things = question.things
    if len(things) == 1:
        return Told(_sentence(things[0], teller), _COLUMNS, (_row(things[0], teller),))
    names = teller.names(things)
    if question.meanings:
        said = teller.say("definitions", word=question.word, n=len(things), names=names)
    else:
        said = teller.say("several", names=names)
    return Told(said, _COLUMNS, tuple(_row(thing, teller) for thing in things))


def _sentence(thing: Thing, teller: Teller) -> str:
    text, computed = meaning(thing, teller), _formula(thing, teller)
    kind = teller.data["kinds"][thing.kind]
    if thing.kind == "value":
        return _ended(text)
    if text:
        said = teller.say("definition", name=teller.inside(thing), text=_ended(text))
    else:
        said = teller.say("definition_unwritten", name=teller.inside(thing), kind=kind)
    unit = _unit(thing, teller)
    told = [said, teller.say("computed", formula=computed) if computed else ""]
    return " ".join(text for text in (*told, teller.say("unit", unit=unit) if unit else "") if text)


def meaning(thing: Thing, teller: Teller) -> str:
    """What the model says of a thing; "" where it says nothing."""
    if thing.kind == "metric":
        return teller.catalog.metrics[thing.name].description
    if thing.kind == "dataset":
        return teller.catalog.datasets[thing.name].description
    known = teller.catalog.dimensions[thing.name]
    if thing.kind == "value":
        label = next((one.label for one in known.values if one.value == thing.value), "")
        shown = label or str(thing.value)
        return teller.say("value", value=shown, dimension=known.label)
    return known.description


def _row(thing: Thing, teller: Teller) -> tuple[str, ...]:
    unit = _unit(thing, teller)
    kind = str(teller.data["kinds"][thing.kind])
    return teller.name(thing), kind, meaning(thing, teller), _formula(thing, teller), unit


def _unit(thing: Thing, teller: Teller) -> str:
    if thing.kind == "metric":
        return teller.catalog.metrics[thing.name].unit
    return teller.catalog.dimensions[thing.name].field.unit if thing.kind == "dimension" else ""


def _formula(thing: Thing, teller: Teller) -> str:
    return formula(teller.catalog.metrics[thing.name], teller.catalog) if thing.kind == "metric" else ""


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
