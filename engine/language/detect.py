"""Which language a question is in: the one that knows most of its words."""

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from engine.cache import cached_text
from engine.language.about.words import about_words
from engine.language.linking.short_codes import without_short_codes
from engine.language.pack import languages, load_pack
from engine.language.slips import is_slip, real_words
from engine.language.tokens import UNSPACED, fold, norms, words_of
from engine.language.unspaced import cheapest
from semantic.model import SemanticModel

# Languages written without spaces. Their packs are only looked at where a question has such signs.
UNSPACED_LANGUAGES = ("zh", "ja")
_KANA = re.compile("[\u3040-\u30ff]")
_HAN = re.compile(f"[{UNSPACED}]+")
_WORD = re.compile(r"[^\W\d_]+")
# Quoted text, and codes such as gw-sin-1, os.path or example.com
_NAMES = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»|\S*(?:[\d_]|\w\.\w)\S*")
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»|「[^」]*」|『[^』]*』|《[^》]*》")
_HYPHEN = re.compile(r"-(?=[^\W\d_a-z][^\W\d_A-Z]{3,}\b)")  # before a capital: "E2E-Latenz"
_SLIP = 0.5  # what a slip of a word says, by the word itself
_SHORT = 2  # letters of words that are not taken for slips
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_WORD_OF, _GLUE, _ACCENTS, _LETTER = 1.0, 1.25, 0.5, 0.1
_AHEAD = 0.2  # two letters, which a name may have: São Paulo in Spanish


@dataclass(frozen=True)
class Markers:
    """How much each word speaks for the languages that have it, of their own or in their words of the model.

    Articles and prepositions speak more than others, but alone only for the language that the names of
    the model are in; a word written with its accents speaks a second time, and each sign that a language
    is written with speaks a little.
    """

    languages: tuple[str, ...]
    words: Mapping[str, Mapping[str, float]]
    names: str = ""  # the language that most names of the model are in; "" for English or for none

    def language_of(self, text: str, home: str, spoken: bool = False) -> str:
        """The language that most words of the text belong to; `home` where none is ahead of it.

        Where home was `spoken` just before, and has a word of it, others must be clearly ahead.
        """
        counts = dict.fromkeys(self.languages, 0.0)
        named = {self.names}
        signs = self._words(text) | {f"sign {char}" for char in text.lower() if not char.isascii()}
        for sign in signs:
            for language in self.languages:
                weight = self._weight(sign, language)
                counts[language] += weight
                named |= {language} if weight in (_WORD_OF, _ACCENTS) else set()
        if max(counts.values(), default=0) > counts.get(home, 0):
            for language, weight in self._slips(signs):
                counts[language] += weight
        counts = {
            code: round(count, 6) if code in named or code == home else 0 for code, count in counts.items()
        }
        best = max(counts.values(), default=0)
        if counts.get(home, 0) + self._stays(signs, home) * spoken >= best:
            return home
        equal = [language for language in self.languages if counts[language] == best]
        if self.names in equal:
            return self.names
        return max(equal, key=lambda language: _wordings(text, language)) if equal[1:] else equal[0]

    def _stays(self, signs: Iterable[str], home: str) -> float:
        """How far ahead others must be where its words are said; its accents speak once more."""
        weights = [self._weight(sign, home) for sign in signs]
        accents = sum(_ACCENTS for weight in weights if weight == _ACCENTS)
        return _AHEAD + accents if any(weight >= _WORD_OF for weight in weights) else 0.0

    def _slips(self, signs: Iterable[str]) -> Iterator[tuple[str, float]]:
        """The languages that unknown words are slips of the fingers in, each with the weight of the word."""
        odd = [sign for sign in signs if len(sign) > _SHORT and sign.isalpha() and not self._is_known(sign)]
        for sign in odd:
            near = [word for word in self.words if abs(len(word) - len(sign)) < 2 and word[:1] == sign[:1]]
            meant = [word for word in near if is_slip(sign, word, _KEYS)]
            for language in self.languages:
                best = max((self.words[word].get(language, 0.0) for word in meant), default=0.0)
                yield language, best * _SLIP

    def _is_known(self, sign: str) -> bool:
        return sign in self.words or any(self._weight(sign, language) for language in self.languages)

    def _weight(self, sign: str, language: str) -> float:
        """How much a word speaks for a language, or the word that it is the plural of there."""
        known = self.words.get(sign, {}).get(language, 0.0)
        one = 0.0 if known else self.words.get(load_pack(language).singular(sign), {}).get(language, 0.0)
        return known or one * (one != _GLUE)  # articles have no plurals

    def _words(self, text: str) -> set[str]:
        """The words of a text as they are compared, and those with accents as they are written, too."""
        plain = without_short_codes(_NAMES.sub(" ", _HYPHEN.sub(" ", text)))
        said = {word.lower() for word in _WORD.findall(plain)}
        return {fold(word) for word in said} | said

    def has_word_of(self, text: str, but: Collection[str]) -> bool:
        """Whether any word of the text, `but` for some, is of a language or of its words of the model."""
        words = self._words(text) - set(but)
        return any(self._weight(word, code) >= _WORD_OF for word in words for code in self.languages)


def _wordings(text: str, language: str) -> int:
    """How many pairs of words stand beside each other as in a wording of the language: "nombre de"."""
    pack = load_pack(language)
    return sum(pair in pack.operators for pair in pairwise(norms(text)))


