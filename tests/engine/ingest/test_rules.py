"""The parameters as the table `rules`: made once, never those of another pipeline or a failed transaction."""

import duckdb

from engine.ingest.tables import set_rules


def rules(con: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    return con.execute("SELECT * FROM rules").fetchall()


def made_at(con: duckdb.DuckDBPyConnection) -> object:
    return con.execute("SELECT table_oid FROM duckdb_tables() WHERE table_name = 'rules'").fetchall()


def test_the_same_rules_are_not_made_again_and_others_are() -> None:
    con = duckdb.connect()
    set_rules(con, {"most": 3, "kinds": ("a", "b")})
    first = made_at(con)
    set_rules(con, {"most": 3, "kinds": ("a", "b")})
    assert made_at(con) == first
    set_rules(con, {"most": 3, "kinds": ("a", "c")})
    assert rules(con) == [(3, ["a", "c"])]
    assert made_at(con) != first


def test_rules_without_parameters_have_a_row() -> None:
    con = duckdb.connect()
    set_rules(con, {})
    assert len(rules(con)) == 1


def test_a_transaction_that_fails_takes_its_rules_back() -> None:
    con = duckdb.connect()
    con.execute("BEGIN")
    set_rules(con, {"most": 1})
    con.execute("ROLLBACK")
    set_rules(con, {"most": 1})
    assert rules(con) == [(1,)]
    con.execute("BEGIN")
    set_rules(con, {"most": 2})
    con.execute("ROLLBACK")
    set_rules(con, {"most": 2})
    assert rules(con) == [(2,)]
