"""What a hostile query does to the others: nothing. Each is evaluated in a process that can die."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator

import pytest
from pyoxigraph import QueryResultsFormat, RdfFormat

from corrkg.engine.base import Formats, Head
from corrkg.engine.pool import Pool, Pooled
from corrkg.errors import CorrkgError
from corrkg.sparql.answer import Dataset
from corrkg.sparql.guard import QueryError, read
from corrkg.sparql.limits import BusyError, LimitError, Limits
from corrkg.store.release import Release

pytestmark = pytest.mark.serial

FORMATS = Formats(QueryResultsFormat.CSV, RdfFormat.TURTLE)
LIGHT = "ASK { ?letter a ck:Letter }"
CARTESIAN = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
HOSTILE = {
    "cartesian count": CARTESIAN,
    "sorted cartesian": "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?a",
    "planning bomb of patterns": "SELECT * {" + " ".join(f"?a{n} ?p{n} ?a{n + 1} ." for n in range(200)) + "}",
    "path of 500 steps": "SELECT * { ?a (" + "/".join(["(ck:note|ck:mention|!ck:x)"] * 500) + ") ?b }",
    "infinite stream": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "huge IN list": "SELECT * { ?a ?b ?c . ?d ?e ?f FILTER(?c IN (" + ",".join(map(str, range(20_000))) + ")) }",
    "regular expressions": "SELECT * { ?a ?b ?c . ?d ?e ?f "
    'FILTER(REGEX(STR(?c), "(a|b|ab)*(.*)*x$") && REGEX(STR(?f), "^(.*)*y")) }',
    "aggregate of a cartesian": "SELECT ?a (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f } GROUP BY ?a ?d ORDER BY ?n",
}  # fmt: skip


@pytest.fixture(scope="module")
def pool(october: Release) -> Iterator[Pool]:
    limits = Limits(seconds=1.0, memory=300_000_000, result=5_000_000, running=6, waiting=2)
    pool = Pool(october, limits)
    yield pool
    pool.close()


def start(pool: Pool, query: str, reader: socket.socket | None = None) -> Pooled:
    return pool.ask(query, Dataset(), FORMATS, reading=read(query, 60), reader=reader)


def ask(pool: Pool, query: str) -> bytes:
    with start(pool, query) as running:
        return b"".join(running.blocks())


def test_answer_comes_whole(pool: Pool) -> None:
    assert ask(pool, "SELECT (COUNT(?l) AS ?n) { ?l a ck:Letter }").split() == [b"n", b"35"]


def test_form_of_the_answer_is_known_before_its_first_byte(pool: Pool) -> None:
    with start(pool, "SELECT ?b ?a { ?a ?p ?b } LIMIT 1") as running:
        assert running.head == Head(is_graph=False, boolean=None, variables=("b", "a"))
    with start(pool, LIGHT) as running:
        assert running.head.boolean is True
    with start(pool, "CONSTRUCT WHERE { ?s a ck:Letter }") as running:
        assert running.head.is_graph


def test_mistake_is_told_with_line_and_column(pool: Pool) -> None:
    with pytest.raises(QueryError, match=r"1:\d+"):
        ask(pool, "SELECT nonsense")


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_query_is_stopped_and_a_light_one_beside_it_answered(pool: Pool, name: str) -> None:
    told: list[BaseException] = []

    def attack() -> None:
        try:
            ask(pool, HOSTILE[name])
        except CorrkgError as error:
            told.append(error)

    attacker = threading.Thread(target=attack)
    attacker.start()
    light = [ask(pool, LIGHT) for _ in range(20)]
    attacker.join(60)
    assert not attacker.is_alive()
    assert all(b"true" in answer for answer in light)
    assert told, "the query ended by itself: it is not hostile enough"
    assert isinstance(told[0], LimitError | QueryError)


def test_light_query_is_answered_before_a_heavy_one_that_began_earlier(pool: Pool) -> None:
    def attack() -> None:
        with pytest.raises(LimitError):
            ask(pool, CARTESIAN)

    attackers = [threading.Thread(target=attack) for _ in range(3)]
    for attacker in attackers:
        attacker.start()
    time.sleep(0.2)
    answers = [ask(pool, LIGHT) for _ in range(5)]
    assert all(attacker.is_alive() for attacker in attackers)
    assert all(b"true" in answer for answer in answers)
    for attacker in attackers:
        attacker.join(60)


def test_twenty_thousand_braces_are_refused_before_parsing(pool: Pool) -> None:
    with pytest.raises(QueryError):
        ask(pool, "SELECT * " + "{" * 20_000 + "}" * 20_000)
    assert b"true" in ask(pool, LIGHT)


def test_reader_who_leaves_frees_the_place(pool: Pool) -> None:
    for _ in range(pool.limits.running * 2):
        with start(pool, "SELECT * { ?a ?b ?c . ?d ?e ?f }") as running:
            assert next(running.blocks())
    assert b"true" in ask(pool, LIGHT)


def test_reader_who_takes_one_block_a_second_is_cut_off_at_the_deadline(pool: Pool) -> None:
    with (
        pytest.raises(LimitError),
        start(pool, "SELECT * { ?a ?b ?c . ?d ?e ?f }") as running,
    ):
        for count, _ in enumerate(running.blocks()):
            time.sleep(0.6 if count < 3 else 0)


def test_full_house_is_told_so(pool: Pool) -> None:
    told: list[BaseException] = []

    def attack() -> None:
        try:
            ask(pool, CARTESIAN)
        except CorrkgError as error:
            told.append(error)

    attackers = [threading.Thread(target=attack) for _ in range(pool.limits.running + pool.limits.waiting + 4)]
    for attacker in attackers:
        attacker.start()
    for attacker in attackers:
        attacker.join(60)
    assert any(isinstance(error, BusyError) for error in told)
    assert b"true" in ask(pool, LIGHT)


def test_child_that_is_killed_from_outside_costs_one_answer(pool: Pool) -> None:
    with (
        pytest.raises(LimitError),
        start(pool, "SELECT * { ?a ?b ?c . ?d ?e ?f }") as running,
    ):
        running.child.kill("")
        b"".join(running.blocks())
    assert b"true" in ask(pool, LIGHT)


def test_store_on_disk_answers_the_same(october: Release) -> None:
    pool = Pool(october, Limits(seconds=5), in_memory=False)
    try:
        query = "SELECT ?d { ?l a ck:Letter ; ck:date ?d } ORDER BY ?d"
        assert ask(pool, query).count(b"1935") == 35
    finally:
        pool.close()
