"""English names in a database are asked for in ordinary words of other languages; German ones in German."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from engine import Parlance

SCRIPT = """
CREATE TABLE customers (customer_id INTEGER PRIMARY KEY, full_name VARCHAR, country VARCHAR,
  newsletter INTEGER);
INSERT INTO customers VALUES (1, 'Ida Berg', 'Spain', 1), (2, 'Noa Lind', 'France', 0),
  (3, 'Ida Berg', 'Spain', 0), (4, 'Per Dahl', 'Norway', 0);
CREATE TABLE products (product_id INTEGER PRIMARY KEY, product_name VARCHAR, category VARCHAR,
  unit_price DECIMAL(8, 2), weight_kg DOUBLE, is_fragile INTEGER);
INSERT INTO products VALUES (1, 'Lamp', 'Home', 20, 2, 1),
  (2, 'Desk', 'Home', 180, 30, 0), (3, 'Kite', 'Toys', 10, 1, 1);
CREATE TABLE orders (order_id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers (customer_id),
  product_id INTEGER REFERENCES products (product_id), order_date DATE, status VARCHAR);
INSERT INTO orders VALUES (1, 1, 1, DATE '2025-01-05', 'delivered'),
  (2, 1, 2, DATE '2025-02-05', 'delivered'),
  (3, 2, 1, DATE '2024-02-05', 'open'), (4, 2, 1, DATE '2025-03-05', 'delivered');
"""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    path: Path = tmp_path_factory.mktemp("ordinary") / "shop.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(SCRIPT)
    door = Parlance(None, path)
    yield door
    door.warehouse.close()


HOMES = [("Home", 100.0), ("Toys", 10.0)]


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Wie viele Kunden gibt es in Spanien?", [(2,)]),
        ("Bestellungen je Kunde", [("Ida Berg", 2), ("Noa Lind", 2)]),
        ("durchschnittlicher Stückpreis nach Kategorie", HOMES),
        ("durchschnittlicher Preis der Produkte nach Kategorie", HOMES),
        ("Was ist das schwerste Produkt?", [("Desk", 30.0)]),
        ("Wie viele Produkte sind zerbrechlich?", [(2,)]),
        ("Welche Kunden haben keine Bestellungen?", [("Ida Berg",), ("Per Dahl",)]),
        ("¿Cuántos clientes hay en España?", [(2,)]),
        ("¿Cuántos pedidos entregados hubo en 2025?", [(3,)]),
        ("precio medio por categoría", HOMES),
        ("¿Cuál es el producto más caro?", [("Desk", 180)]),
        ("¿Qué clientes no han hecho ningún pedido?", [("Ida Berg",), ("Per Dahl",)]),
        ("Combien de clients avons-nous en Espagne ?", [(2,)]),
        ("nombre de commandes par statut", [("delivered", 3), ("open", 1)]),
        ("Combien de produits sont fragiles ?", [(2,)]),
        ("les 2 produits les plus lourds", [("Desk", 30.0), ("Lamp", 2.0)]),
        ("Quels clients n'ont passé aucune commande ?", [("Ida Berg",), ("Per Dahl",)]),
        ("Quantos clientes há na Noruega?", [(1,)]),
        ("preço médio dos produtos por categoria", HOMES),
        ("Quais clientes não fizeram nenhum pedido?", [("Ida Berg",), ("Per Dahl",)]),
        ("Qual é o produto mais leve?", [("Kite", 1.0)]),
        ("nombre de orders par status", [("delivered", 3), ("open", 1)]),
        ("Wie viele Kunden gibt es in Finnland?", None),
        ("wie viele Lieferanten gibt es", None),
    ],
)
def test_ordinary_words_of_other_languages(
    question: str, rows: list[tuple[object, ...]] | None, shop: Parlance
) -> None:
    answer = shop.ask(question)
    assert (answer.status == "answer") == (rows is not None), answer.interpretation
    if rows is not None:
        assert answer.table is not None
        assert sorted(answer.table.rows, key=str) == sorted(rows, key=str)
