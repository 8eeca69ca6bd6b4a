"""Decisions by the words of editors' notes: every rendering of the catalogue of formulas in one plain sentence.

The letter is of Orlov in Kem to Gromov, of May 4, 1933. Each expectation was written before the first run.
"""

from __future__ import annotations

from itertools import permutations

import pytest

from corrkg.edition.records import Decision
from tests.edition.english.lettered import MILL, Reader, letter_of

MINUTES = "RGASPI. F. 17. Op. 3. D. 922. L. 12"
OTHER = "GARF. F. 5446. Op. 1. D. 2. L. 3"


def decisions(read: Reader, note: str) -> tuple[Decision, ...]:
    """Return the decisions that a note of the letter states."""
    return letter_of(read, MILL, notes=[note]).decisions


def days(read: Reader, note: str) -> list[str]:
    return [decision.dating.edtf if decision.dating else "" for decision in decisions(read, note)]


# The body is named: no shelf mark is needed.
STATED = [
    # adopted
    *(f"On May 6, 1933, the PB {verb} a resolution on the mill" for verb in
      ("adopted", "passed", "took", "made", "accepted", "issued", "rendered", "has adopted", "had already adopted")),
    "On May 6, 1933, a resolution was adopted by the PB",
    "A decision was taken by the Politburo on May 6, 1933",
    "By the PB it was decided on May 6, 1933, to rebuild the mill",
    "On May 6, 1933, the Political Bureau adopted a decree",
    "On May 6, 1933, the Politburo of the Central Committee passed a decision",
    "On May 6, 1933, the P.B. adopted a directive",
    # resolved to
    *(f"On May 6, 1933, the PB {verb} to rebuild the mill" for verb in
      ("decided", "resolved", "decreed", "ruled", "determined", "agreed")),
    *(f"On May 6, 1933, the PB {verb} it necessary to rebuild the mill" for verb in
      ("considered", "deemed", "found", "recognised", "recognized")),
    # formalised
    *(f"On May 6, 1933, it was {verb} by a decision of the PB" for verb in
      ("issued", "formalized", "formalised", "executed", "drawn up", "registered", "recorded", "documented",
       "enshrined",
       "processed", "carried out")),
    "Formalized by decision of the PB on May 6, 1933",
    "Drawn up as a decision of the PB of May 6, 1933",
    "May 6, 1933 issued by the decision of the PB",
    "The decision of the PB was formalized on May 6, 1933",
    "The PB decision was drawn up on May 6, 1933",
    "The PB's decision followed on May 6, 1933",
    # approved, permitted, ordered, deferred, referred, dismissed, appointed, money
    *(f"On May 6, 1933, the PB {verb} the proposal" for verb in
      ("approved", "confirmed", "ratified", "endorsed", "sanctioned", "affirmed", "validated", "authorised",
       "postponed",
       "deferred", "put off", "adjourned", "shelved", "delayed", "held over", "rejected", "turned down", "declined",
       "cancelled", "annulled", "revoked", "repealed", "rescinded", "allowed", "permitted", "granted", "satisfied")),
    *(f"On May 6, 1933, the PB {verb} Zaytsev to rebuild the mill" for verb in
      ("instructed", "entrusted", "charged", "commissioned", "assigned", "directed", "ordered", "obliged", "tasked",
       "allowed", "permitted", "forbade", "invited")),
    *(f"On May 6, 1933, the PB {words}" for words in
      ("granted Zaytsev leave", "met the request", "complied with the request", "gave instructions to Zaytsev",
       "proposed to the People's Commissariat to rebuild the mill", "suggested that the commissariat rebuild the mill",
       "banned the sale of flour", "prohibited the sale of flour", "carried over the question to the next meeting",
       "transferred the question to the next meeting", "referred the question to a commission",
       "submitted the question to a commission", "handed over the question to a commission", "set up a commission",
       "formed a commission", "created a commission", "established a commission", "organised a commission",
       "sent the draft for consideration", "removed the question from the agenda", "withdrew the question",
       "struck the question from the agenda", "took the question off the agenda", "dropped the question",
       "appointed Zaytsev deputy commissar", "confirmed Zaytsev as secretary", "released Zaytsev from his duties",
       "relieved Zaytsev of his duties", "freed Zaytsev", "dismissed Zaytsev", "removed Zaytsev from his post",
       "recalled Zaytsev", "included Zaytsev in the commission", "introduced Zaytsev into the commission",
       "withdrew Zaytsev from the commission", "released 5 million rubles", "allocated 5 million rubles",
       "appropriated 5 million rubles", "reduced the plan", "cut the plan", "lowered the price", "increased the plan",
       "raised the price", "set the price", "fixed the price", "established the price")),
    "On May 6, 1933, Zaytsev was given leave by the PB",
    # by poll, in the minutes, nominal
    "On May 6, 1933, the PB adopted by poll a resolution on the mill",
    "The proposal was approved by the PB by voting in absentia on May 6, 1933",
    "By decision of the PB of May 6, 1933, the mill was rebuilt",
    "By a decision of the PB dated May 6, 1933, the mill was rebuilt",
    "In accordance with the decision of the PB of May 6, 1933, the mill was rebuilt",
    "Pursuant to the resolution of the Politburo of May 6, 1933, the mill was rebuilt",
    "According to the decision of the PB of May 6, 1933, the mill was rebuilt",
    "On the basis of the decision of the PB of May 6, 1933, the mill was rebuilt",
    "Decision of the PB of May 6, 1933: “Rebuild the mill at the expense of the region”",
    "The PB's decision of May 6, 1933, put an end to it",
    "On May 6, 1933, the minutes of the PB recorded the rebuilding of the mill",
]  # fmt: skip


