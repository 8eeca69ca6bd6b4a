"""The one shape of every error that a user is meant to read."""

from __future__ import annotations

from pathlib import Path

import pytest

from corrkg.errors import CorrkgError, InputError, StoreError, ValidationError


def test_error_says_where_what_is_wrong_what_was_expected_and_what_to_do() -> None:
    error = InputError("no date", Path("editions/x.txt"), 7, expected="May 4, 1933", hint="compare the book")
    assert str(error).splitlines() == [
        "editions/x.txt:7: no date",
        "  expected: May 4, 1933",
        "  to do: compare the book",
    ]


@pytest.mark.parametrize(
    ("error", "shown"),
    [
        (CorrkgError("no date"), "no date"),
        (CorrkgError("no date", Path("x.txt")), "x.txt: no date"),
        (CorrkgError("no date", hint="look"), "no date\n  to do: look"),
        (CorrkgError("no date", Path("x.txt"), 7, column=3), "x.txt:7:3: no date"),
    ],
)
def test_what_is_not_known_is_left_out(error: CorrkgError, shown: str) -> None:
    assert str(error) == shown


@pytest.mark.parametrize("kind", [InputError, StoreError, ValidationError])
def test_every_error_is_caught_as_one(kind: type[CorrkgError]) -> None:
    with pytest.raises(CorrkgError):
        raise kind("wrong")
