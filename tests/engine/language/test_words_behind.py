"""Languages whose nouns come first: what follows them, what stands inside names, how they are written."""

import pytest

from engine import Parlance
from engine.language.numerals import read_number
from engine.language.pack import load_pack
from engine.language.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        # An aggregation behind its field, inside its name, or with the particles of the name left out.
        ("duración media de los vídeos por categoría", "Media de duración del vídeo por categoría"),
        ("latencia media de extremo a extremo ayer", "Latencia de extremo a extremo ayer"),
        ("tiempo total de visualización ayer", "Tiempo de visualización ayer"),
        ("tasa finalización ayer", "Tasa de finalización ayer"),
        ("número de títulos distintos", "Número de diferentes título del vídeo"),
        # A word of a metric's name is not that metric: the rows are counted.
        ("número de vídeos por categoría", "Número de vídeos por categoría"),
        # A superlative behind its metric, where another follows.
        (
            "país con la tasa de finalización más alta y sus visualizaciones",
            "Tasa de finalización y visualizaciones por país top 1 por tasa de finalización",
        ),
        (
            "país con más de 100 visualizaciones ayer",
            "Visualizaciones por país con visualizaciones más de 100 ayer",
        ),
        ("FPS de entrada y salida ayer", "FPS de entrada y FPS de salida ayer"),
        # The things whose attribute is asked for are no second way to split.
        ("tasa de finalización de los vídeos por categoría ayer", "Tasa de finalización por categoría ayer"),
        (
            "visualizaciones por plan en la categoría noticias ayer",
            'Visualizaciones por plan donde categoría es "Noticias" ayer',
        ),
        ("visualizaciones a las 8 de la noche", "Visualizaciones donde hora del día es 20"),
        (
            "uptime con la versión 0.13.8 del runner",
            'Tiempo de actividad donde versión del runner es "0.13.8"',
        ),
        ("duração média dos vídeos por categoria", "Média de duração do vídeo por categoria"),
        (
            "visualizações de usuários premium no ios",
            'Visualizações onde sistema operacional é "iOS" e plano é "Premium"',
        ),
        ("visualizações no mês passado", "Visualizações no mês passado"),
        (
            "visualizações por país, mas não na TV",
            'Visualizações por país onde dispositivo não é "Televisão"',
        ),
    ],
)
def test_reads_as(text: str, meant: str, parlance: Parlance) -> None:
    answer = parlance.ask(text)
    assert (answer.status, answer.interpretation) == ("answer", meant), answer.reason


@pytest.mark.parametrize(
    "text",
    [
        "espectadores que no vieron deportes",
        "espectadores que não assistiram esportes",
        "visualizaciones por país en alguna parte",
    ],
)
def test_refused(text: str, parlance: Parlance) -> None:
    assert parlance.ask(text).status == "refuse"


def test_a_letter_with_another_accent_is_another_word(parlance: Parlance) -> None:
    """ "É" is a verb and "e" joins; "la" is an article and "LA" a place."""
    assert (
        parlance.ask('visualizações onde país é "Brasil"').interpretation
        == 'Visualizações onde país é "Brasil"'
    )
    assert (
        parlance.ask("visualizaciones de la semana pasada").interpretation
        == "Visualizaciones la semana pasada"
    )
    assert "Los Ángeles" in parlance.ask("demanda de red en LA").interpretation


@pytest.mark.parametrize(
    ("text", "value"), [("1.000,5", 1000.5), ("10.000", 10000), ("treinta y cinco", 35), ("0,125", 0.125)]
)
def test_numbers(text: str, value: float) -> None:
    pack = load_pack("es")
    number = read_number(tokenize(text, pack.notation), 0, pack)
    assert number is not None
    assert number.value == value


def test_a_number_that_others_write_the_other_way_round_is_not_read(parlance: Parlance) -> None:
    """In Mexico "10,000" is ten thousand, in Spain ten."""
    assert parlance.ask("países con más de 10,000 visualizaciones").status == "refuse"
    assert parlance.ask("países com mais de 10,000 visualizações").interpretation.endswith("mais de 10")
