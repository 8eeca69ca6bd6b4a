"""The threads of a correspondence: letters that replies bind together, in the order of time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

Replies = Mapping[str, tuple[str, list[str]]]
"""Letters by path: the day of each, empty where none is known, and those that it replies to."""


def threads(replies: Replies) -> Iterator[tuple[str, int, int]]:
    """Yield each letter with the number of its thread and its number in there, both from 1.

    A reply stands behind what it replies to where their days do not tell.

    >>> list(threads({"a": ("1935-10-02", []), "c": ("1935-10-01", []), "b": ("1935-10-02", ["a"]), "d": ("", ["c"])}))
    [('c', 1, 1), ('d', 1, 2), ('a', 2, 1), ('b', 2, 2)]
    """
    leads: dict[str, str] = {}

    def root(letter: str) -> str:
        while (above := leads.get(letter, letter)) != letter:
            leads[letter] = leads.get(above, above)  # halves the way for those who come after
            letter = above
        return letter

    for letter, (_, answered) in replies.items():
        for each in answered:
            leads[root(letter)] = root(each)
    found: dict[str, list[str]] = {}
    for letter in sorted(replies):
        found.setdefault(root(letter), []).append(letter)
    ordered = [_in_order(those, replies) for those in found.values()]
    for thread, those in enumerate(sorted(ordered, key=lambda each: (_key(each[0], replies), each[0])), start=1):
        for number, letter in enumerate(those, start=1):
            yield letter, thread, number


def _key(letter: str, replies: Replies) -> str:
    return replies[letter][0] or "9999"


def _in_order(letters: list[str], replies: Replies) -> list[str]:
    """Return letters by day; on one day, or where none is known, a reply behind what it replies to."""
    rest, found = sorted(letters, key=lambda each: (_key(each, replies), each)), list[str]()
    while rest:
        day = _key(rest[0], replies)
        same = [each for each in rest if _key(each, replies) == day]
        # The first that replies to none of those left of this day; replies in a circle stay as they are.
        chosen = next((each for each in same if not {*replies[each][1]} & {*same}), same[0])
        rest.remove(chosen)
        found.append(chosen)
    return found
