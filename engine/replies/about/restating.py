"""A question about the model as a sentence that reads back to it."""

from engine.language.about.words import about_words
from engine.language.reader import Reader
from engine.types.about import AboutQuestion, Thing


def restated(question: AboutQuestion, reader: Reader) -> str:
    """The question in the model's own words."""
    asked = about_words(reader.pack.language).told["asked"]
    last = reader.pack.data["restate"]["list"]
    names = [_named(thing, reader) for thing in question.things]
    items = last.join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    return ", ".join(str(asked[kind]).format(items=items) for kind in question.kinds)


def _named(thing: Thing, reader: Reader) -> str:
    namer = reader.restater.namer
    if thing.kind == "metric":
        return namer.lowered(namer.metric(thing.name))
    if thing.kind == "dimension":
        return namer.lowered(namer.dimension(thing.name))
    if thing.kind == "dataset":
        known = reader.catalog.datasets[thing.name]
        return namer.lowered(known.label or known.name)
    return f'"{thing.value}"'
