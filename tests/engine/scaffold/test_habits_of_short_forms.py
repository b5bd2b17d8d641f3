"""Short forms with separators (cus_cred_lim), keys marked in front, roles behind, totals beside lines."""

from pathlib import Path

import duckdb
import pytest

from engine import Parlance
from engine.scaffold.habits import habitual_forms, initial_forms
from engine.scaffold.words import Vocabulary

HIRE = """
CREATE TABLE t_whs (whs_id INTEGER, whs_nm VARCHAR, whs_town VARCHAR);
INSERT INTO t_whs VALUES (1, 'North', 'Leeds'), (2, 'South', 'Dover'), (3, 'West', 'Truro');
CREATE TABLE t_ity (ity_cd VARCHAR, ity_txt VARCHAR);
INSERT INTO t_ity VALUES ('A', 'Ladders'), ('B', 'Drills'), ('C', 'Saws');
CREATE TABLE t_itm (itm_id INTEGER, itm_desc VARCHAR, fk_ity VARCHAR, itm_list DOUBLE, itm_cost DOUBLE);
INSERT INTO t_itm SELECT i, 'Item ' || i, ['A', 'B', 'C'][1 + i % 3], i * 10, 100 - i * 7
  FROM range(1, 13) t(i);
CREATE TABLE t_cus (cus_id INTEGER, cus_nm VARCHAR, cus_town VARCHAR, cus_cred_lim INTEGER,
  fk_whs_home INTEGER);
INSERT INTO t_cus SELECT i, 'Customer ' || i, ['York', 'Bath', 'Ely', 'Truro'][1 + i % 4], i * 100, 1 + i % 3
  FROM range(1, 21) t(i);
CREATE TABLE t_ord (ord_id INTEGER, ord_dat DATE, fk_cus INTEGER, ord_pay VARCHAR, ord_tot DOUBLE,
  ord_dlvd_yn VARCHAR);
INSERT INTO t_ord SELECT i, DATE '2025-01-01' + i::INT, 1 + i % 20, ['CASH', 'CARD'][1 + i % 2], i * 3,
  ['Y', 'N'][1 + i % 2] FROM range(1, 61) t(i);
CREATE TABLE t_oln (oln_id INTEGER, fk_ord INTEGER, fk_itm INTEGER, oln_qty INTEGER, oln_amt DOUBLE);
INSERT INTO t_oln SELECT i, 1 + i % 60, 1 + i % 12, 1 + i % 5, i FROM range(1, 181) t(i);
"""


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Parlance:
    path = tmp_path_factory.mktemp("hire") / "hire.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(HIRE)
    return Parlance(source=Path(path))


ANSWERS = {
    "how many orders": "SELECT count(*) FROM t_ord",
    "total credit limit of customers": "SELECT sum(cus_cred_lim) FROM t_cus",
    "customers by town": "SELECT cus_town, count(*) FROM t_cus GROUP BY 1",
    "customers by home warehouse": "SELECT whs_nm, count(*) FROM t_cus JOIN t_whs "
    "ON whs_id = fk_whs_home GROUP BY 1",
    "items by item type": "SELECT ity_txt, count(*) FROM t_itm JOIN t_ity ON ity_cd = fk_ity GROUP BY 1",
    "average order value": "SELECT avg(ord_tot) FROM t_ord",
    "orders by payment method": "SELECT ord_pay, count(*) FROM t_ord GROUP BY 1",
    "number of order lines": "SELECT count(*) FROM t_oln",
    "quantity sold by item type": "SELECT ity_txt, sum(oln_qty) FROM t_oln JOIN t_itm ON itm_id = fk_itm "
    "JOIN t_ity ON ity_cd = fk_ity GROUP BY 1",
    "how many orders were delivered": "SELECT count(*) FROM t_ord WHERE ord_dlvd_yn = 'Y'",
    "items dearer than the average list price, just the names": "SELECT itm_desc FROM t_itm WHERE itm_list > "
    "(SELECT avg(itm_list) FROM t_itm)",
}  # fmt: skip


@pytest.mark.parametrize("question", ANSWERS)
def test_the_answer_is_that_of_the_query_by_hand(door: Parlance, question: str) -> None:
    reply = door.ask(question)
    assert reply.status == "answer", reply.reason
    assert reply.table is not None
    expected = door.warehouse.rows(ANSWERS[question])
    assert sorted(map(tuple, reply.table.rows)) == sorted(map(tuple, expected))


def test_short_forms_mean_nothing_where_they_are_no_habit() -> None:
    names = {"customer", "order", "date", "total", "name", "town", "sal", "stf", "credit", "limit", "street"}
    assert habitual_forms(names) == {}
    vocabulary = Vocabulary(["customers"], ["customer_name", "stf_code", "town", "credit_limit"])
    assert vocabulary.words("own_rec") == ("own", "rec")


def test_a_form_of_two_letters_needs_a_key_that_proves_it() -> None:
    tables = {"t_ord": ("t", "ord"), "t_oln": ("t", "oln"), "t_oty": ("t", "oty")}
    columns = {
        "t_ord": [("ord", "id"), ("ord", "dat")],
        "t_oln": [("oln", "id"), ("fk", "ord")],
        "t_oty": [("oty", "id"), ("oty", "name")],
    }
    assert initial_forms(tables, columns) == {"oln": ("ord", "line")}


def test_a_table_of_names_is_no_type() -> None:
    tables = {"t_cus": ("t", "cus"), "t_cty": ("t", "cty")}
    columns = {"t_cus": [("cus", "id"), ("fk", "cty")], "t_cty": [("cty", "id"), ("cty", "name")]}
    assert initial_forms(tables, columns) == {}
    columns["t_cty"] = [("cty", "code"), ("cty", "text")]
    assert initial_forms(tables, columns) == {"cty": ("cus", "type")}
