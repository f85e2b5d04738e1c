"""Whose documents these are: the names that stand on them, in the cases that they need."""

from typing import Protocol


class Organization(Protocol):
    """What documents ask of the settings' `[organization]`: any value with these names will do."""

    @property
    def name(self) -> str:
        """The administration, in the nominative."""

    @property
    def name_genitive(self) -> str:
        """The same in the genitive."""

    @property
    def unit(self) -> str:
        """The desk (п.5), in the nominative."""

    @property
    def unit_genitive(self) -> str:
        """The same in the genitive."""

    @property
    def phone(self) -> str:
        """The desk's telephone; may be empty."""

    @property
    def head_title_dative(self) -> str:
        """Title of the head of the city, to whom the note is addressed (п.22), in the dative."""

    @property
    def head_name_dative(self) -> str:
        """Name of the head in the dative, «Иванову И.И.»; may be empty."""

    @property
    def regulation(self) -> str:
        """What the Порядок was approved by, in the instrumental."""
