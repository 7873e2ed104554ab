"""Turns a Typst page and plain data into a PDF that is the same for the same input.

Data reaches a page only through `sys.inputs`, so no text of a person is ever read as markup.
The one font is the one that travels with the program; a machine without fonts prints the same.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from core.errors import BadInput

if TYPE_CHECKING:
    import typst

PAGES = Path(__file__).parent / "typst"
ARCHIVAL: "tuple[typst.PDFStandard, ...]" = ("a-3a",)
"""PDF/A-3a: tagged, self-contained, may carry the data it was made from."""

_one_at_a_time = Lock()


class UnprintableText(BadInput):
    """The page cannot be set because of a character in the text; `detail` names it."""

    sentence = _(
        "The text holds a character that cannot be printed, such as an emoji or a control "
        "character. Remove it and try again."
    )


@cache
def _compiler(page: str) -> "typst.Compiler":
    import noto_cjk_sans_otc
    import typst

    font_folder = Path(str(noto_cjk_sans_otc.FONT_PATH)).parent
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[font_folder]
    )
    return typst.Compiler(PAGES / page, root=PAGES, font_paths=fonts)


def typeset(
    page: str,
    inputs: Mapping[str, str],
    *,
    at: datetime,
    standards: "Sequence[typst.PDFStandard]" = ARCHIVAL,
    is_tagged: bool = True,
) -> bytes:
    """The PDF of `page` (a file name in `typst/`), stamped with the time `at`.

    Raises UnprintableText when a character has no glyph: nothing is dropped in silence.
    """
    import typst  # here and above: few commands print

    with _one_at_a_time:
        try:
            pdf = _compiler(page).compile(
                format="pdf",
                sys_inputs=dict(inputs),
                pdf_standards=list(standards),
                timestamp=int(at.timestamp()),
                pdf_tags=is_tagged,
            )
        except typst.TypstError as error:
            raise UnprintableText(detail=error.message) from error
    assert isinstance(pdf, bytes)
    return pdf
