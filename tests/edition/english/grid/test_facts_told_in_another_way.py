"""The same fact told in another way is the same fact: who, on what day, at what hour, where.

Plain sentences (a consent, a sending, a receipt, a decision) are transformed without changing what they tell: parts
moved, parentheses, clauses around them, the moment in a sentence of its own, another fact before or after. The letter
is of Orlov to Gromov, of May 4, 1933; days are of that month.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

import pytest

from .conftest import Decided, Moved, Told

# Ways to tell a moment; {c}: the clause without it, {C}: the same with a capital, {d} {h} {p}: day, hour and place.
MOMENTS = [
    "{C} {d} {h} {p}.",
    "{C} {h} {d} {p}.",
    "{C} {p} {d} {h}.",
    "{D} {h} {p} {c}.",
    "{H} {d} {c} {p}.",
    "{P} {d} {h} {c}.",
    "{D} {c} {p} {h}.",
    "{D}, {h}, {p}, {c}.",
    "{C} ({p} {d} {h}).",
    "{C}. This happened {d} {h} {p}.",
    "{C}; this took place {d} {h} {p}.",
    "{C}. That was {d} {h} {p}.",
]
# What stands around a sentence, {s}: it, without a capital and its stop; {S}: with a capital.
AROUND = [
    "As is evident from the note, {s}.",
    "As can be seen from the mark on the form, {s}.",
    "It is known that {s}.",
    "The editors note that {s}.",
    "According to the records, {s}.",
    "Judging by the file, {s}.",
    "{S}, and the mill was rebuilt.",
    "{S}; the mill was rebuilt.",
    "{S} – the mill was urgent.",
    "The mill was rebuilt, and {s}.",
    "The mill was urgent; {s}.",
    "The mill was urgent – {s}.",
    "Petrenko came at 10 h. 25 min. {S}.",
    "Petrenko came to Kem at 10 o'clock. 25 min. {S}.",
    "The number was entered by the secretary. {S}.",
]
QUOTED_BEFORE = ["Petrenko wrote: “We cannot wait.” {S}.", "Chubar wrote: “The mill is old”. {S}."]
# Ways to write May {n}, and an hour.
DAYS = [
    "on May {n}",
    "on {n} May",
    "on the {n}th of May",
    "on {n}th May",
    "on May {n}, 1933,",
    "on {n}/V",
    "on {n}/V-33",
]
DAYS_BEFORE = [
    ("Petrenko came to Kem on May {n}. On the same day {s}.", 0),
    ("Petrenko came to Kem on May {n}; the same day {s}.", 0),
    ("Petrenko came to Kem on May {n}. That same day {s}.", 0),
    ("Petrenko came to Kem on May {n}. On that date {s}.", 0),
    ("Petrenko came to Kem on May {n}, and two hours later {s}.", 0),
    ("Petrenko came to Kem on May {n}. The next day {s}.", 1),
    ("Petrenko came to Kem on May {n}. A day later {s}.", 1),
    ("Petrenko left Kem on May {n}. The day before {s}.", -1),
]
CONSENTS = [
    "Gromov gave his consent", "Gromov agreed", "Gromov did not object", "Gromov replied with agreement",
    "Gromov approved the proposal", "Gromov had no objections", "Gromov supported the proposal",
    "the proposal was approved by Gromov", "consent was given by Gromov", "the consent of Gromov followed",
]  # fmt: skip
SENDINGS = [
    "the telegram was sent", "it was dispatched", "this letter went", "Orlov's cipher was transmitted",
    "the cipher was handed in at the telegraph",
]  # fmt: skip
RECEIPTS = [
    "the telegram was received", "it arrived", "this letter was delivered to Gromov", "the cipher was decrypted",
    "Orlov's cipher reached Gromov",
]  # fmt: skip
DECISIONS = [
    "the PB approved the list", "the PB adopted a decision", "the Politburo granted Zaytsev leave",
    "the list was approved by the PB", "Zaytsev was relieved of his post by decision of the PB",
    "the question was removed from the agenda by the PB",
]  # fmt: skip

VERBS = ["gave his consent", "agreed", "did not object", "approved the proposal", "had no objections"]
# A consent over two or three sentences: {v}: what Gromov did, {m}: the moment and the place, {d} {h} {p}: each of them.
OVER_SENTENCES = [
    "The reply came {m}. In it Gromov {v}.",
    "The answer of Gromov was sent {m}. In it he {v}.",
    "Gromov answered {m}. He {v}.",
    "{D} Gromov answered {h} {p}. He {v}.",
    "A cipher came from Gromov {m}. He {v}.",
    "The proposal was read to Gromov over the telephone. He {v} {m}.",
    "The telegram was sent on May 4. Gromov {v} two days later {h} {p}.",
    "The telegram was received on May 5. The next day {h} Gromov {v} {p}.",
    "Gromov was in Sochi. He {v} {d} {h}.",
    "Gromov was resting in Sochi in those days. {D} {h} he {v}.",
    "Gromov, who was resting in Sochi, was sent the telegram. {D} {h} he {v} {p}.",
    "Gromov {v}. His cipher was sent {m}.",
    "Gromov {v}. The cipher with his consent was sent {m}.",
    "Gromov {v}. The telegram about this left Sochi {d} {h}.",
    "Gromov {v} {d}. His reply was transmitted {p} {h}.",
    "Gromov {v} {d} {h}. His reply was transmitted {p}.",
    "Gromov {v}. It was {d} {h}. The reply was sent {p}.",
    "The mill was discussed in April. Gromov {v} {m}. The mill was rebuilt in June.",
    "Petrenko objected on May 5. Gromov {v} {m}.",
    "Petrenko left on May 5. The day after {h}, Gromov {v} {p}.",
]
# Two persons, each with a moment of his own: {v}: what both did.
OF_TWO = [
    "Gromov {v} on May 6 from Sochi, Petrenko on May 7 from Kem.",
    "Gromov {v} on May 6 from Sochi and Petrenko on May 7 from Kem.",
    "Gromov {v} on May 6 from Sochi; Petrenko {v} on May 7 from Kem.",
    "Gromov {v} on May 6 from Sochi. Petrenko {v} a day later from Kem.",
    "Gromov {v} on May 6 from Sochi. The next day Petrenko {v} from Kem.",
    "Gromov (on May 6 from Sochi) and Petrenko (on May 7 from Kem) {v}.",
    "On May 6 Gromov {v} from Sochi, on May 7 Petrenko from Kem.",
    "Gromov, who was in Sochi, {v} on May 6, Petrenko, who was in Kem, on May 7.",
    "Gromov {v} on May 6 from Sochi, and Petrenko, who was in Kem, {v} on May 7.",
]


def capital(words: str) -> str:
    """Return words with a capital."""
    return words[:1].upper() + words[1:]


def moments(clause: str, day: str, hour: str, place: str) -> Iterator[str]:
    """Yield each way to tell the moment of a clause."""
    for way in MOMENTS:
        parts = {"c": clause, "d": day, "h": hour, "p": place}
        yield way.format(**parts, **{key.upper(): capital(words) for key, words in parts.items()})


def around(sentence: str) -> Iterator[str]:
    """Yield a sentence with what may stand around it."""
    return (way.format(s=sentence, S=capital(sentence)) for way in AROUND)


def told_in_any_way(clause: str, day: int, hour: str, place: str) -> Iterator[str]:
    """Yield each way to tell a clause with its moment, and what may stand around it or before it."""
    on, at = f"on May {day}", f"at {hour}"
    yield from moments(clause, on, at, place)
    yield from around(f"{clause} {on} {at} {place}".strip())
    yield from around(f"{on} {at} {clause} {place}".strip())
    yield from (f"{capital(way.format(n=day))} {at} {clause} {place}." for way in DAYS)
    hours, minutes = hour.split(":")
    for way in (f"{hours}-{minutes}", f"{hours} h. {minutes} min.", f"{hours} o'clock. {minutes} min."):
        yield f"{capital(on)} at {way} {clause} {place}."
        yield f"{capital(clause)} {place} {on} at {way}"
    for way, later in DAYS_BEFORE:
        yield way.format(n=day - later, s=f"{clause} {at} {place}".strip())


def unread(tell: Told | Moved, sentences: Iterator[str], expected: list[str]) -> dict[str, list[str]]:
    """Return the sentences that tell something else, with what they tell."""
    plain = (
        " ".join(sentence.split()).replace(" .", ".").replace(" ,", ",").replace(" )", ")") for sentence in sentences
    )
    return {sentence: found for sentence in plain if (found := tell(sentence)) != expected}


@pytest.mark.parametrize("clause", CONSENTS)
def test_consent_told_in_another_way_is_the_same_consent(clause: str, told: Told) -> None:
    sentences = [*told_in_any_way(clause, 6, "12:30", "from Sochi")]
    sentences += [way.format(S=capital(f"{clause} on May 6 at 12:30 from Sochi")) for way in QUOTED_BEFORE]
    assert unread(told, iter(sentences), ["Gromov 6 12:30 Sochi"]) == {}


@pytest.mark.parametrize("clause", SENDINGS)
def test_sending_told_in_another_way_is_the_same_sending(clause: str, moved: Moved) -> None:
    assert unread(moved, told_in_any_way(clause, 5, "15:27", "from Kem"), ["sent 5 15:27 Kem"]) == {}


@pytest.mark.parametrize("clause", RECEIPTS)
def test_receipt_told_in_another_way_is_the_same_receipt(clause: str, moved: Moved) -> None:
    assert unread(moved, told_in_any_way(clause, 5, "16:40", "in Sochi"), ["received 5 16:40 Sochi"]) == {}


@pytest.mark.parametrize("clause", DECISIONS)
def test_decision_told_in_another_way_is_the_same_decision(clause: str, decided: Decided) -> None:
    on = "on May 6"
    sentences = [*moments(clause, on, "", ""), *around(f"{clause} {on}"), *around(f"{on} {clause}")]
    sentences += [f"{capital(way.format(n=6))} {clause}." for way in DAYS]
    sentences += [way.format(S=capital(f"{clause} {on}")) for way in QUOTED_BEFORE]
    sentences += [way.format(n=6 - later, s=clause) for way, later in DAYS_BEFORE]
    assert unread(decided, iter(sentences), ["6 -"]) == {}


@pytest.mark.parametrize("clause", CONSENTS[:6])
def test_order_of_day_hour_place_and_means_tells_nothing(clause: str, told: Told) -> None:
    orders = [" ".join(order) for order in permutations(["on May 6", "at 12:30", "from Sochi", "by cipher"])]
    sentences = (sentence for order in orders for sentence in (f"{clause} {order}.", f"{capital(order)} {clause}."))
    assert unread(told, sentences, ["Gromov 6 12:30 Sochi"]) == {}


@pytest.mark.parametrize(
    "way",
    [
        "The telegram was shown to Gromov, who {v} {m}.",
        "The proposal was discussed with Gromov, who {m} {v}.",
        "Gromov, who was resting in Sochi, {v} {m}.",
        "Gromov, {m}, {v}.",
        "Gromov ({m}) {v}.",
        "Petrenko objected, but Gromov {v} {m}.",
        "Gromov {v}. He did so {m}.",
        "Gromov {v}, and did so {m}.",
        "Gromov {v}. The reply was sent {m}.",
        "Gromov {v}. His answer bears the date of May 6, 12:30.",
        "The telegram came to Sochi on May 6. From there, at 12:30, Gromov {v}.",
        "The telegram came to Sochi on May 6 at 10:00. Gromov {v} from there on the same day at 12:30.",
    ],
)
def test_person_who_is_named_in_another_clause_is_the_same_person(way: str, told: Told) -> None:
    expected = "Gromov 6 12:30 -" if "bears" in way else "Gromov 6 12:30 Sochi"
    verbs = ["gave his consent", "agreed", "did not object", "approved the proposal", "had no objections"]
    sentences = (way.format(v=verb, m="on May 6 at 12:30 from Sochi by cipher") for verb in verbs)
    assert unread(told, sentences, [expected]) == {}


@pytest.mark.parametrize(
    "way",
    [
        "{S} and {r} at 16:40.",
        "{S}, and {r} on May 5 at 16:40.",
        "{S}; {r} at 16:40.",
        "{S} – {r} at 16:40.",
        "{S}. In Sochi it {v} at 16:40.",
        "{S}. It {r} at 16 h. 40 min.",
        "{S} and {r} on the same day at 16:40.",
        "{S} to Sochi, where it {v} at 16:40.",
        "{S} to Sochi. There it {v} at 16:40.",
        "{S} to Sochi. It {v} there at 16:40.",
    ],
)
def test_sending_and_receipt_in_one_breath_are_both_told(way: str, moved: Moved) -> None:
    pairs = [(s, v) for s in ("was sent from Kem", "left Kem", "was dispatched by cipher from Kem")
             for v in ("was received", "arrived", "was decrypted")]  # fmt: skip
    sentences = (way.format(S=f"The telegram {s} on May 5 at 15:27", v=v, r=f"{v} in Sochi") for s, v in pairs)
    assert unread(moved, sentences, ["sent 5 15:27 Kem", "received 5 16:40 Sochi"]) == {}


@pytest.mark.parametrize(
    "note",
    [
        "Gromov agreed. This happened before May 6.",
        "Gromov agreed. This was discussed on May 6.",
        "Gromov agreed. The mill was rebuilt on May 6.",
        "Gromov agreed. It was the day of rest.",
        "Gromov agreed. Petrenko did so on May 6.",
    ],
)
def test_moment_of_another_thing_is_not_that_of_a_consent(note: str, told: Told) -> None:
    assert [each for each in told(note) if each.startswith("Gromov")] == ["Gromov - - -"]


@pytest.mark.parametrize("way", OVER_SENTENCES)
def test_consent_told_over_several_sentences_is_the_same_consent(way: str, told: Told) -> None:
    parts = {"d": "on May 6", "D": "On May 6", "h": "at 12:30", "p": "from Sochi", "m": "from Sochi on May 6 at 12:30"}
    sentences = (way.format(v=verb, **parts) for verb in VERBS)
    assert unread(told, sentences, ["Gromov 6 12:30 Sochi"]) == {}


@pytest.mark.parametrize("way", OF_TWO)
def test_each_of_two_persons_has_the_moment_of_his_own(way: str, told: Told) -> None:
    sentences = (way.format(v=verb) for verb in VERBS)
    assert unread(told, sentences, ["Gromov 6 - Sochi", "Petrenko 7 - Kem"]) == {}
