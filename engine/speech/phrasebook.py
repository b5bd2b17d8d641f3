"""How a language is spoken, as data: loaded from `packs/spoken`."""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, eq=False)
class Phrasebook:
    """The frames and the sounds of one language."""

    data: dict[str, Any]
    text: str  # as it is written: what is made of it is kept under this

    def words(self, text: str) -> list[str]:
        """The words of a wording as they are spoken: without signs, in small letters."""
        spaced = text.casefold()
        for sign, spoken in self.data["signs"].items():
            spaced = spaced.replace(sign, f" {spoken} ") if not sign.isalpha() else spaced
        cleaned = "".join(char if char.isalnum() or char == "'" else " " for char in spaced)
        return [word for part in cleaned.split() if (word := part.strip("'"))]


def spoken_languages() -> tuple[str, ...]:
    """The languages that can be spoken."""
    return tuple(sorted(one.name[:-5] for one in files("engine.packs").joinpath("spoken").iterdir()))


@lru_cache(maxsize=4)
def phrasebook(language: str) -> Phrasebook:
    """The phrasebook of a language that can be spoken."""
    text = files("engine.packs").joinpath("spoken", f"{language}.yaml").read_text(encoding="utf-8")
    return Phrasebook(yaml.safe_load(text), text)
