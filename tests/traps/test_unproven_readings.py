"""Questions that once got a fluent wrong number, over a small staff database; right, or refused by name."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE DEPT(DEPT_ID INTEGER PRIMARY KEY, DEPT_NAME VARCHAR, LOCATION VARCHAR);
CREATE TABLE EMPLOYEE(EMP_ID INTEGER PRIMARY KEY, FULL_NAME VARCHAR, JOB_TITLE VARCHAR,
  DEPT_ID INTEGER REFERENCES DEPT(DEPT_ID), MANAGER_ID INTEGER);
CREATE TABLE SALARY(SALARY_ID INTEGER PRIMARY KEY, EMP_ID INTEGER REFERENCES EMPLOYEE(EMP_ID), AMOUNT DOUBLE);
CREATE TABLE RIDE(RIDE_ID INTEGER PRIMARY KEY, EMP_ID INTEGER REFERENCES EMPLOYEE(EMP_ID), BIKE_TYPE VARCHAR,
  DURATION_MIN DOUBLE);
INSERT INTO DEPT VALUES (1, 'Sales', 'Berlin'), (2, 'Finance', 'Paris'), (3, 'Support', 'Berlin');
INSERT INTO EMPLOYEE SELECT i, 'Person ' || i, CASE WHEN i % 5 = 0 THEN 'Manager' ELSE 'Clerk' END, 1 + i % 3,
  CASE WHEN i > 5 THEN 5 * (1 + i % 3) END FROM range(1, 31) t(i);
INSERT INTO SALARY SELECT i, i, 1000 * i FROM range(1, 31) t(i);
INSERT INTO RIDE SELECT i, 1 + i % 30, ['classic', 'cargo'][1 + i % 2], i FROM range(1, 101) t(i);
"""


@pytest.fixture(scope="module")
def staff(opened: Opens) -> Parlance:
    return opened("staff", TABLES)


RIGHT = {
    # Not the number of salary rows: 1000 * (1 + ... + 30).
    "total salary": 465_000.0,
    "average salary": 15_500.0,
    "highest salary": 30_000.0,
    # Rows are limited by the field that has the unit, not by how many they are.
    "rides longer than 60 minutes": 40,
    # A number of rides for each, and then their average.
    "average rides per employee": 100 / 30,
    # Of those that fit, over all: every third is in Finance.
    "what percentage of employees that are in Finance": 1 / 3,
}


@pytest.mark.parametrize("question", RIGHT)
def test_right(staff: Parlance, question: str) -> None:
    reply = staff.ask(question)
    assert reply.table is not None, reply.reason
    assert reply.table.rows == ((RIGHT[question],),)


def test_rows_are_listed_by_name_and_never_counted(staff: Parlance) -> None:
    reply = staff.ask("list all employees in Finance")
    assert reply.interpretation == 'List the employee with employee name where department name is "Finance"'


UNPROVEN = (
    "number of managers",  # employees are not all managers
    "how many employees have no manager",  # nothing to do with the job title Manager
    "average salary per employee",  # of one row's amount, and no number of salaries
    "number of bikes",  # bike types are no bikes
)


@pytest.mark.parametrize("question", UNPROVEN)
def test_no_answer(staff: Parlance, question: str) -> None:
    reply = staff.ask(question)
    assert reply.status != "answer", reply.interpretation
    assert reply.reason


RANKED_WITHIN = (
    "worst check in every dataset",
    "plays this morning",
)


@pytest.mark.parametrize("question", RANKED_WITHIN)
def test_what_is_not_supported_is_refused_by_name(parlance: Parlance, question: str) -> None:
    reply = parlance.ask(question)
    assert reply.status == "refuse"
    assert reply.code in ("top_per_group", "part_of_time")


def test_whom_a_value_describes_is_no_second_number(parlance: Parlance) -> None:
    reply = parlance.ask("watch time by category for premium viewers")
    assert reply.table is not None
    assert reply.table.columns == ("category", "watch_time")


def test_a_word_that_is_no_dimension_here_is_no_filter_either(parlance: Parlance) -> None:
    # "gateway" is also a source of data; by it, it is asked to split.
    assert parlance.ask("null rate by gateway").status == "refuse"


def test_growth_is_what_is_ranked(parlance: Parlance) -> None:
    reply = parlance.ask("top 3 devices by growth in views last month compared with the previous month")
    assert reply.table is not None
    growth = [row[-1] for row in reply.table.rows]
    assert growth == sorted(growth, reverse=True)
    assert reply.table.columns[-1] == "views_growth"


BOTH = {
    "people who watched drama and comedy": "both",
    "viewers on mobile and TV": "both",
    "viewers without drama": "absence",  # people who never watched it, not people who watched others
}


@pytest.mark.parametrize("question", BOTH)
def test_of_each_person_there_are_many_rows(parlance: Parlance, question: str) -> None:
    reply = parlance.ask(question)
    assert (reply.status, reply.code) == ("refuse", BOTH[question])


@pytest.mark.parametrize(
    "question",
    [
        "people who watched drama or comedy",
        "views of drama and comedy",
        "unique viewers in Germany and France",
        "unique viewers without Germany",
        "compare unique viewers on mobile and TV",
        "unique viewers by category for drama and comedy",
    ],
)
def test_where_each_has_one_either_is_meant(parlance: Parlance, question: str) -> None:
    reply = parlance.ask(question)
    assert reply.status == "answer", reply.reason


NOT_BY_A_WEAKER_WORD = {
    "number of unique browser and viewing sessions by week with viewing sessions at least 3": (
        "count_of_filtered_groups"
    ),
}


@pytest.mark.parametrize("question", NOT_BY_A_WEAKER_WORD)
def test_what_cannot_be_done_is_not_done_with_something_else(parlance: Parlance, question: str) -> None:
    reply = parlance.ask(question)
    assert (reply.status, reply.code) == ("refuse", NOT_BY_A_WEAKER_WORD[question])


def test_an_average_of_what_has_none_is_not_taken_from_a_weaker_word(parlance: Parlance) -> None:
    """ "Completion" is a word for the rate; completions are a number of their own: their average per what?"""
    reply = parlance.ask("average completions by device")
    assert reply.status == "clarify", reply.interpretation
    assert all(choice.text.startswith("Average completed sessions per") for choice in reply.alternatives)


def test_employees_per_manager_are_not_each_their_own(staff: Parlance) -> None:
    reply = staff.ask("employees per manager")
    assert reply.table is not None, reply.reason
    named = {name: number for name, number in reply.table.rows if name}
    assert named == {"Person 5": 9, "Person 10": 8, "Person 15": 8}