@dataclass(frozen=True)
class Scripts:
    """The languages written without spaces, told apart by how much of a text each can cut into its words."""

    words: Mapping[str, Collection[str]]  # all that a language and its words of the model know

    def language_of(self, text: str, home: str, is_mixed: Callable[[str, Collection[str]], bool]) -> str:
        """The language of such a text; "" where it is in none, or only names something in another.

        `is_mixed` tells whether any of its other words, but for some, is of another language.
        """
        plain = _QUOTED.sub(" ", text)
        runs = _HAN.findall(plain)
        able = [code for code in self.words if code == "ja" or not _KANA.search(plain)]
        if not runs or not able:
            return ""
        best = min(able, key=lambda code: (self._unknown(runs, code), code != home, code != "zh"))
        rest = _HAN.sub(" ", plain)
        is_named = any(map(str.isalpha, rest)) and not self._is_said(runs, best)
        if is_named and (is_mixed(rest, self.words[best]) or self._unknown(runs, best) == len("".join(runs))):
            return ""
        return best

    def _unknown(self, runs: Sequence[str], code: str) -> int:
        """How many characters belong to no word that the language knows."""
        known = self.words[code].__contains__
        cut = (stretch for run in runs for stretch in cheapest(run, known))
        return sum(end - start for start, end, is_known in cut if not is_known)

    def _is_said(self, runs: Sequence[str], code: str) -> bool:
        """Whether any of it is a word of the language itself, and not only a name."""
        own, known = load_pack(code).own_words, self.words[code].__contains__
        return any(fold(run[start:end]) in own for run in runs for start, end, _ in cheapest(run, known))


def scripts_of(model: SemanticModel, digest: str) -> Scripts:
    """What each language written without spaces knows with the words of a model."""
    able = [code for code in UNSPACED_LANGUAGES if code in languages()]
    marked = {code: markers_of(model, digest, (code,)).words for code in able}
    return Scripts({code: {word for word in words if words[word]} for code, words in marked.items()})


def markers_of(model: SemanticModel, digest: str, languages: Iterable[str]) -> Markers:
    """The markers of some languages for a model (`digest` of it), made once and kept."""
    codes = tuple(languages)
    packs = " ".join(f"{load_pack(code).digest} {about_words(code).digest}" for code in codes)
    data = json.loads(cached_text(f"markers 9 {digest} {packs}", lambda: _written(model, codes)))
    return Markers(codes, data["words"], data["names"])


def _written(model: SemanticModel, codes: tuple[str, ...]) -> str:
    texts = _own_texts(model)  # understood in every language, so they tell nothing
    own = {word for text in texts for word in words_of(text.replace("_", " "))}
    written_own = {word.lower() for text in texts for word in _WORD.findall(text)}
    words: dict[str, dict[str, float]] = {}
    english = _english(own)
    for code in codes:
        pack, said = load_pack(code), _translated_texts(model, code)
        own_words = pack.own_words | about_words(code).known | (pack.ordinary - english)
        for word in own_words | ({word for text in said for word in words_of(text)} - own):
            words.setdefault(word, {})[code] = _GLUE if pack.is_glue(word) else _WORD_OF
        written = {word.lower() for text in said for word in _WORD.findall(text)} | pack.accented
        for word in written:
            if not word.isascii() and word not in written_own:
                words.setdefault(word, {})[code] = _ACCENTS
        for letter in pack.letters:
            words.setdefault(f"sign {letter}", {})[code] = _LETTER
    for word in own:  # known, and no slip of a word of any language
        words.setdefault(word, {})
    known = {word: dict(sorted(known.items())) for word, known in sorted(words.items())}
    return json.dumps({"words": known, "names": _language_of_names(model, codes)})


def _language_of_names(model: SemanticModel, codes: Sequence[str]) -> str:
    """The language whose own words, English apart, are more of the model's names than the English ones."""
    texts = [text for one in model.datasets for text in (one.label, one.noun, one.nouns)]
    texts += [field.label for one in model.datasets for field in one.fields]
    names = {word for text in texts for word in words_of(text)}
    english = _english(set())
    found = {code: len(names & (_vocabulary(code) - english)) for code in codes}
    best = max(found, key=lambda code: found[code], default="")
    return best if best and found[best] > len(names & english) else ""


def _vocabulary(code: str) -> frozenset[str]:
    pack = load_pack(code)
    return pack.own_words | pack.ordinary


def _english(own: set[str]) -> set[str]:
    """Words that are English as well, or of the model: of themselves they speak for no other language."""
    pack = load_pack()
    like = {word for words, others in pack.alike.items() for text in (words, *others) for word in text}
    meant = {
        word for code in languages() for _, meant in load_pack(code).thesaurus["meanings"] for word in meant
    }
    return (
        own
        | like
        | pack.own_words
        | real_words(pack.language)
        | {word for text in meant for word in norms(text)}
    )


def _own_texts(model: SemanticModel) -> list[str]:
    """The words of the model in its own language."""
    fields = [field for dataset in model.datasets for field in dataset.fields]
    texts = [text for one in model.metrics for text in (one.name, one.label, *one.synonyms)]
    texts += [text for field in fields for text in (field.name, field.label, *field.synonyms)]
    texts += [text for one in model.dimensions for text in (one.name, one.label, *one.synonyms)]
    texts += [text for one in model.datasets for text in (one.label, one.noun, one.nouns, *one.synonyms)]
    values = [value for field in fields for value in field.values]
    values += [value for dimension in model.dimensions for value in dimension.values]
    texts += [str(text) for one in values for text in (one.value, one.label, *one.synonyms)]
    return texts


def _translated_texts(model: SemanticModel, code: str) -> list[str]:
    said = [found for found in model.translations if found.language == code]
    texts: list[str] = []
    for found in said:
        texts += [text for words in (*found.metrics.values(), *found.dimensions.values()) for text in words]
        texts += [text for values in found.values.values() for words in values.values() for text in words]
        texts += [text for one in found.datasets.values() for text in (one.noun, one.nouns, *one.synonyms)]
    return texts
