"""What a score of whole facts does not tell: was a fact found at all, and which of its parts are right.

A sending that was read with a wrong minute is one missing and one superfluous fact to `evaluate`. Here facts of the
gold and of the store are paired first, those of one letter and note that agree in the most; then each part is scored
alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from corrkg.gold.evaluate import Score
from corrkg.gold.evidence import FORMAL, Evidence, Item, last_words, moment
from corrkg.gold.facts import Fact, plain
from corrkg.gold.rows import Gold, Row, own
from corrkg.store.embedded import Embedded
from corrkg.uris import slugify


def details(store: Embedded, seeds_dir: Path, gold_dir: Path) -> list[Score]:
    """Compare a store with a gold standard, part by part.

    Args:
        store: the store.
        seeds_dir: where its texts are, for line numbers.
        gold_dir: the gold files; a kind whose file is missing is not evaluated.

    Raises:
        InputError: the directory holds no gold file, a file lacks a column, or the store was built from other texts.
    """
    gold = Gold.read(store, seeds_dir, gold_dir)
    evidence = Evidence(gold.facts)
    scores: list[Score] = []
    for kind, name, of_row, of_store in _KINDS:
        if name in gold.files:
            mine = [item for item in of_store(evidence) if item.place[0] in gold.sources]
            scores += _compare(kind, [item for row in gold.files[name] if (item := of_row(row)) is not None], mine)
    return scores


def _compare(kind: str, gold: list[Item], mine: list[Item]) -> Iterator[Score]:
    pairs, missing, extra = pair(gold, mine)
    yield Score(
        f"{kind}: found", len(pairs), tuple(each.place for each in missing), tuple(each.place for each in extra)
    )
    for part in [name for name in (gold[0].parts if gold else ()) if all(name in item.parts for item in mine)]:
        told = [(one, other) for one, other in pairs if one.parts[part] or other.parts[part]]
        right = [one for one, other in told if _same(part, one.parts[part], other.parts[part])]
        wrong = [(one, other) for one, other in told if not _same(part, one.parts[part], other.parts[part])]
        yield Score(
            f"{kind}: {part}", len(right),
            tuple((*one.place, one.parts[part]) for one, _ in wrong if one.parts[part]),
            tuple((*other.place, other.parts[part]) for _, other in wrong if other.parts[part]),
        )  # fmt: skip


def pair(gold: Iterable[Item], mine: Iterable[Item]) -> tuple[list[tuple[Item, Item]], list[Item], list[Item]]:
    """Return pairs of facts that are one, the pairs that agree in the most parts first; and what is left of both.

    >>> a, b = Item(("x",), {"day": "1", "hour": ""}), Item(("x",), {"day": "2", "hour": ""})
    >>> pairs, missing, extra = pair([a, b], [b])
    >>> pairs == [(b, b)], missing == [a], extra
    (True, True, [])
    """
    ours: dict[Fact, list[Item]] = defaultdict(list)
    for item in mine:
        ours[item.place].append(item)
    theirs: dict[Fact, list[Item]] = defaultdict(list)
    for item in gold:
        theirs[item.place].append(item)
    pairs: list[tuple[Item, Item]] = []
    missing: list[Item] = []
    for place, items in theirs.items():
        here = ours[place]
        ranked = sorted(
            ((_agreement(one, other), -i, -j) for i, one in enumerate(items) for j, other in enumerate(here)),
            reverse=True,
        )
        taken: dict[int, int] = {}
        for _, i, j in ranked:
            if -i not in taken and -j not in taken.values():
                taken[-i] = -j
        pairs += [(items[i], here[j]) for i, j in sorted(taken.items())]
        missing += [item for i, item in enumerate(items) if i not in taken]
        ours[place] = [item for j, item in enumerate(here) if j not in taken.values()]
    return pairs, missing, [item for items in ours.values() for item in items]


def _agreement(one: Item, other: Item) -> int:
    return sum(_same(name, value, other.parts.get(name, "")) for name, value in one.parts.items())


def _same(part: str, one: str, other: str) -> bool:
    """Tell whether two values are one; of two quotations the longer holds the shorter."""
    if part != "quote" or not one or not other:
        return one == other
    return one in other or other in one


def _gold_formal_parts(row: Row) -> Item:
    """Return the formal parts that the file has a column for; the one of the address came later than the others."""
    return Item(own(row), {part: plain(row[part]) for part in FORMAL if part in row})


def _gold_dispatch(row: Row) -> Item:
    parts = {**moment(row["at"]), "place": slugify(row["place"]), "quote": plain(row["verbatim"])}
    return Item(own(row, "note", "kind"), parts)


def _gold_approval(row: Row) -> Item:
    parts = {"person": row["person"], **moment(row["at"]), "place": slugify(row["place"])}
    return Item(own(row, "note"), {**parts, "quote": plain(row["quote"])})


def _gold_response(row: Row) -> Item:
    people = "; ".join(sorted(part.strip() for part in row["persons"].split(";")))
    parts = {"stance": row["stance"], "persons": people, "to": row["to"], **moment(row["at"])}
    return Item(own(row, "note"), {**parts, "place": slugify(row["place"]), "quote": plain(row["quote"])})


def _gold_decision(row: Row) -> Item:
    references = "; ".join(sorted(filter(None, row["references"].split("; "))))
    return Item(own(row, "note"), {
        "day": row["date"], "title": plain(row["title"]), "series": row["series"], "references": references,
        "quote": plain(row["quote"]),
    })  # fmt: skip


def _gold_anchor(row: Row) -> Item | None:
    if not row["anchor_part"]:
        return None
    return Item(own(row, "note"), {"part": row["anchor_part"], "words": last_words(row["anchor_words"])})


# (kind, gold file, item of a gold row, items of the store)
_KINDS: tuple[tuple[str, str, Callable[[Row], Item | None], Callable[[Evidence], Iterator[Item]]], ...] = (
    ("letters", "letters", _gold_formal_parts, Evidence.formal_parts),
    ("dispatches", "dispatches", _gold_dispatch, Evidence.dispatches),
    ("approvals", "approvals", _gold_approval, Evidence.approvals),
    (
        "requests", "requests",
        lambda row: Item(own(row, "kind"), {"quote": plain(row["quote"])}),
        Evidence.requests,
    ),
    ("responses", "responses", _gold_response, Evidence.responses),
    ("decisions", "decisions", _gold_decision, Evidence.decisions),
    ("anchors", "notes", _gold_anchor, Evidence.anchors),
    (
        "mentions", "mentions",
        lambda row: Item(own(row, "note", "form"), {"part": row["part"], "person": row["person"]}),
        Evidence.mentions,
    ),
    ("marks", "marks", lambda row: Item(own(row, "mark"), {"quote": plain(row["verbatim"])}), Evidence.marks),
    (
        "numbers", "numbers",
        lambda row: Item(own(row, "value"), {"series": row["series"], "quote": plain(row["verbatim"])}),
        Evidence.numbers,
    ),
)  # fmt: skip
