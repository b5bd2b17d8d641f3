"""German questions about German tables nobody prepared, whose names lack umlauts, and about English ones."""

from collections.abc import Iterator

import duckdb
import pytest

from engine import Parlance

MUSEUM = """
CREATE TABLE Kuenstler(KuenstlerNr INTEGER PRIMARY KEY, Name VARCHAR, Nationalitaet VARCHAR,
  Geburtsjahr INTEGER);
CREATE TABLE Gemaelde(GemaeldeNr INTEGER PRIMARY KEY, Titel VARCHAR,
  KuenstlerNr INTEGER REFERENCES Kuenstler(KuenstlerNr), Kaufdatum DATE, Kaufpreis DOUBLE,
  Versicherungswert DOUBLE, Zustand VARCHAR);
CREATE TABLE Ausleihe(AusleiheNr INTEGER PRIMARY KEY, GemaeldeNr INTEGER REFERENCES Gemaelde(GemaeldeNr),
  Leihnehmer VARCHAR, Ausleihdatum DATE, Rueckgabedatum DATE, Leihgebuehr DOUBLE);
CREATE TABLE Fuehrung(FuehrungNr INTEGER PRIMARY KEY, Thema VARCHAR, Datum DATE, Sprache VARCHAR,
  Teilnehmerzahl INTEGER, Eintrittspreis DOUBLE, Status VARCHAR);
INSERT INTO Kuenstler SELECT i, 'K ' || i, ['Deutschland','Frankreich','Italien'][1+i%3], 1800+i*5
  FROM range(1,10) t(i);
INSERT INTO Gemaelde SELECT i, 'Blatt ' || i, 1+i%9, DATE '2020-01-10'+(i*40)::INT, 1000*i, 1500*i,
  ['gut','beschädigt'][1+i%2] FROM range(1,31) t(i);
INSERT INTO Ausleihe SELECT i, 1+i%20, ['Städel','Pinakothek'][1+i%2], DATE '2024-01-10'+(i*10)::INT,
  CASE WHEN i%4=0 THEN NULL ELSE DATE '2024-03-10'+(i*10)::INT END, 50*i FROM range(1,41) t(i);
INSERT INTO Fuehrung SELECT i, ['Barock','Moderne'][1+i%2], DATE '2025-01-03'+(i*3)::INT,
  ['Deutsch','Englisch'][1+i%2], 5+i%20, 8.5+i%3, ['durchgeführt','abgesagt'][1+(i%7)//6]
  FROM range(1,61) t(i);
"""

HEIM = """
CREATE TABLE Station(StationNr INTEGER PRIMARY KEY, Bezeichnung VARCHAR, Bettenzahl INTEGER);
CREATE TABLE Bewohner(BewohnerNr INTEGER PRIMARY KEY, Nachname VARCHAR,
  StationNr INTEGER REFERENCES Station(StationNr), Einzugsdatum DATE);
CREATE TABLE Pflegekraft(PflegekraftNr INTEGER PRIMARY KEY, Name VARCHAR,
  StationNr INTEGER REFERENCES Station(StationNr), Qualifikation VARCHAR, Eintrittsdatum DATE,
  Monatsgehalt DOUBLE);
CREATE TABLE Kurs(KursNr INTEGER PRIMARY KEY, Kursname VARCHAR, BeginntAm DATE);
INSERT INTO Station SELECT i, ['Rosengarten','Seeblick','Lindenhof'][i], 10+i*2 FROM range(1,4) t(i);
INSERT INTO Bewohner SELECT i, 'B ' || i, 1+i%3, DATE '2022-01-10'+(i*30)::INT FROM range(1,31) t(i);
INSERT INTO Pflegekraft SELECT i, 'P ' || i, 1+i%3, ['Fachkraft','Hilfskraft'][1+i%2],
  DATE '2019-01-10'+(i*60)::INT, 2500+i*50 FROM range(1,16) t(i);
INSERT INTO Kurs SELECT i, 'Kurs ' || i, DATE '2024-01-10'+(i*45)::INT FROM range(1,16) t(i);
"""

ENGLISH = """
CREATE TABLE paintings(painting_id INTEGER PRIMARY KEY, title VARCHAR, ticket_price DOUBLE);
CREATE TABLE tours(tour_id INTEGER PRIMARY KEY, tour_date DATE, status VARCHAR);
CREATE TABLE donations(donation_id INTEGER PRIMARY KEY, donated_on DATE, amount DOUBLE);
INSERT INTO paintings SELECT i, 'Blatt ' || i, 5+i FROM range(1,8) t(i);
INSERT INTO tours SELECT i, DATE '2025-01-03'+i::INT, ['held','cancelled'][1+i%2] FROM range(1,12) t(i);
INSERT INTO donations SELECT i, DATE '2025-01-03'+i::INT, 10*i FROM range(1,5) t(i);
"""


