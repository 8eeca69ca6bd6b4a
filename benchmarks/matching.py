"""How long names take to be matched with persons, beside a scan of all forms of names with the same library."""

from __future__ import annotations

import csv
import itertools
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from rapidfuzz import fuzz, process

from corrkg.names.index import Index, write_index
from corrkg.names.known import PERSON, Known
from corrkg.reading.matching import match
from corrkg.store.release import Release

NAMES = Path(__file__).parent.parent / "tests" / "reading" / "names.csv"
BATCH = 50
_STEMS = "Бел Вер Гор Дан Жар Зим Кар Лад Мал Нов Орл Пет Рож Сав Тул Уш Фок Хом Цвет Щек".split()
_MIDDLES = "ан ень ик ок ун ат ев ыш аш уб ощ яв".split()
_ENDS = "ов ин ский енко ян идзе".split()
_GIVEN = "Алексей Борис Виктор Григорий Дмитрий Иван".split()
_FATHERS = "Андреевич Павлович".split()


def invented(number: int) -> list[Known]:
    """Return that many persons whose names are made of parts; none is a person of an edition.

    >>> invented(2)[1].label
    'Беланов, Алексей Павлович'
    """
    parts = itertools.product(_STEMS, _MIDDLES, _ENDS, _GIVEN, _FATHERS)
    found = []
    for count, (stem, middle, end, given, father) in enumerate(itertools.islice(parts, number)):
        surname = f"{stem}{middle}{end}"
        names = (f"{given} {father} {surname}", f"{given[0]}.{father[0]}. {surname}", f"{surname}, {given}")
        found.append(Known(f"person/invented-{count}", f"{surname}, {given} {father}", names))
    return found


def batches(answer: Callable[[str], object]) -> float:
    """Return the median time of a batch, in seconds of the processor: nothing in it waits."""
    with NAMES.open(encoding="utf-8", newline="") as file:
        queries = [row["query"] for row in csv.DictReader(file)]
    taken = []
    for part in _parts(queries):
        begun = time.process_time()
        for query in part:
            answer(query)
        taken.append(time.process_time() - begun)
    return median(taken)


def _parts(queries: list[str]) -> list[list[str]]:
    return [queries[place : place + BATCH] for place in range(0, len(queries) - BATCH + 1, BATCH)]


def matching(store: Path) -> list[list[str]]:
    """Measure batches on the persons of a store, and on 10,000 persons more."""
    rows = [[f"a batch of {BATCH} names", "ms", "a scan of all forms, to corrkg"]]
    ours = list(Release.open(store).names.things(PERSON))
    with tempfile.TemporaryDirectory() as scratch:
        for people in (ours, ours + invented(10_000)):
            path = Path(scratch) / f"{len(people)}.sqlite"
            write_index(path, people)
            index = Index(path)
            forms = [name for person in people for name in (person.label, *person.names)]
            mine = batches(lambda query, index=index: match(index, query))  # type: ignore[misc]
            scan = batches(lambda query, forms=forms: process.extract(query, forms, scorer=fuzz.WRatio))  # type: ignore[misc]
            rows.append([f"{len(people):,} persons", f"{mine * 1000:.0f}", f"{scan / mine:.1f}"])
            index.close()
    return rows
