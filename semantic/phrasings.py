"""How people say a number in a sentence: with a verb, an adjective or another noun than its name.

"Watch time" is also how long people watched, "time to resolve" how quickly alerts are resolved. A phrasing
says what is done, by whom and to what, and how it is asked for; the grammar of a language makes sentences
of it.
"""

from typing import Literal

from pydantic import model_validator

from semantic.base import Frozen

Asked = Literal["times", "time", "amount", "doers", "things", "share", "time_share", "part", "lapse", "level"]
_OF_NOUNS = ("times", "share")


class Phrasing(Frozen):
    """One way to say a number, in base forms: `verbs` ("watch", "give up"), `adjectives` or plural `nouns`.

    `asked` says how it is asked for: how often something is done (times), how long (time), how much of it
    (amount), how many do it (doers), to how many it is done (things), by or to which share (share), in which
    share of the time (time_share), to how much of one thing (part), how long it takes until it is done
    (lapse), or how busy, old, ... something is (level). `by` and `to` are who does it and to what, `whom` who
    is asked or paid or sent it: datasets of the model by name, which bring all their nouns, dimensions, which
    bring their values, or other words in the plural. With `each` the number is that of one of them: how long
    does a viewer watch.
    """

    asked: Asked
    verbs: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    each: bool = False

    @model_validator(mode="after")
    def _is_whole(self) -> "Phrasing":
        """A phrasing has words of one kind, asked for as such words can be."""
        if sum(map(bool, (self.verbs, self.adjectives, self.nouns))) != 1:
            raise ValueError("a phrasing has verbs, adjectives or nouns, and one of the three")
        if bool(self.adjectives) != (self.asked == "level"):
            raise ValueError("adjectives ask for a level, and nothing else does")
        if self.nouns and self.asked not in _OF_NOUNS:
            raise ValueError("nouns are asked for as times or share")
        if (self.each or self.asked == "doers") and not self.by:
            raise ValueError("who does it must be said in `by`")
        if self.asked in ("things", "part") and not self.to:
            raise ValueError("what it is done to must be said in `to`")
        return self

    @property
    def words(self) -> tuple[str, ...]:
        """The words that say what is done, or how it is."""
        return self.verbs or self.adjectives or self.nouns
