"""The words of the pages in the languages of their readers: English stands in the templates, others in a catalogue."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from corrkg.web.http.asked import language


@cache
def catalogue(tag: str) -> Mapping[str, str]:
    """Return the words of a language by the English ones; none for English."""
    path = files("corrkg.web").joinpath("catalogue", f"{tag}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def translate(text: str, /, **values: object) -> str:
    """Return ``text`` in the language of the request, or else as it is, with its ``{names}`` filled in."""
    return catalogue(language()).get(text, text).format(**values)
