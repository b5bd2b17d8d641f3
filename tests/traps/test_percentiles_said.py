"""Percentiles are read in every language, the number before or behind their word."""

import pytest

from engine import Parlance
from semantic.text_form import from_text

DURATION = "percentile(video.duration_s, 0.9)"
NUMBERS = {
    "90th percentile of video duration": DURATION,
    "90. Perzentil der Videodauer": DURATION,
    "percentil 90 de la duración del vídeo": DURATION,
    "90e centile de la durée de la vidéo": DURATION,
    "90e percentile de la durée de la vidéo": DURATION,
    "percentil 90 da duração do vídeo": DURATION,
    # The metrics that are percentiles themselves.
    "95. Perzentil der Startlatenz": "startup_latency_p95",
    "percentil 95 de la latencia de inicio": "startup_latency_p95",
    "95e centile de latence de démarrage": "startup_latency_p95",
}


@pytest.mark.parametrize("question", NUMBERS)
def test_a_percentile(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert answer.status == "answer", answer.reason
    assert answer.query == from_text(NUMBERS[question]).canonical()
