"""The book of SQL: each `.sql` chapter holds queries, as YAML in comments, and the SQL they become.

`REWRITE_SQL=1 pytest tests/sql` writes the SQL anew; read what changed before keeping it.
"""

import os
import re
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import duckdb
import pytest
import yaml

from engine.dialects import sql_text
from engine.guard.check import check
from engine.planning.plan import plan
from engine.types.clock import Clock
from engine.types.plan import Plan
from semantic.catalog import Catalog
from semantic.model import SemanticModel
from semantic.query import LogicalQuery

HERE = Path(__file__).parent
CATALOGS = {
    name: Catalog(SemanticModel.model_validate(yaml.safe_load((HERE / f"{name}.yaml").read_text())))
    for name in ("shop", "airline")
}
TABLES = "".join((HERE / f"{name}.sql").read_text() for name in CATALOGS)
CLOCK = Clock(datetime(2026, 6, 30, 9))
_PAGE = re.compile(r"(?P<head>(?:^--.*\n)+)(?P<sql>(?:^(?!--).*\n)*)", re.MULTILINE)


class Page(NamedTuple):
    chapter: Path
    title: str
    query: LogicalQuery
    head: str
    sql: str

    @property
    def catalog(self) -> Catalog:
        """The model that the chapter is about."""
        return CATALOGS["airline" if self.chapter.stem == "8_joins" else "shop"]


def pages(chapter: Path) -> list[Page]:
    return [_page(chapter, found["head"], found["sql"]) for found in _PAGE.finditer(chapter.read_text())]


def _page(chapter: Path, head: str, sql: str) -> Page:
    lines = [line[3:] for line in head.splitlines()]
    start = lines.index("query:")
    query = yaml.safe_load("\n".join(lines[start:]))["query"]
    return Page(chapter, lines[0], LogicalQuery.model_validate(query), head, sql.strip().removesuffix(";"))


CHAPTERS = sorted(HERE.glob("[0-9]*.sql"))
PAGES = [page for chapter in CHAPTERS for page in pages(chapter)]


def planned(page: Page) -> Plan:
    made = plan(page.query, page.catalog, CLOCK)
    assert isinstance(made, Plan), made
    return made


def rewrite() -> None:
    for chapter in CHAPTERS:
        texts = [page.head + sql_text(planned(page).tree) + ";\n" for page in pages(chapter)]
        chapter.write_text("\n".join(texts))


if os.environ.get("REWRITE_SQL"):
    rewrite()
    PAGES = [page for chapter in CHAPTERS for page in pages(chapter)]


@pytest.fixture(scope="module")
def tables() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute(TABLES)
    return connection


def test_the_book_has_enough_pages() -> None:
    assert len(PAGES) >= 15


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.chapter.stem}: {page.title}")
def test_query_becomes_this_sql(page: Page) -> None:
    assert sql_text(planned(page).tree) == page.sql


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.chapter.stem}: {page.title}")
def test_sql_runs_and_gives_the_planned_columns(page: Page, tables: duckdb.DuckDBPyConnection) -> None:
    made = planned(page)
    assert check(made, page.catalog) is made
    result = tables.execute(page.sql)
    assert [column[0] for column in result.description or ()] == [column.name for column in made.columns]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.chapter.stem}: {page.title}")
def test_same_text_every_time(page: Page) -> None:
    assert sql_text(planned(page).tree) == sql_text(planned(page).tree)