@pytest.mark.parametrize("words", STATED)
def test_every_rendering_of_a_decision_is_read(words: str, read: Reader) -> None:
    assert days(read, f"{words}.") == ["1933-05-06"]


# The body is not named; the shelf mark in its own series tells it.
IMPLIED = [
    "On May 6, 1933, a resolution on the mill was adopted",
    "The resolution was passed on May 6, 1933",
    "On May 6, 1933, it was decided to rebuild the mill",
    "On May 6, 1933, Zaytsev was granted leave",
    "On May 6, 1933, Zaytsev was relieved of his duties",
    "On May 6, 1933, the question was postponed",
    "On May 6, 1933, the question was referred to a commission",
    "On May 6, 1933, the question was removed from the agenda of the PB",
    "On May 6, 1933, Zaytsev was appointed Deputy People's Commissar",
    "Approved by poll on May 6, 1933",
    "On May 6, 1933, the following directive was given: “Rebuild the mill”",
    "It was recorded in the minutes of May 6, 1933",
    "The item in the minutes of May 6, 1933, reads: “Rebuild the mill”",
    "Under item 7 of the minutes of May 6, 1933, it says: “Rebuild the mill”",
    "The minutes of May 6, 1933, contain the entry: “Rebuild the mill”",
    "The question was discussed at the meeting of the PB on May 6, 1933",
    "On May 6, 1933, the Central Committee adopted a resolution on the mill",
    "The decision followed on May 6, 1933",
    "On May 6, 1933, the loan was allocated",
]


@pytest.mark.parametrize("words", IMPLIED)
def test_shelf_mark_of_the_body_tells_a_decision_that_does_not_name_it(words: str, read: Reader) -> None:
    assert days(read, f"{words} ({MINUTES}).") == ["1933-05-06"]
    if "PB" not in words:
        assert days(read, f"{words} ({OTHER}).") == []


NONE = [
    "On May 6, 1933, the question was submitted to the PB",
    "On May 6, 1933, Zaytsev put the question to the PB",
    "On May 6, 1933, the draft decision of the PB was prepared",
    "On May 6, 1933, a draft of a decision of the PB was sent to Gromov",
    "On May 6, 1933, Zaytsev proposed to the PB to rebuild the mill",
    "On May 6, 1933, it was supposed that the PB would rebuild the mill",
    "On May 6, 1933, it was intended to submit the question to the Politburo",
    "On May 6, 1933, it was planned to discuss the mill in the PB",
    "On May 6, 1933, the mill was discussed in the PB",
    "No decision of the PB was found",
    "On May 6, 1933, no decision was taken by the PB",
    "The PB did not take a decision on May 6, 1933",
    "The decision of the PB has not been found",
    "On May 6, 1933, the SNK adopted a resolution",
    "On May 6, 1933, the STO approved the proposal",
    "On May 6, 1933, by decision of the Orgburo, the mill was rebuilt",
    "On May 6, 1933, the Secretariat instructed Zaytsev to rebuild the mill",
    "On May 6, 1933, the Council of People's Commissars decided to rebuild the mill",
    "On May 6, 1933, the commission of the PB visited the mill",
    "On May 6, 1933, the plenum approved the resolution",
    "On May 6, 1933, at the meeting of the PB Zaytsev spoke",
    "On May 6, 1933, Zaytsev, a member of the PB, rebuilt the mill",
    "If the PB adopts a resolution, the mill will be rebuilt",
    "On May 6, 1933, the PB received the report",
    "On May 6, 1933, the PB was informed of the mill",
    "The resolution was to be adopted by the PB on May 6, 1933",
    "The PB would approve the proposal on May 6, 1933",
]


