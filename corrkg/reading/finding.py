"""The things that a text means: by URI, slug or identifier, persons by their names, others by titles and numbers."""

from __future__ import annotations

from dataclasses import replace

from rapidfuzz import fuzz

from corrkg.edition.sameas import canonical
from corrkg.names.identifiers import bare, loose
from corrkg.names.index import Index
from corrkg.names.known import PERSON, Known
from corrkg.names.titles import title_key
from corrkg.reading.matching import Match, match

MAX_TEXT = 1000  # characters; no name is longer

_INEXACT = 0.95  # of the points of a title that is the same in every word and their order
_WORTH = 40.0  # points below which another title is not worth showing


def identified(index: Index, base: str, value: str, kind: str = "") -> list[Known]:
    """Return the things that ``value`` identifies, in any spelling in use: ours, or one of another authority.

    Args:
        index: what to choose from.
        base: the base of our URIs.
        value: a URI (of a merged thing, too), or the number alone.
        kind: the only kind that counts; empty: all.
    """
    value = value.strip()[:MAX_TEXT]
    found = _ours(index, base, value)
    for spelling in (value, value.rstrip("/"), f"https://{value.rstrip('/')}"):
        found = found or _canonically(index, spelling)
    if not found:
        found = index.identified(loose(value)) or ([] if "/" in value else index.identified(bare(value)))
    return [each for each in found if kind in {"", each.kind}]


def _canonically(index: Index, spelling: str) -> list[Known]:
    try:
        return index.identified(loose(canonical(spelling)))
    except ValueError:  # it means nothing for sure
        return []


def _ours(index: Index, base: str, value: str) -> list[Known]:
    path = loose(value).removeprefix(f"{loose(base)}/") if "//" in value else value
    return index.at(path) if "/" in path else []


def find(
    index: Index, base: str, text: str, kind: str = "", *, born: str = "", died: str = "", limit: int = 10
) -> list[Match]:
    """Return the things that may be meant by ``text``, the likeliest first; at most one of them is sure.

    Args:
        index: what to choose from.
        base: the base of our URIs.
        text: a name, a title, a shelfmark, a number, a URI or a slug.
        kind: the only kind that counts; empty: all.
        born: of a person: year or date of birth, if it is known.
        died: of a person: year or date of death, if it is known.
        limit: how many to return.
    """
    text = text[:MAX_TEXT]
    direct = identified(index, base, text, kind) or _of_slug(index, text.strip(), kind)
    if direct:  # several: all that a split thing was, or that one number means
        sure = [Match(each, 100.0, len(direct) == 1, {"identifier": 1.0}) for each in direct]
        # a slug may be a surname, too: who else bears it is shown below
        others = match(index, text, born, died, limit) if kind == PERSON and text.strip().isalpha() else []
        return [*sure, *(replace(each, sure=False) for each in others if each.thing not in direct)][:limit]
    found = [] if kind not in {"", PERSON} else match(index, text, born, died, limit)
    if kind != PERSON:
        found += _titled(index, text, kind)
    found.sort(key=lambda each: (-each.score, not each.sure, -each.thing.weight, each.thing.id))
    several = sum(each.sure for each in found) > 1
    return [replace(each, sure=each.sure and place == 0 and not several) for place, each in enumerate(found[:limit])]


def _of_slug(index: Index, text: str, kind: str) -> list[Known]:
    return index.at(f"{kind}/{text}") if kind and text and "/" not in text else []


def _titled(index: Index, text: str, kind: str) -> list[Match]:
    """Return what is titled so; sure where the title is the same and one thing has it."""
    exact = [each for each in index.titled(text, kind) if each.kind != PERSON]
    found = [Match(each, 100.0, len(exact) == 1, {"title": 1.0}) for each in exact]
    asked = title_key(text)
    for thing in index.sharing(text, kind):
        if thing.kind == PERSON or thing in exact:
            continue
        likeness = max(_likeness(asked, title_key(name)) for name in (thing.label, *thing.names))
        score = round(_INEXACT * likeness, 1)
        if score >= _WORTH:
            found.append(Match(thing, score, False, {"title": round(likeness / 100, 2)}))
    return found


def _likeness(one: str, other: str) -> float:
    return 0.5 * fuzz.token_sort_ratio(one, other) + 0.5 * fuzz.token_set_ratio(one, other)
