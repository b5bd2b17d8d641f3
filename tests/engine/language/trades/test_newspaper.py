"""What is said in a newsroom, where the tables are called something else; and what they have no answer to."""

from collections.abc import Iterator

import duckdb
import pytest

from engine import Parlance

TABLES = """
CREATE TABLE authors(author_id INTEGER PRIMARY KEY, full_name VARCHAR, employment VARCHAR);
CREATE TABLE articles(article_id INTEGER PRIMARY KEY, author_id INTEGER REFERENCES authors(author_id),
  title VARCHAR, section VARCHAR, word_count INTEGER, page_views INTEGER, published_at TIMESTAMP,
  status VARCHAR);
CREATE TABLE subscribers(subscriber_id INTEGER PRIMARY KEY, name VARCHAR, city VARCHAR);
CREATE TABLE banners(banner_id INTEGER PRIMARY KEY, client VARCHAR, impressions INTEGER, start_date DATE);
CREATE TABLE issues(issue_id INTEGER PRIMARY KEY, issue_date DATE, print_run INTEGER, copies_sold INTEGER);
INSERT INTO authors VALUES (1, 'Ann Bell', 'staff'), (2, 'Bo Cross', 'freelance'), (3, 'Cy Dunn', 'staff');
INSERT INTO articles VALUES (1, 1, 'Bridge opens', 'local', 600, 1200, '2024-01-05 08:00', 'published'),
  (2, 1, 'Budget row', 'politics', 900, 3400, '2024-01-08 09:00', 'published'),
  (3, 2, 'Cup final', 'sport', 700, 5100, '2024-02-01 18:00', 'published'),
  (4, 3, 'Mayor quits', 'politics', 450, 2600, '2024-02-11 07:00', 'spiked'),
  (5, 1, 'Derby win', 'sport', 500, 800, '2024-02-20 19:00', 'published');
INSERT INTO subscribers VALUES (1, 'P One', 'Leeds'), (2, 'P Two', 'York'), (3, 'P Three', 'Leeds');
INSERT INTO banners VALUES (1, 'Acme', 10000, '2024-01-01'), (2, 'Bolt', 5000, '2024-01-15'),
  (3, 'Acme', 8000, '2024-02-01');
INSERT INTO issues VALUES (1, '2024-01-06', 20000, 15000), (2, '2024-01-13', 21000, 15500);
"""


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    path = tmp_path_factory.mktemp("newsroom") / "newsroom.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(TABLES)
    door = Parlance(source=path)
    yield door
    door.warehouse.close()


RIGHT: dict[str, list[tuple[object, ...]]] = {
    "how many news stories did each journalist write": [("Ann Bell", 3), ("Bo Cross", 1), ("Cy Dunn", 1)],
    "which reporter wrote the most news articles": [("Ann Bell", 3)],
    "number of reporters by employment": [("freelance", 1), ("staff", 2)],
    "number of freelancing writers": [(1,)],
    "number of news articles by newspaper section": [("local", 1), ("politics", 2), ("sport", 2)],
    "average length in words of the articles": [(630.0,)],
    "total pageviews by section": [("local", 1200), ("politics", 6000), ("sport", 5900)],
    "most viewed article": [("Cup final", 5100)],
    "wordiest article": [("Budget row", 900)],
    "list the headlines of the sport articles": [("Cup final",), ("Derby win",)],
    "how many readers do we have in Leeds": [(2,)],
    "total ad views by client": [("Acme", 18000), ("Bolt", 5000)],
    "how many adverts started in January 2024": [(2,)],
    "average number of copies printed": [(20500.0,)],
    "total sold copies": [(30500,)],
    "which edition had the highest press run": [(2, 21000)],
}


@pytest.mark.parametrize("question", RIGHT)
def test_words_of_a_newsroom(newsroom: Parlance, question: str) -> None:
    reply = newsroom.ask(question)
    assert reply.table is not None, reply.reason
    assert sorted(tuple(row) for row in reply.table.rows) == RIGHT[question], reply.interpretation


MUST_NOT = (
    "circulation by month",  # printed or sold?
    "total ad revenue by client",  # of which nothing is kept
    "how many visitors did we have",  # are not their views
    "number of unique readers by section",
    "how many novels did we publish",
    "how many podcasts are there",
    "average cost per click",
    "how many editors do we have",  # write no articles
    "number of unsold copies",
)


@pytest.mark.parametrize("question", MUST_NOT)
def test_what_a_newsroom_does_not_keep(newsroom: Parlance, question: str) -> None:
    assert newsroom.ask(question).status != "answer"
