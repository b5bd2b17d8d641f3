"""Names: SQL does not tell capitals apart, and a dataset without a table is the table called as it is."""

MODEL = """
name: names
datasets:
  - name: Lesson
    fields: [{name: hours, type: integer, role: measure}]
  - name: Course
    primary_key: [id]
    fields: [{name: title}]
relationships:
  - {name: given, from: Lesson, to: Course, from_columns: [course_id], to_columns: [id], role: lesson}
metrics:
  - {name: hours, type: simple, measure: {agg: sum, dataset: Lesson, expr: hours}}
"""
TABLES = """
CREATE TABLE Lesson (course_id INTEGER, hours INTEGER);
CREATE TABLE Course (id INTEGER, title VARCHAR);
INSERT INTO Lesson VALUES (1, 2), (1, 3), (2, 5);
INSERT INTO Course VALUES (1, 'Piano'), (2, 'Flute');
"""


def test_a_role_called_like_a_table_has_a_name_of_its_own(world):
    school = world(MODEL, TABLES)
    assert school.ask("hours by lesson.Course.title") == [("Flute", 5), ("Piano", 5)]


def test_the_table_is_called_like_the_dataset(world):
    assert world(MODEL, TABLES).ask("hours") == [(10,)]
