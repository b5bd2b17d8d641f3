"""What a vocabulary is, and those that are known: one YAML file each in vocabularies/."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from engine.ingest.vocabulary_values import Made, Source, number
from semantic.base import Frozen

START = "start"  # play or resume: most vocabularies do not tell them apart, the position does


class Told(Frozen):
    """One kind of row that a record of some name tells."""

    stream: str = "player_events"
    event: str = ""  # the name of the player event
    each: tuple[str, ...] = ()  # lists, each inside the one before; a row for each item
    unless: Mapping[str, str] = {}  # path -> text; where it stands there, the row is not told
    columns: Mapping[str, tuple[Source, ...]] = {}


class Otherwise(Frozen):
    """What a record tells whose name no vocabulary knows, if one of the paths leads to something."""

    needs: tuple[str, ...]
    tells: tuple[Told, ...]


class Vocabulary(Frozen):
    """How one kind of foreign record is spelled; `docs/vocabularies.md` tells the sources."""

    vocabulary: str
    order: int  # which is tried first
    told_by: tuple[str, ...]  # paths of the name
    needs: tuple[str, ...]  # one of these paths must lead to something
    columns: Mapping[str, tuple[Source, ...]]
    names: Mapping[str, tuple[Told, ...]]  # name -> rows; none where the name is known and tells nothing
    also: Mapping[str, str] = {}  # another name -> name
    otherwise: Otherwise | None = None
    beginning_s: float = 0.0  # a start up to this position is a play, a later one a resume


def event_of(event: str, position: Made, beginning_s: float) -> str:
    """The name of a player event; a start is told apart by its position."""
    if event != START:
        return event
    at = number(position) if position else None
    return "video_resume" if at is not None and at > beginning_s else "video_play"


@cache
def vocabularies() -> tuple[Vocabulary, ...]:
    """All vocabularies, in the order in which they are tried."""
    folder = files("engine.ingest").joinpath("vocabularies")
    texts = [file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith(".yaml")]
    found = [Vocabulary.model_validate(yaml.safe_load(text), strict=False) for text in texts]
    return tuple(sorted(found, key=lambda known: known.order))
