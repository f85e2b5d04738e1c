"""Whose documents these are: the names that stand on them, in the cases that they need."""

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Letterhead:
    """An organization in the words of № 960, unless told otherwise."""

    name: str = "администрация МОГО «Ухта»"
    name_genitive: str = "администрации МОГО «Ухта»"
    unit: str = "отдел информации и связей с общественностью"
    unit_genitive: str = "отдела информации и связей с общественностью"
    phone: str = ""
    head_title_dative: str = "главе МОГО «Ухта» — руководителю администрации"
    head_name_dative: str = ""
    regulation: str = "постановлением администрации МОГО «Ухта» от 14.04.2021 № 960"
