"""Tables with a common prefix, called by their first letters, and the firm's own people in their parts."""

from semantic.model import SemanticModel
from tests.engine.scaffold.conftest import Scaffold

# A workshop for stage sets: every table begins with wk_, codes have a table of their own.
WORKSHOP = """
CREATE TABLE wk_code (cd_set VARCHAR, cd_val VARCHAR, cd_txt VARCHAR);
INSERT INTO wk_code VALUES ('WOSTAT', 'O', 'Open'), ('WOSTAT', 'D', 'Done'), ('WOSTAT', 'S', 'Stopped'),
  ('TRADE', 'CAR', 'Carpentry'), ('TRADE', 'PNT', 'Painting'), ('TRADE', 'MET', 'Metal');
CREATE TABLE wk_staff AS SELECT i AS stf_id, 'Name ' || i AS stf_nm, 'Hall' AS dept, 20 + i AS bill_rt
  FROM range(1, 31) t(i);
CREATE TABLE wk_cust AS SELECT i AS cust_id, 'Stage ' || i AS cust_nm FROM range(1, 6) t(i);
CREATE TABLE wk_wo AS SELECT i AS wo_id, 'W' || i AS wo_no, 1 + i % 5 AS cust_id, 7 + i % 20 AS lead_id,
  8 + i % 11 AS appr_id, CASE i % 3 WHEN 0 THEN 'O' WHEN 1 THEN 'D' ELSE 'S' END AS wo_stat,
  CASE i % 2 WHEN 0 THEN 'Y' ELSE 'N' END AS bill_yn, 100 * i AS bdg_amt FROM range(1, 41) t(i);
CREATE TABLE wk_wo_team AS SELECT i AS wo_id, 1 + i % 30 AS stf_id, 'helper' AS tm_role
  FROM range(1, 41) t(i);
"""


def labels(model: SemanticModel, table: str) -> dict[str, str]:
    (found,) = [one for one in model.datasets if one.name == table]
    return {"": found.label, **{field.name: field.label for field in found.fields}}


def test_a_shared_prefix_is_none_of_the_names_beside_lists_of_codes(scaffolded: Scaffold) -> None:
    model = scaffolded(WORKSHOP)
    assert labels(model, "wk_wo")[""] == "Work order"
    assert labels(model, "wk_staff")[""] == "Staff"


def test_short_forms_of_a_habit(scaffolded: Scaffold) -> None:
    said = labels(scaffolded(WORKSHOP), "wk_wo")
    assert (said["bdg_amt"], said["bill_yn"]) == ("Budget amount", "Billable")


def test_a_team_has_roles_and_no_time_role(scaffolded: Scaffold) -> None:
    assert labels(scaffolded(WORKSHOP), "wk_wo_team")["tm_role"] == "Team role"


def test_who_leads_is_one_of_the_staff(scaffolded: Scaffold) -> None:
    found = {(one.source, one.from_columns, one.to, one.role) for one in scaffolded(WORKSHOP).relationships}
    assert ("wk_wo", ("lead_id",), "wk_staff", "lead") in found


SHOPS = """
CREATE TABLE clients AS SELECT i AS id, 'C' || i AS name FROM range(1, 51) t(i);
CREATE TABLE members AS SELECT i AS id, 'M' || i AS name FROM range(1, 51) t(i);
CREATE TABLE deals AS SELECT i AS id, 1 + i % 40 AS buyer_id, i AS n FROM range(1, 201) t(i);
"""


def test_nobody_of_the_firm_makes_no_link(scaffolded: Scaffold) -> None:
    found = {(one.source, one.from_columns) for one in scaffolded(SHOPS).relationships}
    assert ("deals", ("buyer_id",)) not in found


def test_whole_words_stay_what_they_are(scaffolded: Scaffold) -> None:
    """ "lead_days" and "mb" elsewhere: only a table whose own key begins so is called by its letters."""
    model = scaffolded(
        WORKSHOP
        + "CREATE TABLE wk_river AS SELECT i AS river_id, 'x' AS mb, i AS lead_days FROM range(9) t(i)"
    )
    said = labels(model, "wk_river")
    assert (said["lead_days"], said["mb"]) == ("Lead days", "Mb")
