"""What the thesaurus of a language says, by its words: other names, attributes, directions, doings."""

from collections.abc import Callable
from functools import cache, cached_property
from typing import Any

from engine.language.linking.state_verbs import asked_of, with_particles
from engine.language.pack_data import WordIndex, indexed
from engine.language.tokens import fold, norms
from engine.language.verb_forms import verb_forms

_NOW = ("anywhere", "last")


class ThesaurusWords:
    """The sections of a thesaurus, each indexed once."""

    thesaurus: dict[str, Any]

    def words_of_list(self, name: str) -> frozenset[str]:
        """Every word of the wordings in a list, as it stands and as words are compared."""
        return self._words_of_list(name)

    @cached_property
    def _words_of_list(self) -> Callable[[str], frozenset[str]]:
        def words(name: str) -> frozenset[str]:
            said = [str(text) for text in self.thesaurus[name]]
            return frozenset(word for text in said for word in (*norms(text), *text.casefold().split()))

        return cache(words)

    @cached_property
    def now_words(self) -> frozenset[str]:
        """Every word of those for now."""
        return frozenset(word for said in self.right_now.values() for words in said for word in words)

    @cached_property
    def meant_openings(self) -> frozenset[tuple[str, ...]]:
        """The first words of what stands for a value."""
        return frozenset(words[:1] for words in self.meant_values)

    @cached_property
    def money_nouns(self) -> frozenset[str]:
        """What money that comes in or goes out is called; rows of it are not what is asked for."""
        return frozenset(self.thesaurus["proceeds"])

    @cached_property
    def money_words(self) -> frozenset[str]:
        """The words in the names of numbers that are money where nobody says a currency."""
        return frozenset(self.thesaurus["money_numbers"])

    @cached_property
    def difference_nouns(self) -> frozenset[str]:
        """Nouns of change that also mean one thing less another, in the form of tokens."""
        return frozenset(map(fold, self.thesaurus["difference_nouns"]))

    @cached_property
    def right_now(self) -> dict[str, frozenset[tuple[str, ...]]]:
        """Words for now: those that say so anywhere, and those that do where they end a question."""
        return {where: frozenset(map(norms, self.thesaurus["right_now"].get(where, ()))) for where in _NOW}

    @cached_property
    def doings(self) -> WordIndex:
        """Verbs of what one does with things, those that are so after "we" only, and adverbs."""
        names = {
            "doing": "doings",
            "our": "our_doings",
            "adverb": "adverbs",
            "state": "states",
            "any": "anything",
            "both": "both",
            "names": "just_names",
            "told_much": "told_much",
            "told_many": "told_many",
            "which_ones": "which_ones",
        }
        return indexed({name: self.thesaurus[section] for name, section in names.items()})

    @cached_property
    def bent(self) -> dict[str, tuple[str, ...]]:
        """The forms of every verb that there is a rule or a table for, by its base form."""
        words = self.thesaurus
        irregular = {base: past for base, *past in (list(map(fold, one)) for one in words["irregular"])}
        named = (fold(base) for base, _ in words["derived"])
        bases = dict.fromkeys((*words["lemmas"], *words["noun_lemmas"], *irregular, *named))
        return verb_forms(bases, irregular, words["doubled"])

    @cached_property
    def bases_of(self) -> dict[str, tuple[str, ...]]:
        """The base forms of every verb that a word may be a form of."""
        found: dict[str, tuple[str, ...]] = {}
        for base, forms in self.bent.items():
            for form in dict.fromkeys(forms):
                found[form] = (*found.get(form, ()), base)
        return found

    @cached_property
    def verb_of(self) -> dict[str, str]:
        """The base form of each form of a verb that is hardly a noun as well."""
        words = self.thesaurus
        nouns, plain = frozenset(words["noun_lemmas"]), frozenset(words["lemmas"])
        found: dict[str, str] = {}
        for base, forms in self.bent.items():
            *past, doing = forms[2:]
            sure = forms if base in plain else (*past, doing) if base in nouns else past
            found |= {form: base for form in sure if form not in found or base in plain | nouns}
        return {form: base for form, base in found.items() if form not in nouns | {*words["things_done"]}}

    @cached_property
    def plain_verbs(self) -> frozenset[str]:
        """The base forms of the ordinary verbs of doing, which narrow nothing."""
        return frozenset((*self.thesaurus["lemmas"], *self.thesaurus["noun_lemmas"]))

    @cached_property
    def nouns_of_verbs(self) -> dict[str, tuple[str, ...]]:
        """The nouns made of a verb, by its base form."""
        found: dict[str, tuple[str, ...]] = {}
        for base, noun in (map(fold, one) for one in self.thesaurus["derived"]):
            found[base] = (*found.get(base, ()), noun)
        return found

    @cached_property
    def alike(self) -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """Other words for a thing, by the words that a model may call it by (all in the singular)."""
        found: dict[tuple[str, ...], dict[tuple[str, ...], None]] = {}
        for group in self.thesaurus["same"]:
            said = list(map(norms, group))
            for words in said:
                found.setdefault(words, {}).update({other: None for other in said if other != words})
        for broad, words in self.thesaurus["broader"].items():
            for word in words:
                found.setdefault(norms(word), {})[norms(broad)] = None
        for said, meant in self.thesaurus["meanings"]:
            for word in meant:
                found.setdefault(norms(word), {}).update(dict.fromkeys(map(norms, said)))
        return {words: tuple(others) for words, others in found.items()}

    @cached_property
    def heads(self) -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """For words for a number what a longer name may end in: the "pay" of a monthly salary."""
        found: dict[tuple[str, ...], dict[tuple[str, ...], None]] = {}
        for group in self.thesaurus["number_nouns"]:
            for word in group:
                found.setdefault(norms(word), {}).update(
                    {norms(other): None for other in group if other != word}
                )
        return {words: tuple(others) for words, others in found.items()}

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Words for a class that mean no more than it: the kind of a card is its type."""
        return frozenset(self.thesaurus["kinds"])

    @cached_property
    def ordinary(self) -> frozenset[str]:
        """The language's own words for what things in databases are mostly called."""
        single = (words for words in self.meant_values if len(words) == 1)  # "call" of "call off" is not
        return frozenset(word for words in (*self.meant, *single) for word in words)

    @cached_property
    def meant(self) -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """The English words that ordinary ones of the language stand for in the names of things."""
        return self._english("meanings")

    @cached_property
    def meant_values(self) -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """The English words that words of the language stand for as values; of verbs any form of them."""
        said = self._english("values")
        over = frozenset(map(norms, self.thesaurus["over"]))
        bent = with_particles(said, {**self.bent, **self.state_forms}, over)
        return {**asked_of(said, self.state_forms), **bent, **said}

    @cached_property
    def state_forms(self) -> dict[str, tuple[str, ...]]:
        """The forms of each verb that says what became of something, by its base form."""
        words = self.thesaurus
        irregular = {base: past for base, *past in words["irregular"]}
        return verb_forms(words["state_verbs"], irregular, words["doubled"])

    @cached_property
    def bare_states(self) -> frozenset[str]:
        """Those of the forms that stand behind a subject only: "we reject", "did they reject"."""
        return frozenset(form for forms in self.state_forms.values() for form in forms[:2])

    def _english(self, section: str) -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        found: dict[tuple[str, ...], dict[tuple[str, ...], None]] = {}
        for said, meant in self.thesaurus[section]:
            for word in said:
                found.setdefault(norms(word), {}).update(dict.fromkeys(map(norms, meant)))
        return {words: tuple(others) for words, others in found.items()}

    @cached_property
    def longest_meant(self) -> dict[str, int]:
        """The number of words of the longest wording that stands for others, by its first word."""
        found: dict[str, int] = {}
        for words in (*self.meant, *self.meant_values):
            found[words[0]] = max(len(words), found.get(words[0], 0))
        return found

    @cached_property
    def superlatives(self) -> dict[str, tuple[tuple[bool, str], ...]]:
        """Words for the most or least of an attribute: whether the most, and of which, best first."""
        return self._attributes("superlatives")

    @cached_property
    def comparatives(self) -> dict[str, tuple[tuple[bool, str], ...]]:
        """Words that hold an attribute against a number: whether more of it, and of which, best first."""
        return self._attributes("comparatives")

    def _attributes(self, section: str) -> dict[str, tuple[tuple[bool, str], ...]]:
        return {
            fold(word): tuple(
                (mark == "most", name) for mark, _, name in (text.partition(" ") for text in attributes)
            )
            for words, attributes in self.thesaurus[section]
            for word in words
        }

    @cached_property
    def directions(self) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
        """For words such as "to": the roles that they single out, and those of the other directions."""
        tables = [(words, frozenset(roles)) for words, roles in self.thesaurus["directions"].values()]
        every = frozenset().union(*(roles for _, roles in tables))
        return {word: (roles, every - roles) for words, roles in tables for word in words}
