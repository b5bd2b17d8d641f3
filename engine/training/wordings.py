"""Questions for a wish: by the templates of the language pack, and reworded in ways that have names.

A question is put together of parts (number, groups, value, period), each in one of several wordings, in one
of several orders. Some wordings are the model's own, some are words that nobody told it; words are left out,
bent and mistyped.
"""

import random
import string
from dataclasses import dataclass

from engine.language.pack import Pack
from engine.language.restating.restate import Restater
from engine.training.things import Part, Thing
from engine.training.wishes import Wish

_ADJECTIVES = ("urgent", "foreign", "unpaid", "first", "late", "other", "new", "big")
_LEFT_OUT = ("of", "the", "in", "for", "where", "is", "with", "each")  # in a telegram
_SHORTEST_TYPED = 6  # letters of the shortest word in which an error is made


@dataclass(frozen=True)
class Writer:
    """Words a wish as a person might who knows the things but not the model."""

    pack: Pack
    restater: Restater
    chance: random.Random

    def plain(self, wish: Wish) -> str:
        """The sentence by which Parlance itself says it; "" where it cannot be said."""
        return self.restater.restate(wish.query) if wish.query else ""

    def question(self, wish: Wish) -> str:
        """One question for the wish."""
        chance = self.chance
        rest = [*self._conditions(wish), *([self._period(wish)] if wish.period else [])]
        if wish.top:
            text = " ".join([self._ranking(wish), *rest])
        else:
            front = self._number(wish)
            parts = [*([self._groups(wish)] if wish.groups or wish.grain else []), *rest]
            chance.shuffle(parts)
            front_last = parts and not wish.having and chance.random() < 0.12
            text = " ".join([*parts, front] if front_last else [front, *parts])
        return self._roughened(text)

    # The number

    def _number(self, wish: Wish) -> str:
        if wish.number is None:
            noun = self._things(wish.thing)
            adjective = f"{self.chance.choice(_ADJECTIVES)} " if wish.query is None else ""
            start = self.chance.choice(
                ["", *self.pack.data["operators"]["number_of"][:3], "number of", "how many"]
            )
            return f"{start} {adjective}{noun}".strip()
        word = self._label(wish.number, self._owner(wish))
        if wish.aggregate == "sum" and self.chance.random() < 0.4:
            return word
        begun = self.chance.choice(
            [self.pack.data["restate"]["aggregates"][wish.aggregate], self._aggregate(wish)]
        )
        return f"{begun} {word}"

    def _aggregate(self, wish: Wish) -> str:
        names = {"average": "average", "median": "median"}
        return str(
            self.chance.choice(self.pack.data["aggregates"][names.get(wish.aggregate, wish.aggregate)][:3])
        )

    def _owner(self, wish: Wish) -> str:
        """What the number belongs to, where it is said: "age of captains"."""
        return wish.thing.noun if self.chance.random() < 0.15 else ""

    def _things(self, thing: Thing) -> str:
        other = [self._plural(word) for word in thing.also]
        return self.chance.choice([thing.nouns, thing.nouns, thing.nouns, thing.noun, *other])

    def _label(self, part: Part, owner: str = "") -> str:
        words = part.label.split()
        ways = [part.label] * 6 + list(part.also[:1])
        ways += [words[-1]] if len(words) > 1 else []
        chosen = self.chance.choice(ways)
        return f"{owner} {chosen}" if owner and owner not in words else chosen

    def _plural(self, word: str) -> str:
        if word.endswith("y") and word[-2:-1] not in "aeiou":
            return f"{word[:-1]}ies"
        return word if word.endswith("s") or not word else f"{word}s"

    # Groups, values, periods

    def _groups(self, wish: Wish) -> str:
        names = [self._column(*group) for group in wish.groups] or [wish.grain]
        glue = str(self.pack.data["restate"]["list"])
        if self.chance.random() < 0.4:
            return str(self.pack.data["restate"]["by"].format(items=glue.join(names)))
        return f"{self.chance.choice(['by', 'per', 'for each', 'split by', 'in each'])} {glue.join(names)}"

    def _column(self, thing: Thing, part: Part) -> str:
        if not part.label:
            return self.chance.choice([thing.noun, thing.noun, f"{thing.noun} name", *thing.also])
        return self.chance.choice(
            [part.label, part.label, f"{thing.noun} {part.label}", self._plural(part.label)]
        )

    def _conditions(self, wish: Wish) -> list[str]:
        found = []
        if wish.value:
            found.append(self._valued(*wish.value, wish.negated))
        if wish.above:
            part, number = wish.above
            begun = self.chance.choice(["with", "where"])
            more = self.chance.choice(self.pack.data["operators"]["more"][:3])
            found.append(f"{begun} {part.label} {more} {number}")
        if wish.having:
            found.append(f"with {self.pack.data['restate']['ops']['>']} {wish.having} {wish.thing.nouns}")
        return found

    def _valued(self, thing: Thing, part: Part, value: str, negated: bool) -> str:
        words: dict[str, str] = self.pack.data["restate"]
        name = self._column(thing, part)
        if negated:
            return self.chance.choice(
                [
                    words["where"].format(items=words["is_not"].format(field=name, value=value)),
                    f"not {value}",
                    f"except {value}",
                    f"excluding {name} {value}",
                ]
            )
        said = value if self.chance.random() < 0.6 else value.lower()
        return self.chance.choice(
            [
                words["where"].format(items=words["is"].format(field=name, value=said)),
                f"for {said}",
                f"in {said}",
                f"with {name} {said}",
                f"for {name} {said}",
                f"of {said} {self._things(thing)}",
            ]
        )

    def _period(self, wish: Wish) -> str:
        assert wish.period is not None
        text = self.restater.periods.scope(wish.period)
        return self.chance.choice([text, text, self.restater.periods.period(wish.period)])

    def _ranking(self, wish: Wish) -> str:
        """ "Top 3 flags by landings", "which flag has the fewest landings"."""
        named = self._column(*wish.groups[0])
        metric = self.restater.metric(wish.query.metrics[0]) if wish.query else self._number(wish)
        template = self.pack.data["restate"]["top" if wish.descending else "bottom"]
        most, least = ("most", "fewest") if wish.number is None else ("highest", "lowest")
        side = most if wish.descending else least
        if wish.top != 1 or self.chance.random() < 0.3:
            ranked = template.format(n=wish.top, metric=metric)
            return self.chance.choice(
                [
                    f"{metric} by {named} {ranked}",
                    f"{ranked.split(' by ')[0]} {self._plural(named)} by {metric}",
                ]
            )
        ways = [
            f"which {named} has the {side} {metric}",
            f"{named} with the {side} {metric}",
            f"what {named} had {side} {metric}",
        ]
        return self.chance.choice(ways)

    # What people do to a sentence

    def _roughened(self, text: str) -> str:
        ways = ("polite", "polite", "telegraphic", "typed", "lower", "lower", "asked", "asked")
        way = self.chance.choice([*ways, *[""] * 8])
        words = text.split()
        if way == "polite":
            begun = self.chance.choice(["please show me", "can you give me", "i want to see the", "show"])
            return text if words[0] in ("which", "what", "how") else f"{begun} {text}"
        if way == "asked":
            return text if words[0] in ("which", "what", "how") else f"what is the {text}?"
        if way == "telegraphic":
            return " ".join(word for word in words if word not in _LEFT_OUT)
        if way == "typed":
            return " ".join(self._typed(words))
        return text.lower() if way == "lower" else text[:1].upper() + text[1:]

    def _typed(self, words: list[str]) -> list[str]:
        """The words with one error in one long word: a letter left out, doubled, changed, or two turned."""
        long = [at for at, word in enumerate(words) if len(word) >= _SHORTEST_TYPED and word.isalpha()]
        if not long:
            return words
        at = self.chance.choice(long)
        word, place = words[at], self.chance.randrange(1, len(words[at]) - 1)
        ways = (
            word[:place] + word[place + 1 :],
            word[:place] + word[place] + word[place:],
            word[:place] + self.chance.choice(string.ascii_lowercase) + word[place + 1 :],
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        )
        return [*words[:at], self.chance.choice(ways), *words[at + 1 :]]
