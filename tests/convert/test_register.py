"""The register of identifiers: a slug once given is never given to anything else."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrkg.convert.register import COLUMNS, Register
from corrkg.errors import InputError, StoreError

Key = tuple[str, str, str]

HEAD = ",".join(COLUMNS)


@pytest.fixture
def register(tmp_path: Path) -> Callable[..., Register]:
    """A function that writes rows of a register and reads it."""

    def write(*rows: str) -> Register:
        path = tmp_path / "identifiers.csv"
        path.write_text("\n".join([HEAD, *rows, ""]), encoding="utf-8")
        return Register.read(path)

    return write


def again(register: Register) -> Register:
    """Return the register as the next build reads it."""
    register.path.write_text(register.text(), encoding="utf-8")
    return Register.read(register.path)


A, B, C = ("head-a", "shelf-a", "words-a"), ("head-b", "shelf-b", "words-b"), ("head-c", "shelf-c", "words-c")


def test_new_key_gets_the_slug_that_it_wishes(register: Callable[..., Register]) -> None:
    made = register()
    assert made.issue("letter", [A, B], ["x", "y"]) == ["x", "y"]
    assert [entry.slug for entry in made.added] == ["x", "y"]


def test_slug_that_is_taken_gets_a_number(register: Callable[..., Register]) -> None:
    assert register().issue("letter", [A, B, C], ["x", "x", "x"]) == ["x", "x-2", "x-3"]


def test_number_that_is_wished_by_another_is_skipped(register: Callable[..., Register]) -> None:
    assert register().issue("letter", [A, B, C], ["x", "x-2", "x"]) == ["x", "x-2", "x-3"]


def test_known_key_keeps_its_slug_whatever_it_wishes_today(register: Callable[..., Register]) -> None:
    first = register()
    first.issue("letter", [A, B], ["x", "y"])
    second = again(first)
    assert second.issue("letter", [A, B], ["other", "x"]) == ["x", "y"]
    assert second.added == []


def test_letter_added_before_an_old_one_does_not_take_its_slug(register: Callable[..., Register]) -> None:
    first = register()
    first.issue("letter", [B], ["x"])
    assert again(first).issue("letter", [A, B], ["x", "x"]) == ["x-2", "x"]


@pytest.mark.parametrize("part", [0, 1, 2])
def test_key_of_which_one_part_was_corrected_is_the_same_thing(part: int, register: Callable[..., Register]) -> None:
    first = register()
    first.issue("letter", [A, B], ["x", "y"])
    corrected = tuple("corrected" if index == part else value for index, value in enumerate(A))
    second = again(first)
    assert second.issue("letter", [corrected, B], ["z", "y"]) == ["x", "y"]  # type: ignore[list-item]
    third = again(second)
    assert third.issue("letter", [corrected], ["z"]) == ["x"]  # type: ignore[list-item]
    assert third.added == []


def test_key_of_which_two_parts_differ_is_another_thing(register: Callable[..., Register]) -> None:
    first = register()
    first.issue("letter", [A], ["x"])
    assert again(first).issue("letter", [(A[0], "other", "other")], ["x"]) == ["x-2"]


def test_corrected_key_that_could_be_two_things_is_neither(register: Callable[..., Register]) -> None:
    first = register()
    first.issue("letter", [("h", "s", "1"), ("h", "s", "2")], ["x", "x"])
    assert again(first).issue("letter", [("h", "s", "3")], ["x"]) == ["x-3"]


def test_empty_parts_of_a_key_agree_with_nothing(register: Callable[..., Register]) -> None:
    first = register()
    first.issue("letter", [("h", "", "")], ["x"])
    assert again(first).issue("letter", [("other", "", "")], ["x"]) == ["x-2"]


def test_kinds_do_not_share_keys_or_slugs(register: Callable[..., Register]) -> None:
    made = register()
    assert made.issue("letter", [A], ["x"]) == ["x"]
    assert made.issue("decision", [A], ["x"]) == ["x"]


@pytest.mark.parametrize(
    "row",
    [
        "letter,x,,,,withdrawn,,printed twice",
        "letter,x,a,b,c,merged,y,one letter",
        "letter,x,gone,gone,gone,withdrawn,,no letter",
    ],
)
def test_slug_of_what_was_withdrawn_or_merged_is_never_given_again(row: str, register: Callable[..., Register]) -> None:
    assert register(row).issue("letter", [A], ["x"]) == ["x-2"]


def test_old_rows_stay_as_they_are_and_new_ones_come_last(register: Callable[..., Register]) -> None:
    rows = ["letter,x,h,s,w,issued,,", 'letter,z,,,,withdrawn,,"a reason, with a comma"']
    made = register(*rows)
    made.issue("letter", [A], ["a"])
    assert made.text().splitlines() == [HEAD, *rows, "letter,a,head-a,shelf-a,words-a,issued,,"]


def test_register_that_is_not_there_is_empty(tmp_path: Path) -> None:
    made = Register.read(tmp_path / "identifiers.csv")
    assert made.text() == HEAD + "\n"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("", 1),
        ("slug,kind\n", 1),
        (f"{HEAD}\nletter,x\n", 2),
        (f"{HEAD}\nletter,x,h,s,w,issued,,\nletter,y,h2,s2,w2,lost,,\n", 3),
        (f"{HEAD}\nletter,,h,s,w,issued,,\n", 2),
        (f"{HEAD}\nletter,x,h,s,w,issued,,\nletter,y,h,s,w,issued,,\n", 3),
        (f"{HEAD}\nletter,x,h,s,w,issued,,,more\n", 2),
    ],
)
def test_malformed_register_is_refused_with_file_and_line(tmp_path: Path, content: str, line: int) -> None:
    path = tmp_path / "identifiers.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        Register.read(path)
    assert (caught.value.path, caught.value.line) == (path, line)
    assert caught.value.expected


KEYS = st.lists(st.tuples(*[st.text("abc", min_size=1, max_size=2)] * 3), unique=True, max_size=8)


@given(old=KEYS, new=KEYS, wishes=st.lists(st.sampled_from(["x", "x-2", "y"]), min_size=8, max_size=8))
def test_whatever_comes_no_slug_is_given_twice_and_none_is_lost(
    old: list[Key], new: list[Key], wishes: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("register") / "identifiers.csv"
    register = Register(path)
    given_first = dict(zip(old, register.issue("letter", old, wishes[: len(old)]), strict=True))
    second = again(register)
    given_then = dict(zip(new, second.issue("letter", new, wishes[: len(new)]), strict=True))
    assert len(set(given_first.values())) == len(given_first)
    assert len(set(given_then.values())) == len(given_then)
    assert {key: given_then[key] for key in set(old) & set(new)} == {
        key: given_first[key] for key in set(old) & set(new)
    }
    assert second.text().startswith(register.text())


def old_near(register: Register, key: Key, taken: set[str]) -> str | None:
    """Look at every row for the one thing that agrees with ``key`` in two parts: what `issue` did before."""
    near = {
        entry.slug
        for entry in register.entries
        if entry.slug not in taken and sum(bool(a) and a == b for a, b in zip(key, entry.key, strict=True)) >= 2
    }
    return near.pop() if len(near) == 1 else None


def old_issue(register: Register, keys: list[Key], wished: list[str]) -> list[str]:
    """Give slugs as `issue` does, slowly."""
    known = {entry.key: entry.slug for entry in register.entries}
    slugs = [known.get(key) for key in keys]
    taken = {slug for slug in slugs if slug}
    for index, key in enumerate(keys):
        if slugs[index] is None and (near := old_near(register, key, taken)):
            slugs[index] = near
            taken.add(near)
            known[key] = near
    used = {entry.slug for entry in register.entries}
    for index, (key, wish) in enumerate(zip(keys, wished, strict=True)):
        slug = slugs[index] or known.get(key) or wish
        number = 1
        while key not in known and slugs[index] is None and slug in used:
            number += 1
            slug = f"{wish}-{number}"
        used.add(slug)
        known.setdefault(key, slug)
        slugs[index] = slug
    return [slug or "" for slug in slugs]


PARTS = st.tuples(*[st.sampled_from(["", "a", "b", "c"])] * 3)


@given(
    old=st.lists(PARTS, unique=True, max_size=12),
    new=st.lists(PARTS, max_size=12),
    wishes=st.lists(st.sampled_from(["x", "x-2", "y"]), min_size=12, max_size=12),
)
def test_look_up_by_two_parts_gives_what_looking_at_every_row_gives(
    old: list[Key], new: list[Key], wishes: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    register = Register(tmp_path_factory.mktemp("register") / "identifiers.csv")
    register.issue("letter", old, wishes[: len(old)])
    second = again(register)
    expected = old_issue(second, new, wishes[: len(new)])
    assert second.issue("letter", new, wishes[: len(new)]) == expected


@pytest.mark.parametrize("encode", ["utf-8-sig", "utf-16"])
def test_register_that_a_spreadsheet_saved_is_read(encode: str, tmp_path: Path) -> None:
    path = tmp_path / "identifiers.csv"
    content = f"{HEAD},,\nletter,x,h,s,w,issued,,,,\n\nletter,y,h2,s2,w2,issued,,,,\n"
    path.write_bytes(content.replace(",", ";").replace("\n", "\r\n").encode(encode))
    register = Register.read(path)
    assert [(entry.slug, entry.key) for entry in register.entries] == [
        ("x", ("h", "s", "w")),
        ("y", ("h2", "s2", "w2")),
    ]
    assert register.line("letter", "y") == 4


@pytest.mark.parametrize(
    ("rows", "line", "message"),
    [
        (["letter,x,h,s,w,issued,,", "letter,x,h2,s2,w2,issued,,"], 3, "one slug for two keys"),
        (["letter,x,h,s,w,issued,,", "letter,x,h,s2,w2,issued,,"], 3, "one slug for two keys"),
        (["decision,x,h,,,issued,,", "decision,x,h2,,,issued,,"], 3, "one slug for two keys"),
        (["person,orlov,orlov,,,issued,,", "person,orlov,gromov,,,issued,,"], 3, "one slug for two keys"),
        (["place,kem,kemi,,,issued,,"], 2, "one slug for two keys"),
        (["letter,x,h,s,w,issued,,", "<<<<<<< HEAD", "letter,y,a,b,c,issued,,"], 3, "conflict"),
        (["letter,x,h,s," + "w" * 140_000 + ",issued,,"], 2, "a cell is longer"),
        (["letter,x y,h,s,w,issued,,"], 2, "not a row of the register"),
        (["letter,x/y,h,s,w,issued,,"], 2, "not a row of the register"),
        (["Letter?,x,h,s,w,issued,,"], 2, "not a row of the register"),
        (["letter,x,h\x0b,s,w,issued,,"], 2, "U+000B"),
    ],
)
def test_row_that_nothing_but_damage_explains_is_refused_with_its_line(
    rows: list[str], line: int, message: str, register: Callable[..., Register]
) -> None:
    with pytest.raises(InputError) as caught:
        register(*rows)
    assert message in str(caught.value)
    assert caught.value.line == line


def test_row_that_stands_twice_is_no_damage(register: Callable[..., Register]) -> None:
    row = "letter,x,h,,,issued,,"
    assert register(row, row).issue("letter", [("h", "", "")], ["y"]) == ["x"]


def test_key_that_is_very_long_is_written_so_that_it_can_be_read(register: Callable[..., Register]) -> None:
    made = register()
    long = ("h", "s", "w" * 200_000)
    assert made.issue("letter", [long], ["x"]) == ["x"]
    second = again(made)
    assert second.issue("letter", [long], ["y"]) == ["x"]
    assert second.added == []


@pytest.mark.parametrize("cut", range(3))
def test_register_without_a_published_row_is_refused_with_the_line_of_the_first(
    cut: int, register: Callable[..., Register], tmp_path: Path
) -> None:
    rows = ["letter,x,h,s,w,issued,,", "letter,y,h2,s2,w2,issued,,", "letter,y,,,,withdrawn,,no letter"]
    register(*rows)
    kept = Register.read((tmp_path / "identifiers.csv").rename(tmp_path / "kept.csv"))
    register(*rows).check_against(kept)
    with pytest.raises(InputError, match=f"{3 - cut} published rows are missing") as caught:
        register(*rows[:cut]).check_against(kept)
    assert caught.value.line == cut + 2
    assert "kept.csv" in str(caught.value.hint)


@pytest.mark.parametrize("reason", ["a\x0bb", "x" * 2000])
def test_reason_that_could_not_be_read_again_is_refused(reason: str, register: Callable[..., Register]) -> None:
    with pytest.raises(InputError, match="the reason has"):
        register("letter,x,h,s,w,issued,,").append("letter", "x", "withdrawn", "", reason)


def test_of_builds_that_read_the_register_together_one_writes_it(
    register: Callable[..., Register], tmp_path: Path
) -> None:
    register("letter,x,h,s,w,issued,,")
    path = tmp_path / "identifiers.csv"
    readers = [Register.read(path) for _ in range(8)]
    for number, each in enumerate(readers):
        each.issue("letter", [("h2", "s2", f"w{number}")], ["y"])

    def save(each: Register) -> bool:
        try:
            each.save()
        except StoreError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(save, readers)) == 1
    assert [entry.slug for entry in Register.read(path).entries] == ["x", "y"]