@pytest.mark.parametrize("words", NONE)
def test_what_is_no_decision_is_not_read_as_one(words: str, read: Reader) -> None:
    assert days(read, f"{words} ({OTHER}).") == []


@pytest.mark.parametrize(
    "words",
    [
        "On May 6, 1933, the Orgburo decided to rebuild the mill",
        "On May 6, 1933, by decision of the SNK, the mill was rebuilt",
        "On May 6, 1933, the decision was not adopted",
        "The text of May 6, 1933, is kept in the file",
        "On May 6, 1933, the text was published",
        "On May 6, 1933, the report was sent to Gromov",
        "On May 6, 1933, Zaytsev proposed to rebuild the mill",
        "The draft resolution was prepared on May 6, 1933",
    ],
)
def test_shelf_mark_alone_makes_no_decision(words: str, read: Reader) -> None:
    assert days(read, f"{words} ({MINUTES}).") == []


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("On May 6, 1933, the PB approved the mill, and on May 9 it approved the dam", ["1933-05-06", "1933-05-09"]),
        ("On May 6, 1933, the PB approved the mill and on the same day instructed Zaytsev to build", ["1933-05-06"]),
        ("On May 6, 1933, the PB approved the mill and instructed Zaytsev to rebuild it", ["1933-05-06"]),
        ("By decisions of the PB of May 6 and June 4, 1933, the mill was rebuilt", ["1933-05-06", "1933-06-04"]),
        ("On May 6 Gromov agreed, and on the 7th the PB released Zaytsev", ["1933-05-07"]),
        ("The answer arrived on May 6. On the same day the PB approved the mill", ["1933-05-06"]),
        ("Gromov agreed on May 6. The next day the PB approved the mill", ["1933-05-07"]),
        ("Gromov agreed on May 6. A week later the PB approved the mill", ["1933-05-13"]),
        ("Gromov agreed on May 6. The PB approved the mill", ["1933-05-06"]),
        ("The PB approved the mill", [""]),
        ("Approved by the Secretariat on May 14, by the PB on May 15, 1933", ["1933-05-15"]),
        ("The PB allowed Zaytsev to leave on June 7 for Kem", [""]),
        ("On May 6, 1933, the PB granted Zaytsev leave from May 20", ["1933-05-06"]),
        ("Zaytsev, on May 6, 1933, by decision of the PB, was released", ["1933-05-06"]),
        ("On May 6 the mill was approved by the commission of the ECCI, not by the PB", []),
        ("The PB on May 6, 1933, against the opinion of Zaytsev, who was ill, let Popov go", ["1933-05-06"]),
        ("Having listened on May 6, 1933, to Zaytsev, who replaced Popov, the PB postponed it", ["1933-05-06"]),
        ("On May 7 Zaytsev, to whom the PB had entrusted it the day before, presented the plan", ["1933-05-06"]),
        ("The resolution of the PB on the mill is dated May 6, 1933", ["1933-05-06"]),
        ("A commission headed by Zaytsev was formed on May 6, 1933", ["1933-05-06"]),
        ("Zaytsev, by the decision of May 6, 1933, was sent to Kem", ["1933-05-06"]),
        ("In the decision of May 6, 1933, the PB pointed out to Zaytsev that the mill was old", ["1933-05-06"]),
        ("The PB decided on May 6, 1933, to award Zaytsev", ["1933-05-06"]),
        ("The PB decided to award Zaytsev on May 6, 1933", ["1933-05-06"]),
        ("The minutes No. 3 of May 6, 1933, of the PB contain the decision on the mill", ["1933-05-06"]),
    ],
)
def test_days_of_decisions(note: str, expected: list[str], read: Reader) -> None:
    assert days(read, f"{note} ({MINUTES}).") == expected


def test_day_may_stand_in_the_brackets_of_the_reference(read: Reader) -> None:
    note = f"On May 6 Gromov agreed. The PB decided to rebuild the mill ({MINUTES}, protocol of May 9)."
    assert days(read, note) == ["1933-05-09"]


