"""The sheet with the recovery code, read back."""

import io
import re
from datetime import date

import pypdf
import pytest

from tidebook.report.layout import Paper
from tidebook.report.recovery_page import make_recovery_page, recovery_page
from tidebook.storage.recovery import new_code

DAY = date(2026, 3, 4)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("name", ["journal.tidebook", "#panic() $x$ *a* " * 12, "יומן.tidebook"])
def test_the_whole_code_stands_on_one_page(paper: Paper, name: str) -> None:
    code = new_code()
    made = make_recovery_page(recovery_page(code, name, DAY, paper), DAY)
    (page,) = pypdf.PdfReader(io.BytesIO(made.content)).pages
    text = re.sub(r"\s+", " ", page.extract_text())
    assert code.replace("-", " ") in text
    assert "4 March 2026" in text
    assert float(page.mediabox.width) == pytest.approx(paper.width_mm * 72 / 25.4, abs=1)
    if name.startswith("#"):
        assert "#panic() $x$ *a*" in text


def test_it_carries_nothing_that_tells_more() -> None:
    made = make_recovery_page(recovery_page(new_code(), "journal.tidebook", DAY, Paper.A4), DAY)
    read = pypdf.PdfReader(io.BytesIO(made.content))
    assert read.metadata is not None
    assert read.metadata.title == "Recovery code"
    assert read.metadata.author is None
