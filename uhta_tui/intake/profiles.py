"""Mapping profiles: what the operator once said about the columns of an export. The desk stores them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from uhta_tui.intake.headers import Field, column_names, header_key


@dataclass(frozen=True, slots=True)
class MappingProfile:
    """Which field each column of one export holds; recognised by the file's header row."""

    name: str
    """As the operator calls it: «Инциденты»."""
    header_key: str
    """`headers.header_key` of the header row it was made from."""
    columns: Mapping[str, Field | None]
    """Field by column name (`headers.column_names`); None for a column that stays without one."""

    def fields(self, header: Sequence[str]) -> tuple[Field | None, ...]:
        """The field of each column of a header row; a column it does not know has none."""
        return tuple(self.columns.get(name) for name in column_names(header))

    def to_json(self) -> dict[str, object]:
        """As JSON can carry it."""
        return {"name": self.name, "header_key": self.header_key, "columns": dict(self.columns)}

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> "MappingProfile":
        """What `to_json` gave.

        Raises:
            ValueError: If that is not a profile; the sentence is Russian.
        """
        name, key, columns = data.get("name"), data.get("header_key"), data.get("columns")
        if not isinstance(name, str) or not isinstance(key, str) or not isinstance(columns, Mapping):
            raise ValueError("разметка столбцов повреждена: нужны name, header_key и columns")
        try:
            fields = {str(column): Field(field) if field else None for column, field in columns.items()}
        except ValueError as error:
            raise ValueError(f"в разметке «{name}» неизвестное поле: {error}") from None
        return cls(name, key, fields)


def make_profile(name: str, header: Sequence[str], fields: Sequence[Field | None]) -> MappingProfile:
    """A profile from a header row and the fields the operator chose for its columns.

    Raises:
        ValueError: If one field is given to two columns; the sentence is Russian.
    """
    chosen = [field for field in fields if field is not None]
    if len(chosen) != len(set(chosen)):
        raise ValueError("одно поле указано у двух столбцов: оставьте его у одного")
    return MappingProfile(name, header_key(header), dict(zip(column_names(header), fields, strict=True)))


def profile_for(header: Sequence[str], profiles: Iterable[MappingProfile]) -> MappingProfile | None:
    """The profile that knows this header row, or None."""
    key = header_key(header)
    return next((profile for profile in profiles if profile.header_key == key), None)
