"""What can be wrong with a statement. Facts: `line`, the line of the file, where there is one."""

from django.utils.translation import gettext_lazy as _

from core.errors import BadInput


class StatementError(BadInput):
    """Base: nothing of the file was taken. The facts fill the sentence."""

    sentence = _("The statement cannot be read.")

    def __init__(self, **facts: object) -> None:
        super().__init__(str(type(self).sentence) % facts, **facts)


class UnknownFormat(StatementError):
    """No format knows this file."""

    sentence = _(
        "No statement format fits this file. Its first row must name the columns, at least the "
        "date and the amount; download the template to compare."
    )


class BadEncoding(StatementError):
    """Neither UTF-8 nor GBK, or not text at all."""

    sentence = _("The file is not text in UTF-8 or GBK. Export it from the bank again as CSV.")


class BadTable(StatementError):
    """A row with too many or too few cells. Facts: line, columns."""

    sentence = _(
        "Line %(line)s does not have one cell for each of the %(columns)s columns. "
        "Correct this line; nothing was imported."
    )


class BadQuotes(StatementError):
    """The CSV itself is broken. Facts: line."""

    sentence = _(
        "Line %(line)s: a quotation mark is not closed, or stands where none may be. "
        "Correct this line; nothing was imported."
    )


class BadDate(StatementError):
    """Not a date. Facts: line, text."""

    sentence = _(
        "Line %(line)s: “%(text)s” is not a date. Write it as 2026-11-21; nothing was imported."
    )


class BadLineAmount(StatementError):
    """Not an amount of yuan. Facts: line, text."""

    sentence = _(
        "Line %(line)s: “%(text)s” is not an amount. Use ordinary digits and at most two decimals, "
        "for example 1,234.50; nothing was imported."
    )


class BadDirection(StatementError):
    """Neither in nor out, or both. Facts: line, text."""

    sentence = _(
        "Line %(line)s: “%(text)s” does not say whether money came in or went out. Write 收 or 支, "
        "or fill one of the two amount columns; nothing was imported."
    )


class NotYuan(StatementError):
    """Another currency. Facts: line, text."""

    sentence = _("Line %(line)s is in %(text)s. Only statements in yuan can be imported.")


class TextTooLong(StatementError):
    """A text above its limit. Facts: line, limit."""

    sentence = _(
        "Line %(line)s: a text is longer than %(limit)s characters. Shorten it; nothing was "
        "imported."
    )


class NoLines(StatementError):
    """Only headings."""

    sentence = _("The statement has no lines. Choose a period in which something was booked.")
