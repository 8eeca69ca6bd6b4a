"""Tables on a terminal."""

from __future__ import annotations

import io

from rich.console import Console

from corrkg.cli.terminal import show


def shown(width: int, columns: list[str], rows: list[list[str]]) -> str:
    output = io.StringIO()
    show("A title", columns, rows, Console(file=output, width=width))
    return output.getvalue()


def test_what_fits_is_a_table() -> None:
    text = shown(80, ["name", "letters"], [["Stalin", "12"], ["Kaganovich", "23"]])
    assert "Kaganovich" in text and "┃" in text
    assert text.endswith("2 rows\n")


def test_long_words_fold_and_nothing_is_lost() -> None:
    text = shown(60, ["quote", "n"], [["word" * 60, "1"]])
    assert text.count("word") >= 55
    assert "…" not in text


def test_many_columns_are_shown_row_by_row() -> None:
    columns = [f"column{number}" for number in range(10)]
    text = shown(80, columns, [["a long value of it"] * 10, [""] * 10])
    assert "┃" not in text
    assert text.count("a long value of it") == 10
    assert text.count("column3") == 1, "what is empty is left out"


def test_markup_in_a_value_is_only_text() -> None:
    assert "[bold]x[/bold]" in shown(80, ["a"], [["[bold]x[/bold]"]])


def test_no_rows_are_said() -> None:
    assert shown(80, ["a"], []).endswith("no rows\n")
