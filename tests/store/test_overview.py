"""The tables of an overview: days, directions, pairs, mentions with the words around, decisions, folios."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from corrkg.errors import StoreError
from corrkg.sparql.graph import Graph
from corrkg.store.built import Built
from corrkg.store.glance import Glance
from corrkg.store.occasions import READ, Occasions
from corrkg.store.overview import FROM, KEPT, TO, make_overview
from corrkg.store.release import DATASET, Release
from corrkg.vocab import CK, RDF

from .conftest import Alone


@pytest.fixture(scope="module")
def glance(october: Release) -> Glance:
    return october.glance


def _subjects(graph: Graph, kind: str) -> int:
    return len({quad.subject for quad in graph.match(None, RDF.type, CK[kind])})


def test_each_letter_and_decision_with_a_day_is_in_its_month(glance: Glance, october: Release) -> None:
    assert glance.months("letter") == {"1935-10": _subjects(october.graph, "Letter")}
    assert sum(glance.months("decision").values()) == _subjects(october.graph, "Decision")


def test_many_months_are_counted_by_year_and_those_of_a_year_can_be_asked_for(glance: Glance) -> None:
    months = glance.months("decision")
    assert len(months) > 2
    assert glance.spans("decision", len(months)) == months
    years: Counter[str] = Counter()
    for month, number in months.items():
        years[month[:4]] += number
    assert glance.spans("decision", len(months) - 1) == dict(sorted(years.items()))
    for year in (*years, "1917", "1935-10", "1935-10-21"):
        assert glance.months("decision", year) == {each: months[each] for each in months if each.startswith(year)}
    assert glance.fullest("decision") == min(months, key=lambda each: (-months[each], each))
    assert glance.fullest("planet") == ""


def test_directions_are_seen_from_whom_most_letters_have_to_do_with(glance: Glance, october: Release) -> None:
    ways = glance.ways("1935-10")
    assert glance.central == "person/kaganovich"
    assert ways["1935-10-21"] == {FROM: 3, TO: 2}
    assert "1935-10-22" not in ways, "a day without letters has no row"


def test_a_letter_of_an_uncertain_day_may_be_of_each_of_them(small_house: Path, tmp_path: Path) -> None:
    lines = [
        "<h:/letter/a> <{type}> <{ck}Letter> .", '<h:/letter/a> <{ck}notBefore> "1935-10-05" .',
        '<h:/letter/a> <{ck}notAfter> "1935-10-07" .', "<h:/letter/b> <{type}> <{ck}Letter> .",
        '<h:/letter/b> <{ck}notAfter> "1935-10-07" .',
    ]  # fmt: skip
    text = "\n".join(lines).format(type=RDF.type.value, ck=CK[""].value)
    (tmp_path / "dataset.nq").write_text(text + "\n")
    make_overview(tmp_path / "overview.sqlite", Built(tmp_path / "dataset.nq", "h:/"))
    glance = Glance(tmp_path / "overview.sqlite")
    (event,) = glance.events("letter", "1935-10-06", "1935-10-06", 9)
    assert (event.thing, event.is_certain) == ("letter/a", False)
    assert glance.events("letter", "1935-10-08", "1935-10-09", 9) == []
    assert glance.ways("1935") == {}


def test_pairs_count_each_sender_and_each_recipient(glance: Glance, october: Release) -> None:
    counted = Counter(
        (sender.object, recipient.object)
        for sender in october.graph.match(None, CK.sender)
        for recipient in october.graph.match(sender.subject, CK.recipient)
    )
    assert sum(number for *_, number in glance.pairs(1000)) == sum(counted.values())
    assert glance.pairs(1)[0][:2] == ("person/kaganovich", "person/stalin")
    assert all("person/yagoda" in pair[:2] for pair in glance.pairs(99, "person/yagoda"))


def test_a_mention_has_the_words_around_it_as_the_source_has_them(glance: Glance, october_seeds: Path) -> None:
    text = (october_seeds / "editions" / "1935-october.txt").read_text(encoding="utf-8")
    found = glance.mentions("person/litvinov", 0, 100)
    assert len(found) == sum(number for _, number in glance.forms("person/litvinov")) > 10
    for each in found:
        around = f"{each.before.removeprefix('… ')}{each.form}{each.after.removesuffix(' …')}"
        assert around in text
    assert [each.day for each in found] == sorted(each.day for each in found)
    assert glance.mentions("person/litvinov", 3, 2) == found[3:5]


def test_a_decision_names_whom_its_own_words_name(glance: Glance) -> None:
    assert glance.decisions("person/litvinov", 9) == ["decision/pb-1935-10-15"]
    assert glance.decisions("person/nobody", 9) == []


def test_the_folios_of_a_delo_are_in_order_with_what_they_are_cited_for(glance: Glance) -> None:
    found = glance.folios("archive/rgaspi/558/11/90", 500)
    assert [(each.first, each.last) for each in found] == sorted((each.first, each.last) for each in found)
    cited = {(each.first, each.last, each.bearer) for each in found}
    assert (119, 119, "letter/1935-10-01-kaganovich-molotov-mikoyan-to-stalin") in cited
    assert (115, 115, "letter/1935-10-02-stalin-to-kaganovich-molotov/note/2") in cited


def test_a_thread_has_all_letters_that_replies_bind_together(glance: Glance, october: Release) -> None:
    bound: dict[str, set[str]] = {}
    for quad in october.graph.match(None, CK.repliesTo):
        ends = [each.value.removeprefix(october.base) for each in (quad.subject, quad.object)]  # type: ignore[union-attr]
        joined = {*ends}.union(*(bound.get(each, set()) for each in ends))
        bound.update(dict.fromkeys(joined, joined))
    assert any(len(those) > 2 for those in bound.values())
    for letter, those in bound.items():
        thread = glance.thread(letter)
        assert thread is not None
        assert thread.total == len(those)
        way, at = [letter], thread
        while at.next:
            way.append(at.next)
            at = glance.thread(at.next) or at
        assert len(way) == thread.total - thread.number + 1
        assert way[-1] == (thread.last or letter)
    assert glance.thread("letter/none") is None


def test_the_days_beside_a_day_are_those_that_have_something(glance: Glance) -> None:
    assert glance.beside("letter", "1935-10-21") == ("1935-10-20", "1935-10-23")
    assert glance.beside("letter", "1900-01-01")[0] == ""


def test_what_is_no_overview_is_told_as_damage(tmp_path: Path) -> None:
    (tmp_path / "overview.sqlite").write_bytes(b"no database")
    with pytest.raises(StoreError, match="damaged"):
        Glance(tmp_path / "overview.sqlite")


def test_the_rows_of_a_thing_rest_on_nothing_but_what_its_paths_lead_to(october: Release, alone: Alone) -> None:
    every = Occasions(Built(october.path / DATASET, october.base))
    told = {node: rows for node in every.told if (rows := sorted(every.of(node)))}
    assert {table for rows in told.values() for table, _ in rows} == {*KEPT, "mention"}
    for node in sorted(told, key=str)[::3]:
        assert sorted(Occasions(alone(READ, node)).of(node)) == told[node]
