"""The words of the events' reader: each class of them is there for a rule."""

from __future__ import annotations

import re
from pathlib import Path

import corrkg.edition.english
from corrkg.edition.english.vocabulary import vocabulary


def test_every_class_of_words_is_asked_for_by_a_rule() -> None:
    folder = Path(corrkg.edition.english.__file__).parent
    code = "\n".join(each.read_text(encoding="utf-8") for each in sorted(folder.rglob("*.py")))
    entries = (classes for phrases in vocabulary().several.values() for _, classes in phrases)
    named = set[str]().union(*vocabulary().single.values(), *entries)
    assert named
    # A rule names a class, or the first part of several: f"cited-{sort}".
    asked = {each for each in named if re.search(rf"""["']({each}["']|{each.partition("-")[0]}-\{{)""", code)}
    assert sorted(named - asked) == []