def test_each_of_two_decisions_has_the_file_in_its_place_and_its_own_title(read: Reader) -> None:
    note = (
        "On May 6 the PB entrusted the plan to Zaytsev, who presented it, and on May 9 it was adopted as a resolution "
        f"“On the mill” ({MINUTES}; Ibid. D. 923. L. 2)."
    )
    found = [(d.dating and d.dating.edtf, d.title, [r.place.delo for r in d.references]) for d in decisions(read, note)]
    assert found == [("1933-05-06", "", ["922"]), ("1933-05-09", "On the mill", ["923"])]


def test_originals_of_the_minutes_are_cited_beside_them(read: Reader) -> None:
    [decision] = decisions(read, f"On May 6, 1933, the PB approved the mill ({MINUTES}; Op. 163. D. 992. L. 88).")
    assert decision.series == "minutes"
    assert [reference.place.folios for reference in decision.references] == ["12", "88"]


def test_title_may_stand_in_the_sentence_before(read: Reader) -> None:
    [decision] = decisions(
        read, f"The draft was called “On the mill at Kem”. It was adopted by the PB on May 6, 1933 ({MINUTES})."
    )
    assert decision.title == "On the mill at Kem"


CIRCUMSTANCES = ("on May 6, 1933,", "by poll", "in a special file")


@pytest.mark.parametrize("order", list(permutations(CIRCUMSTANCES)))
@pytest.mark.parametrize("lead", [0, 1, 2, 3])
@pytest.mark.parametrize("act", ["the PB approved the loan", "the loan was approved by the PB"])
def test_circumstances_of_a_decision_stand_in_any_order(
    act: str, order: tuple[str, ...], lead: int, read: Reader
) -> None:
    head = " ".join(order[:lead])
    words = f"{head}{' ' if head else ''}{act} {' '.join(order[lead:])}".strip().rstrip(",")
    assert days(read, f"{words[0].upper()}{words[1:]} ({MINUTES}).") == ["1933-05-06"]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        # inverted
        ("Only on May 6, 1933, did the PB adopt the decision", ["1933-05-06"]),
        ("Only on May 6, 1933, was the decision adopted by the PB", ["1933-05-06"]),
        ("Not until May 6, 1933, did the PB approve the mill", ["1933-05-06"]),
        ("The PB did not approve the mill until May 6, 1933", ["1933-05-06"]),
        ("Never did the PB approve the mill", []),
        # what it went through, where and how it was decided
        ("The question went through the PB on May 6, 1933", ["1933-05-06"]),
        ("At the meeting of the PB on May 6, 1933, it was decided to rebuild the mill", ["1933-05-06"]),
        ("By a poll of members of the PB on May 6, 1933, the proposal was adopted", ["1933-05-06"]),
        ("The proposal became a decision of the PB on May 6, 1933", ["1933-05-06"]),
        ("Zaytsev received instructions from the PB on May 6, 1933", ["1933-05-06"]),
        ("The reprimand followed on May 6, 1933, in the PB resolution “On pipes”", ["1933-05-06"]),
        ("The question was considered by the PB on May 6, 1933. It was decided to rebuild it", ["1933-05-06"]),
        ("The reprimand was mentioned in the PB resolution on May 6, 1933", []),
        # days told beside, in a list, in printed order
        ("The ban was repeated by the PB twice: on May 6 and on May 9, 1933", ["1933-05-06", "1933-05-09"]),
        ("The session was postponed by the PB, as decided on May 6, 1933, to June", ["1933-05-06"]),
        (
            "The loan, to which Gromov agreed on May 6, was given by a decision of the PB of the same day",
            ["1933-05-06"],
        ),
        (
            "The PB rejected it on May 6, and on May 9, at his wish, it was allowed by the PB",
            ["1933-05-06", "1933-05-09"],
        ),
        ("The decision of the SNK of May 3 was approved by the PB on May 6, 1933", ["1933-05-06"]),
    ],
)
def test_decision_in_every_build_of_clause(note: str, expected: list[str], read: Reader) -> None:
    assert days(read, f"{note}.") == expected


