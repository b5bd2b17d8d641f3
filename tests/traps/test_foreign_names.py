"""A database whose names are Spanish is asked in Spanish, however short the question; and in English."""

from collections.abc import Iterator

import duckdb
import pytest

from engine import Parlance

NURSERY = """
CREATE TABLE clientes (cliente_id INTEGER PRIMARY KEY, nombre VARCHAR, ciudad VARCHAR,
  fecha_de_alta DATE);
CREATE TABLE productos (producto_id INTEGER PRIMARY KEY, nombre VARCHAR, existencias INTEGER);
CREATE TABLE pedidos (pedido_id INTEGER PRIMARY KEY, fecha DATE,
  cliente_id INTEGER REFERENCES clientes(cliente_id), producto_id INTEGER REFERENCES productos(producto_id));
INSERT INTO clientes VALUES (1, 'Inés', 'Sevilla', '2023-02-01'),
  (2, 'Marcos', 'Huelva', '2023-02-01'), (3, 'Pilar', 'Sevilla', '2023-02-01');
INSERT INTO productos VALUES (1, 'Romero', 40), (2, 'Lavanda', 25);
INSERT INTO pedidos VALUES (1, '2024-03-01', 1, 1), (2, '2024-03-05', 2, 1), (3, '2024-04-02', 3, 2),
  (4, '2024-04-09', 1, 2);
"""


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    path = tmp_path_factory.mktemp("nursery") / "vivero.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(NURSERY)
    door = Parlance(source=path)
    yield door
    door.warehouse.close()


@pytest.mark.parametrize(
    ("question", "number", "language"),
    [
        ("total de existencias", 65, "es"),
        ("clientes de Sevilla", 2, "es"),
        ("pedidos de clientes de Sevilla", 3, "es"),
        ("how many pedidos", 4, "en"),
        ("customers from Sevilla", 2, "en"),
    ],
)
def test_the_names_of_a_model_tell_the_language(
    question: str, number: int, language: str, nursery: Parlance
) -> None:
    answer = nursery.ask(question)
    assert answer.table is not None, answer.reason
    assert list(answer.table.rows) == [(number,)]
    assert nursery.session.readers.for_question(question).pack.language == language
