"""The words of the events' reader: each class of them is there for a rule."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from pathlib import Path

import corrkg.edition.english
from corrkg.edition.english.word.vocabulary import vocabulary


def test_every_class_of_words_is_asked_for_by_a_rule() -> None:
    folder = Path(corrkg.edition.english.__file__).parent
    code = "\n".join(each.read_text(encoding="utf-8") for each in sorted(folder.rglob("*.py")))
    entries = (classes for phrases in vocabulary().several.values() for _, classes in phrases)
    named = set[str]().union(*vocabulary().single.values(), *entries)
    assert named
    # A rule names a class, or the first part of several: f"cited-{sort}".
    asked = {each for each in named if re.search(rf"""["']({each}["']|{each.partition("-")[0]}-\{{)""", code)}
    assert sorted(named - asked) == []


def test_every_class_that_a_verb_is_asked_for_has_words() -> None:
    folder = Path(corrkg.edition.english.__file__).parent
    entries = (classes for phrases in vocabulary().several.values() for _, classes in phrases)
    named = set[str]().union(*vocabulary().single.values(), *entries)
    asked = {
        argument.value
        for path in folder.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "verb"
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }
    assert len(asked) > 50
    assert sorted(asked - named) == []


def test_no_two_files_have_a_class_of_one_name() -> None:
    folder = Path(corrkg.edition.english.__file__).parent
    files = (tomllib.loads(each.read_text(encoding="utf-8")) for each in sorted(folder.glob("*.toml")))
    names = Counter(name for file in files for name, entries in file.items() if isinstance(entries, list))
    assert names
    assert [name for name, count in names.items() if count > 1] == []