@pytest.mark.parametrize(
    ("note", "series"),
    [
        ("The decision of the PB of May 6, 1933, is entered in minutes No. 140 as item 7", "minutes"),
        ("On May 6, 1933, the PB approved the mill (minutes No. 140, item 7)", "minutes"),
        ("On May 6, 1933, the PB approved the mill; it was marked “special folder”", "special-file"),
        ("On May 6, 1933, the PB approved the mill and put it in the special folder", "special-file"),
        ("On May 6, 1933, the PB approved the mill", ""),
    ],
)
def test_series_is_told_by_words_where_no_shelf_mark_is(note: str, series: str, read: Reader) -> None:
    assert [decision.series for decision in decisions(read, f"{note}.")] == [series]


def test_point_entered_in_another_record_is_the_same_decision(read: Reader) -> None:
    special = "Ibid. Op. 162. D. 17. L. 46"
    [decision] = decisions(
        read,
        f"On May 6, 1933, the PB adopted the decision “On the mill” ({MINUTES}). "
        f"A separate point was entered in the special file ({special}).",
    )
    assert (decision.series, decision.title) == ("special-file", "On the mill")
    assert [reference.place.folios for reference in decision.references] == ["12", "46"]


def test_words_before_a_reference_in_its_brackets_belong_to_the_statement(read: Reader) -> None:
    [decision] = decisions(
        read, f"The text was approved by the PB on May 6, 1933 (item 7 of minutes No. 13; {MINUTES})."
    )
    assert [reference.place.folios for reference in decision.references] == ["12"]


def test_each_day_of_a_list_has_the_reference_after_it(read: Reader) -> None:
    note = f"It was decided by the PB on May 6, 1933 ({MINUTES}), and on May 9 (Ibid. L. 61)."
    found = [(d.dating and d.dating.edtf, [r.place.folios for r in d.references]) for d in decisions(read, note)]
    assert found == [("1933-05-06", ["12"]), ("1933-05-09", ["61"])]


SPECIAL = "RGASPI. F. 17. Op. 162. D. 13. L. 16"


@pytest.mark.parametrize(
    "note",
    [
        f"The decision “On the mill” was adopted by a poll of the members of the PB on May 6. It lies in the "
        f"special file ({SPECIAL}), "
        "in the minutes only the heading is indicated (Ibid. Op. 3. D. 922. L. 12).",
        f"The mill was sanctioned by the PB on May 6. In the minutes, under the heading “On the mill”, it is "
        f"only indicated: "
        f"“Decision - special folder” ({MINUTES}), the text itself is in the special folder (Ibid. Op. 162. D. "
        f"13. L. 16).",
        f"On May 6, 1933, the PB adopted a decision “On the mill”. The text is kept in the special folder "
        f"({SPECIAL}); the minutes "
        "contain only the number (Ibid. Op. 3. D. 922. L. 12).",
        f"On May 6, 1933, the PB adopted a decision “On the mill” ({MINUTES}). The text of the decision is in "
        f"the special file ({SPECIAL}).",
        f"On May 6, 1933, the PB adopted a decision “On the mill”. It was placed in the special folder "
        f"({SPECIAL}), and in the minutes "
        "there is only the title (Ibid. Op. 3. D. 922. L. 12).",
        "On May 6, 1933, the PB adopted a decision “On the mill” "
        "(RGASPI. F. 17. Op. 3. D. 922. L. 12; special folder: Op. 162. D. 13. L. 16).",
        "On May 6, 1933, the PB adopted a decision “On the mill” "
        "(special file - RGASPI. F. 17. Op. 162. D. 13. L. 16; minutes - Ibid. Op. 3. D. 922. L. 12).",
    ],
)
def test_minutes_and_special_file_told_in_two_sentences_record_one_decision(note: str, read: Reader) -> None:
    [decision] = decisions(read, note)
    assert (decision.dating and decision.dating.edtf, decision.title) == ("1933-05-06", "On the mill")
    assert decision.series == "special-file"
    assert sorted(reference.place.unit[2] for reference in decision.references) == ["162", "3"]


def test_point_of_the_same_minutes_that_follows_is_another_decision(read: Reader) -> None:
    note = (
        f"On May 6, 1933, the PB approved the plan of the mill ({MINUTES}). In the minutes, under point 9, it "
        f"is recorded: “To give "
        "leave to Popov” (Ibid. L. 14)."
    )
    assert [len(decision.references) for decision in decisions(read, note)] == [1, 1]


