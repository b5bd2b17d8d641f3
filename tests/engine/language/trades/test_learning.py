"""The words of a course provider where tables say it otherwise, and words for other things."""

from collections.abc import Iterator

import duckdb
import pytest

from engine import Parlance

TABLES = """
CREATE TABLE course(course_id INTEGER PRIMARY KEY, title VARCHAR, subject VARCHAR, fee DOUBLE,
  delivery_mode VARCHAR);
CREATE TABLE instructor(instructor_id INTEGER PRIMARY KEY, full_name VARCHAR);
CREATE TABLE learner(learner_id INTEGER PRIMARY KEY, full_name VARCHAR, guardian VARCHAR,
  cohort INTEGER);
CREATE TABLE enrolment(enrolment_id INTEGER PRIMARY KEY,
  learner_id INTEGER REFERENCES learner(learner_id), course_id INTEGER REFERENCES course(course_id),
  enrolled_on DATE, final_grade DOUBLE, status VARCHAR);
CREATE TABLE lesson(lesson_id INTEGER PRIMARY KEY, course_id INTEGER REFERENCES course(course_id),
  instructor_id INTEGER REFERENCES instructor(instructor_id), room VARCHAR, held_on DATE,
  capacity INTEGER);
INSERT INTO course SELECT i, 'Course ' || i, ['maths','languages','computing'][1+i%3], 100*i,
  ['online','classroom'][1+i%2] FROM range(1,7) t(i);
INSERT INTO instructor SELECT i, ['Amy Ross','Ben Stone','Cara Holt'][i] FROM range(1,4) t(i);
INSERT INTO learner SELECT i, 'Learner ' || i, 'Guardian ' || i, 2020+i%4 FROM range(1,16) t(i);
INSERT INTO enrolment SELECT i, 1+i%15, 1+i%6, DATE '2025-01-10'+(i*6)::INT, 50+i%40,
  ['completed','withdrawn','passed','failed'][1+i%4] FROM range(1,41) t(i);
INSERT INTO lesson SELECT i, 1+i%6, 1+i%3, 'R' || (1+i%4), DATE '2025-02-01'+(i*3)::INT,
  10+i%5 FROM range(1,31) t(i);
"""


@pytest.fixture(scope="module")
def academy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    path = tmp_path_factory.mktemp("academy") / "academy.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(TABLES)
    door = Parlance(source=path)
    yield door
    door.warehouse.close()


RIGHT = {
    "how many students": "Number of learners",
    "how many participants": "Number of learners",
    "enrollments by school subject": "Number of enrolments by subject",
    "learners by year of entry": "Number of learners by cohort in learner",
    "how many course bookings in 2025": "Number of enrolments in 2025",
    "how many dropouts": 'Number of enrolments where enrolment status is "withdrawn"',
    "average final mark by subject": "Average final grade by subject",
    "average mark": "Average final grade",
    "how many virtual courses": 'Number of courses where delivery mode is "online"',
    "number of face-to-face courses": 'Number of courses where delivery mode is "classroom"',
    "average course fee": "Average fee",
    "lessons by classroom": "Number of lessons by room",
    "average grade of flunked enrolments": 'Average final grade where enrolment status is "failed"',
    "students by parent": "Number of learners by guardian",
}


@pytest.mark.parametrize("question", RIGHT)
def test_words_of_the_trade_are_read_as_what_the_model_has(academy: Parlance, question: str) -> None:
    reply = academy.ask(question)
    assert (reply.status, reply.interpretation) == ("answer", RIGHT[question])


MUST_NOT = (
    "how many year groups",
    "how many tutor groups",
    "how many exams were there",
    "how many homework assignments",
    "attendance by course",
    "how many students graduated",
    "average class size",
    "how many teachers are absent",
    "how many seminars",
)


@pytest.mark.parametrize("question", MUST_NOT)
def test_what_is_another_thing_is_not_answered(academy: Parlance, question: str) -> None:
    assert academy.ask(question).status != "answer"
