"""What is worked out from a release once, and goes with it."""

from __future__ import annotations

import gc
import weakref

import pytest

from corrkg.reading.kept import Kept
from corrkg.reading.view import Node, View
from corrkg.store.release import Release


def test_a_result_is_worked_out_once_for_each_release_and_argument(october: Release, sable: Release) -> None:
    calls = []

    @Kept
    def made(release: Release, word: str) -> str:
        calls.append((release, word))
        return f"{word} of {release.digest}"

    for _ in range(2):
        assert made(october, "a") == f"a of {october.digest}"
        assert made(october, word="b") == f"b of {october.digest}"
        assert made(sable, "a") == f"a of {sable.digest}"
    assert calls == [(october, "a"), (october, "b"), (sable, "a")]


def test_two_functions_do_not_take_each_other_s_results(october: Release) -> None:
    def one(_: Release) -> int:
        return 1

    def two(_: Release) -> int:
        return 2

    assert (Kept(one)(october), Kept(two)(october)) == (1, 2)


def test_a_release_goes_although_what_is_kept_refers_to_it(sable: Release) -> None:
    @Kept
    def nodes(release: Release) -> tuple[Node, ...]:
        return (View(release).node(release.uris.dataset),)

    release = Release.at(sable.path)
    assert nodes(release)
    gone = weakref.ref(release)
    del release
    gc.collect()
    assert gone() is None


def test_a_failure_is_not_kept(sable: Release) -> None:
    outcomes = iter([ValueError("first"), "second"])

    @Kept
    def made(_: Release) -> str:
        found = next(outcomes)
        if isinstance(found, Exception):
            raise found
        return str(found)

    with pytest.raises(ValueError, match="first"):
        made(sable)
    assert made(sable) == "second"
