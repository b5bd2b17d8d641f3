"""Habits of whoever named a schema: how a column is stored in front of its name, marks of code tables."""

from engine.scaffold.subjects import subjects
from engine.scaffold.type_prefixes import type_prefixes
from engine.scaffold.words import Vocabulary

_TYPED = {
    "tblRoom": ["lngRoomID", "strFloor", "intBeds", "dtmOpened", "blnLarge"],
    "tblKey": ["strCut", "lngRoomID"],
}


def test_how_a_column_is_stored_is_no_part_of_its_name() -> None:
    vocabulary = Vocabulary(_TYPED, [name for names in _TYPED.values() for name in names], _TYPED)
    assert vocabulary.words("lngRoomID") == ("room", "id")
    assert vocabulary.words("dtmOpened") == ("opened",)


def test_a_few_such_words_are_no_habit() -> None:
    assert not type_prefixes(
        [("int", "rate"), ("num", "beds"), ("str", "name"), ("city",), ("room", "no"), ("x", "y")]
    )


def test_marks_of_code_tables_are_cut_where_several_have_them() -> None:
    names = ["cd_status", "cd_kind", "ref_letter", "visit"]
    found = subjects(names, Vocabulary(names, []))
    assert [found[name].noun for name in names] == ["status", "kind", "ref letter", "visit"]


def test_short_forms_of_the_own_table_are_known_by_numbers_too() -> None:
    columns = {"objection": ["obj_no", "obj_dt"], "clerk": ["desk"]}
    vocabulary = Vocabulary(columns, [name for names in columns.values() for name in names], columns)
    assert vocabulary.words("obj_dt") == ("objection", "date")
