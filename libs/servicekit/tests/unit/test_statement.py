import pytest
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from servicekit.database import Statement

things = sa.Table("things", sa.MetaData(), sa.Column("id", sa.Uuid), sa.Column("name", sa.Text))


def test_a_statement_is_compiled_to_numbered_parameters() -> None:
    statement = Statement(sa.select(things.c.name).where(things.c.id == sa.bindparam("id")))
    assert "$1::UUID" in statement.sql
    assert statement.arguments({"id": 5}) == [5]


def test_values_written_into_the_statement_are_kept() -> None:
    statement = Statement(sa.select(things).where(things.c.name == "lamp", things.c.id == sa.bindparam("id")))
    assert statement.arguments({"id": 5}) == ["lamp", 5]


def test_an_insert_takes_just_its_columns() -> None:
    statement = Statement(sa.insert(things), columns=("id",))
    assert statement.arguments({"id": 5}) == [5]


def test_a_missing_and_a_surplus_parameter_are_refused() -> None:
    statement = Statement(sa.select(things).where(things.c.id == sa.bindparam("id")))
    with pytest.raises(KeyError, match="id"):
        statement.arguments({})
    with pytest.raises(TypeError, match="colour"):
        statement.arguments({"id": 1, "colour": "red"})


def test_an_in_list_is_refused_and_an_array_taken() -> None:
    with pytest.raises(ValueError, match="ANY"):
        Statement(sa.select(things).where(things.c.name.in_(["a", "b"])))
    Statement(sa.select(things).where(things.c.id == sa.any_(sa.bindparam("ids", type_=ARRAY(sa.Uuid)))))