@pytest.mark.parametrize(
    "words",
    [
        "Popov received a leave of a month and a half from July 21: such is point 18 of the same minutes (Ibid. "
        "L. 10).",
        "Popov was given leave from July 21: point 18 of the same minutes (Ibid. L. 10).",
        "By point 18 of the same minutes leave was given to Popov (Ibid. L. 10).",
        "At the same meeting leave was given to Popov (Ibid. L. 10).",
    ],
)
def test_decision_in_the_minutes_of_the_note_before_is_of_the_same_day(words: str, read: Reader) -> None:
    first, second = decisions(read, f"A commission was set up by the PB on May 6 ({MINUTES}).\n\n2 {words}")
    assert first.dating is not None and second.dating is not None
    assert (second.note, second.dating.edtf) == (2, "1933-05-06")
    assert second.dating.observations


def test_decision_in_other_minutes_than_those_before_has_no_day_of_theirs(read: Reader) -> None:
    other = "RGASPI. F. 17. Op. 3. D. 930. L. 1"
    note = f"A commission was set up by the PB on May 6 ({MINUTES}).\n\n2 Leave was given to Popov ({other})."
    assert [decision.dating and decision.dating.edtf for decision in decisions(read, note)] == ["1933-05-06", None]


GAPPED = {  # the day of each decision, and on which folio of the minutes or the special file it is
    # each clause with a reference of its own tells a decision, the verb only in the first
    f"The mill was rebuilt by decision of the PB of May 6, 1933 ({MINUTES}), the bridge - in a "
    "special folder on the same day (Ibid. Op. 162. D. 14. L. 7).": [("1933-05-06", "12"), ("1933-05-06", "7")],
    f"The PB approved the mill on May 6, 1933 ({MINUTES}), the bridge on May 8 (Ibid. L. 14).":
        [("1933-05-06", "12"), ("1933-05-08", "14")],
    f"Decree of the PB on the mill - May 6, 1933 ({MINUTES}), on the bridge - May 8 (Ibid. L. 14).":
        [("1933-05-06", "12"), ("1933-05-08", "14")],
    f"PB minutes of May 6, 1933: “On the mill” - 15 tons ({MINUTES}); “On the bridge” - 250 "
    "(Ibid. L. 14).": [("1933-05-06", "12"), ("1933-05-06", "14")],
    f"The PB took both points on May 6, 1933: the mill ({MINUTES}); the question of the bridge was "
    "“removed” (Ibid. L. 14).": [("1933-05-06", "12"), ("1933-05-06", "14")],
    # a quotation is the predicate
    f"On May 6, 1933, the PB “postponed it until the budget” ({MINUTES}).": [("1933-05-06", "12")],
    f"The question was “removed” by the PB on May 6, 1933 ({MINUTES}).": [("1933-05-06", "12")],
    # what of one decision lies where is none of its own
    f"The PB approved the mill on May 6, 1933 ({MINUTES}), the text - in a special folder "
    "(Ibid. Op. 162. D. 14. L. 7).": [("1933-05-06", "12 7")],
    f"The PB approved the mill on May 6, 1933 ({MINUTES}); the appendix - ibid. (L. 14).":
        [("1933-05-06", "12")],
}  # fmt: skip


@pytest.mark.parametrize("note", GAPPED)
def test_clause_without_a_verb_that_has_a_record_of_its_own_is_another_decision(note: str, read: Reader) -> None:
    found = [
        (each.dating.edtf if each.dating else "", " ".join(ref.place.folios for ref in each.references))
        for each in decisions(read, note)
    ]
    assert found == GAPPED[note]


def test_a_day_told_by_another_after_a_comma_stops_no_reading(read: Reader) -> None:
    note = f"The resolution of the PB was adopted on May 6, the day after Gromov's answer ({MINUTES})."
    assert "1933-05-06" in days(read, note)


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (
            f"Two resolutions were adopted by the PB: “On the mill” on May 6 and “On the road” on May 9 ({MINUTES}).",
            [("1933-05-06", "On the mill"), ("1933-05-09", "On the road")],
        ),
        (
            f"The PB adopted resolutions “On the mill” on May 6, “On oil” on May 8, “On coal” on May 9 ({MINUTES}).",
            [("1933-05-06", "On the mill"), ("1933-05-08", "On oil"), ("1933-05-09", "On coal")],
        ),
        (
            f"On May 6, on Gromov's proposal “On the road” of May 2, the PB gave 300 tons ({MINUTES}).",
            [("1933-05-06", "On the road")],
        ),
    ],
)
def test_each_of_several_decisions_has_its_own_title(note: str, expected: list[tuple[str, str]], read: Reader) -> None:
    found = decisions(read, note)
    assert [(each.dating.edtf if each.dating else "", each.title) for each in found] == expected
