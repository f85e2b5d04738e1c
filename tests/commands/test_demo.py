"""`uhta demo --headless`: the whole desk without a terminal, as documents and pictures."""

from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from tests.commands.conftest import Uhta


def test_a_demonstration_without_a_terminal_leaves_papers_a_table_and_every_screen(uhta: Uhta) -> None:
    said = uhta("demo", "--dir", "показ", "--headless")
    assert (said.code, said.err) == (0, "")
    folder = uhta.folder / "показ"
    written = [uhta.folder / line for line in said.lines if line.endswith((".pdf", ".xlsx", ".svg"))]
    assert {path.name for path in written} >= {path.name for path in folder.glob("*.svg")}

    note, notice = (path for path in written if path.suffix == ".pdf")
    assert "записка" in "".join(page.extract_text() for page in PdfReader(note).pages).lower()
    assert "п. 20" in PdfReader(notice).pages[0].extract_text().replace("\xa0", " ")
    [table] = (path for path in written if path.suffix == ".xlsx")
    assert len(CalamineWorkbook.from_path(str(table)).get_sheet_by_index(0).to_python()) > 100

    screens = {path.stem for path in written if path.suffix == ".svg"}
    assert screens >= {
        "queue",
        "message",
        "review",
        "reply",
        "register",
        "note",
        "start",
        "import",
        "routing",
    }
