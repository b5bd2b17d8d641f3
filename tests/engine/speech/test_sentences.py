"""The language model of speech is made of the model's own words, and of no other model's."""

from dataclasses import replace

import pytest

from engine import Parlance
from engine.language.pack import load_pack
from engine.speech.ngrams import BEGIN, END, Trigrams
from engine.speech.phrasebook import phrasebook, spoken_languages
from engine.speech.sentences import Writer
from engine.speech.vocabulary import Said, Vocabulary, vocabulary_of
from tests.engine.speech.spoken import ZOO


def sentences(count: int = 1500) -> list[list[str]]:
    return list(Writer(ZOO, phrasebook("en"), load_pack("en")).sentences(count))


def test_a_models_terms_are_in_it_and_others_are_not() -> None:
    words = Trigrams(sentences()).words
    assert {"visits", "entries", "tickets", "animal", "animals", "enclosure", "zebra", "okapi"} <= set(words)
    assert {"last", "month", "how", "many", "2026", "yesterday"} <= set(words)
    assert {"views", "viewers", "country", "device", "orchestrator"}.isdisjoint(words)


def test_a_wording_that_the_model_says_how_to_speak_is_one_word() -> None:
    writer = Writer(ZOO, phrasebook("en"), load_pack("en"))
    assert any("co2_level" in sentence for sentence in writer.sentences(300))
    assert writer.spoken == {"co2_level": "see oh two level"}


def test_what_was_done_is_asked_as_people_do() -> None:
    fired = replace(ZOO, metrics=((Said("Alerts fired"),),), reach=())
    found = list(Writer(fired, phrasebook("en"), load_pack("en")).sentences(600))
    assert any(sentence[:5] == ["how", "many", "alerts", "were", "fired"] for sentence in found)


def test_the_same_model_makes_the_same_sentences() -> None:
    assert sentences(100) == sentences(100)
    assert all(word and word == word.lower() for sentence in sentences(300) for word in sentence)


def test_a_model_without_anything_makes_no_fault() -> None:
    assert list(Writer(Vocabulary("en"), phrasebook("en"), load_pack("en")).sentences(50))


def test_likelihoods_add_up_to_one() -> None:
    found = Trigrams([["a", "b"], ["a", "c"], ["a", "b", "c"]])
    for context in [(), (BEGIN,), ("a",), (BEGIN, "a"), ("c", "b"), ("b", "c")]:
        whole = sum(found.likelihood((*context, word)) for word in (*found.words, END))
        assert whole == pytest.approx(1.0)
    assert found.likelihood((BEGIN, "a", "b")) > found.likelihood((BEGIN, "a", "c"))


def test_the_text_names_how_many_there_are() -> None:
    text = Trigrams([["a", "b"], ["a", "c"]]).arpa()
    heads, *parts = text.split("\\1-grams:")
    assert "ngram 1=5" in heads  # three words, and the signs for beginning and end
    assert len([line for line in parts[0].split("\\2-grams:")[0].splitlines() if line]) == 5
    assert text.rstrip().endswith("\\end\\")


def test_only_english_is_spoken() -> None:
    assert spoken_languages() == ("en",)


def test_the_vocabulary_of_a_model_has_its_terms_its_values_and_no_private_ones(parlance: Parlance) -> None:
    found = vocabulary_of(parlance.session)
    texts = {
        said.text for wordings in (*found.metrics, *found.dimensions, *found.values) for said in wordings
    }
    assert {"Views", "plays", "Country", "Germany", "Tablet"} <= texts
    assert "fps_total" not in texts
    assert found.years == (2024, 2025, 2026)
    assert found.digest == vocabulary_of(parlance.session).digest