def _opened(tables: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    path = tmp_path_factory.mktemp("deutsch") / "daten.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(tables)
    door = Parlance(source=path)
    yield door
    door.warehouse.close()


@pytest.fixture(scope="module")
def museum(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    yield from _opened(MUSEUM, tmp_path_factory)


@pytest.fixture(scope="module")
def heim(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    yield from _opened(HEIM, tmp_path_factory)


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    yield from _opened(ENGLISH, tmp_path_factory)


def _first(door: Parlance, question: str) -> object:
    reply = door.ask(question)
    assert reply.status == "answer", (question, reply.reason)
    assert reply.table is not None
    return reply.table.rows[0][-1]


IN_MUSEUM = {
    "Wie viele Bilder gehören uns?": 30,
    "Wie viele Kunstwerke haben wir?": 30,
    "Wie viele Bilder wurden 2021 gekauft?": 10,
    "Wie viele Gemälde wurden 2021 angekauft?": 10,
    "Wie viele Rundgänge wurden abgesagt?": 8,
    "Wie viele Rundgänge gab es im Februar 2025?": 9,
    "Wie viele Maler stammen aus Frankreich?": 3,
    "Wie viele Teilnehmer hatten die Führungen insgesamt?": 870,
    "Versicherungssumme der beschädigten Gemälde": 337500,
    "Summe der Ausleihgebühren 2024": 31500,
    "Wie viele Ausleihen wurden 2024 zurückgegeben?": 22,
    "Wie viele Ausleihen sind noch nicht zurückgegeben?": 10,
    "Wie viele Bilder wurden 2024 zurückgegeben?": 15,
    "Summe der Preise der Führungen": 570,
    "teuerstes Gemälde": 30000,
    "ältester Künstler": 1805,
}


@pytest.mark.parametrize("question", IN_MUSEUM)
def test_other_words_find_names_without_umlauts(museum: Parlance, question: str) -> None:
    assert _first(museum, question) == IN_MUSEUM[question]


@pytest.mark.parametrize(
    "question",
    [
        "Wie viele Bilder wurden 2021 restauriert?",  # no time is one of restoring
        "Wie viele Bilder wurden 2021 verkauft?",
        "Wie viele Bilder wurden 2021 ausgestellt?",
        "Welche Bilder sind ausgeliehen?",  # those that are not back are meant
        "Wie viele Besucher hatten wir?",
        "durchschnittlicher Preis",  # of paintings, or of tours
        "Wie viele Skulpturen haben wir?",
    ],
)
def test_what_no_name_stands_for_is_not_answered(museum: Parlance, question: str) -> None:
    assert museum.ask(question).status != "answer"


IN_HEIM = {
    "Wie viele Heimbewohner haben wir?": 30,
    "Wie viele Bewohner sind 2023 eingezogen?": 13,
    "durchschnittlicher Lohn der Pfleger": 2900,
    "Wie viele Pflegekräfte wurden 2020 eingestellt?": 7,
    "Wie viele Betten haben wir insgesamt?": 42,
    "Wie viele Lehrgänge haben 2025 begonnen?": 8,
    "Wie viele Stationen betreiben wir?": 3,
}


@pytest.mark.parametrize("question", IN_HEIM)
def test_verbs_name_the_time_whose_noun_the_model_has(heim: Parlance, question: str) -> None:
    assert _first(heim, question) == IN_HEIM[question]


@pytest.mark.parametrize(
    "question",
    [
        "Wie viele Bewohner sind 2023 ausgezogen?",
        "Wie viele Pflegekräfte wurden 2020 entlassen?",
        "Wie viele Kurse wurden 2025 gebucht?",
        "Wie viele Stationen betreiben Kliniken?",  # who does it is said
    ],
)
def test_verbs_of_what_the_model_has_not_are_not_passed_over(heim: Parlance, question: str) -> None:
    assert heim.ask(question).status != "answer"


ABROAD = {
    "Wie viele Gemälde haben wir?": 7,
    "Wie viele Führungen wurden abgesagt?": 6,
    "Wie viele Spenden gab es?": 4,
}


@pytest.mark.parametrize("question", ABROAD)
def test_german_words_find_english_names(english: Parlance, question: str) -> None:
    assert _first(english, question) == ABROAD[question]
