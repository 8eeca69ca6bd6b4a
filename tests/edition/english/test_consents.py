"""Consents by the words of editors' notes: every rendering of the catalogue of formulas in one plain sentence.

The letter is of Orlov to Gromov, of May 4, 1933; Gromov is asked. Each expectation was written before the first run.
"""

from __future__ import annotations

import datetime as dt
from itertools import permutations

import pytest

from corrkg.edition.records import Approval
from tests.edition.english.lettered import HEADER, MILL, Reader, letter_of


def consents(read: Reader, note: str, header: str = HEADER) -> tuple[Approval, ...]:
    """Return the consents that a note of the letter tells."""
    return letter_of(read, MILL, notes=[note], header=header).approvals


def people(read: Reader, note: str) -> list[str]:
    return [approval.person.form for approval in consents(read, note)]


ONE = [
    # consent
    "On May 6, 1933, Gromov agreed.",
    "Gromov gave his consent.",
    "Gromov expressed his agreement.",
    "Gromov granted his assent.",
    "Gromov confirmed his approval.",
    "Gromov gave consent.",
    "Gromov consented.",
    "Gromov answered with consent.",
    "Gromov replied with agreement.",
    "Gromov responded in the affirmative.",
    "Gromov gave an affirmative answer.",
    "Gromov gave a positive answer.",
    "Gromov answered positively.",
    "Gromov answered affirmatively.",
    "Gromov signified his agreement.",
    # no objection
    "Gromov did not object.",
    "Gromov had no objection.",
    "Gromov had no objections.",
    "Gromov raised no objections.",
    "Gromov expressed no objection.",
    "Gromov had nothing against it.",
    "Gromov did not mind.",
    "Gromov was not against.",
    "Gromov voiced no objection.",
    "Gromov answered: “I have no objections”.",
    "Gromov answered: “I don't mind”.",
    "No objections were raised by Gromov.",
    # reported
    "Gromov reported his consent.",
    "Gromov announced his agreement.",
    "Gromov communicated his consent on May 6.",
    "Gromov informed of his consent.",
    "Gromov wired that he agreed.",
    "Gromov telegraphed that he agrees.",
    "Gromov cabled that he was in agreement.",
    "Gromov wrote that he did not object.",
    "Gromov reported back that he agreed.",
    "Gromov reported that he had no objections.",
    "Gromov's agreement was conveyed by telephone.",
    "His agreement was transmitted by telephone.",
    # nominal
    "Gromov's consent was received on May 6.",
    "Gromov's agreement was obtained.",
    "Gromov's approval followed on May 6.",
    "Gromov's consent came on May 6.",
    "With the consent of Gromov, the mill was rebuilt.",
    "With Gromov's agreement the mill was rebuilt.",
    "With the approval of Gromov the mill was rebuilt.",
    "Consent was received from Gromov.",
    "From Gromov consent was received.",
    "A positive answer came from Gromov.",
    "On May 6 a positive reply came from Gromov.",
    "The answer of Gromov was positive.",
    "Gromov's answer was in the affirmative.",
    "The answer was positive.",
    # in words
    "Gromov replied: “Agree”.",
    "Gromov answered: “Agreed”.",
    "Gromov wrote back: “I agree”.",
    "Gromov responded: “I consent”.",
    "Gromov replied: “I do not mind”.",
    "Gromov replied: “No objections”.",
    "Gromov replied: “For”.",
    "Gromov replied: “I am for”.",
    "Gromov replied: “You may”.",
    "Gromov replied: “It is possible”.",
    "Gromov replied: “Fine”.",
    "Gromov replied: “Good”.",
    "Gromov replied: “Let it be”.",
    "Gromov replied: “Do it”.",
    "The answer read: “Agreed”.",
    "The answer came: “I agree”.",
    "The answer followed: “For”.",
    "In a return cipher Gromov replied: “I agree”.",
    "The reply cipher of Gromov read: “I agree”.",
    # inscription
    "On the letter there is a resolution: “Agreed. Gromov”.",
    "Resolution: “Agree. Gromov”.",
    "Resolution of Gromov: “Agreed”.",
    "Inscription by Gromov: “I agree”.",
    "There is a note of Gromov on the document: “For”.",
    "There is a mark: “For. Gromov”.",
    "On the document there is a litter: “For. Gromov”.",
    "Endorsement of Gromov: “No objections”.",
    "On the document there is a note: “Comrade Gromov agrees”.",
    "Note on the document: “T. Gromov – for”.",
    "On the document is written in the hand of Gromov: “Agreed”.",
    "On the document is written in Gromov's hand: “For”.",
    "On the document there is a mark: “Per. Gromov”.",
    "On the document there is a mark: “Behind. Gromov”.",
    "On the document there is a mark: “Over. Gromov”.",
    # support
    "Gromov approved the proposal.",
    "Gromov approved of the proposal.",
    "Gromov supported the proposal.",
    "Gromov joined the proposal.",
    "Gromov concurred.",
    "Gromov associated himself with the proposal.",
    "Gromov accepted the proposal.",
    "Gromov endorsed the plan.",
    "Gromov sanctioned the rebuilding.",
    "Gromov authorised the rebuilding.",
    "Gromov allowed the rebuilding.",
    "Gromov permitted the rebuilding.",
    "Gromov considered it possible.",
    "The text was agreed with Gromov.",
    "Agreed with Gromov on May 6.",
    "The text was approved by Gromov.",
    # conditional
    "Gromov agreed with an amendment.",
    "Gromov agreed with reservations.",
    "Gromov agreed on condition that the dam be rebuilt.",
    "Gromov agreed provided that the dam be rebuilt.",
    "Gromov agreed in principle.",
    "Gromov basically agreed.",
    "Gromov agreed in the main.",
    "Gromov agreed, having made corrections.",
    "Gromov agreed, making corrections.",
]


@pytest.mark.parametrize("note", ONE)
def test_every_rendering_of_a_consent_is_read(note: str, read: Reader) -> None:
    assert people(read, note) == ["Gromov"]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("The following voted for: Gromov, Zaytsev.", ["Gromov", "Zaytsev"]),
        ("Voted in favor: Gromov, Zaytsev.", ["Gromov", "Zaytsev"]),
        ("The following voted in favor of it: Gromov and Zaytsev.", ["Gromov", "Zaytsev"]),
        ("The proposal was voted for by Gromov and Zaytsev.", ["Gromov", "Zaytsev"]),
        ("Gromov and Zaytsev voted for.", ["Gromov", "Zaytsev"]),
        ("The votes of Gromov and Zaytsev follow.", ["Gromov", "Zaytsev"]),
        ("The votes “for” of Gromov and Zaytsev are given.", ["Gromov", "Zaytsev"]),
        ("Voted: Gromov – for, Zaytsev – for.", ["Gromov", "Zaytsev"]),
        ("Voted: Gromov – for, Zaytsev – against.", ["Gromov"]),
        ("Signatures of those who voted: Gromov, Zaytsev.", ["Gromov", "Zaytsev"]),
        ("Polled: Gromov, Zaytsev.", ["Gromov", "Zaytsev"]),
        ("In favour: Gromov, Zaytsev.", ["Gromov", "Zaytsev"]),
        ("On the document: “For” Gromov, Zaytsev.", ["Gromov", "Zaytsev"]),
        ("There is a resolution: “For. Gromov. P. Zaytsev”.", ["Gromov", "P. Zaytsev"]),
        ("Gromov replied: “I agree”, Zaytsev: “For”.", ["Gromov", "Zaytsev"]),
        ("Gromov replied: “I agree”, Zaytsev: “I am against”.", ["Gromov"]),
        ("With the consent of Zaytsev, the mill was rebuilt.", ["Zaytsev"]),
        ("On May 6 Gromov agreed, Zaytsev on May 7.", ["Gromov", "Zaytsev"]),
    ],
)
def test_each_voter_and_signer_consents(note: str, expected: list[str], read: Reader) -> None:
    assert people(read, note) == expected


NONE = [
    # refusal
    "Gromov did not agree.",
    "Gromov refused to agree.",
    "Gromov disagreed.",
    "Gromov objected.",
    "Gromov opposed the proposal.",
    "Gromov spoke out against.",
    "Gromov was against.",
    "Gromov rejected the proposal.",
    "Gromov declined the proposal.",
    "Gromov turned down the proposal.",
    "Gromov replied with a refusal.",
    "Gromov gave a negative answer.",
    "Gromov answered negatively.",
    "Gromov answered in the negative.",
    "Gromov did not consent.",
    "Gromov withheld his consent.",
    "Gromov refused his consent.",
    "Gromov replied: “Against”.",
    "Gromov replied: “I object”.",
    "Gromov replied: “I am against”.",
    "Gromov replied: “No”.",
    "Gromov replied: “I do not agree”.",
    "The following voted against: Gromov.",
    # postponement
    "Gromov suggested postponing.",
    "Gromov proposed to wait.",
    "Gromov proposed to delay.",
    "Gromov asked to put off the question.",
    "Gromov put off his answer.",
    "Gromov replied: “We must wait”.",
    # asking back
    "Gromov asked for details.",
    "Gromov requested details.",
    "Gromov inquired whether the dam was old.",
    "Gromov asked why.",
    "Gromov demanded clarification.",
    "Gromov wanted to know the price.",
    "Gromov queried the price.",
    "Gromov replied: “Why do you agree?”",
    # no answer
    "No answer followed.",
    "No answer was found.",
    "The answer has not been found.",
    "The answer of Gromov has not been identified.",
    "Gromov's consent is missing.",
    "Gromov's opinion is unknown.",
    "The letter was left without an answer.",
    "Gromov did not answer.",
    "Gromov's consent was not received.",
    # asked for
    "Orlov asked for consent.",
    "Orlov asked for Gromov's consent.",
    "Orlov requested permission.",
    "Orlov awaited Gromov's agreement.",
    "Orlov was waiting for agreement.",
    "The mill will be rebuilt subject to Gromov's consent.",
    "In case of Gromov's consent the mill will be rebuilt.",
    "If Gromov agrees, the mill will be rebuilt.",
    "Gromov would agree.",
    # other matters
    "They agreed that the mill was old.",
    "Gromov agreed on a price.",
    "Gromov agreed to 6 percent.",
    "Gromov agreed to pay.",
    "Gromov agreed to take the post.",
    "Zaytsev agreed.",
    # the writers' own words
    "Orlov agreed with the text.",
    "There is a resolution: “For. Orlov”.",
]


@pytest.mark.parametrize("note", NONE)
def test_what_is_no_consent_is_not_read_as_one(note: str, read: Reader) -> None:
    assert people(read, note) == []


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("On the voting sheet: “For. Gromov. Comrade Zaytsev is for. Comrade Popov abstained”.", ["Gromov", "Zaytsev"]),
        ("Voted for: Gromov, Zaytsev; Popov was absent.", ["Gromov", "Zaytsev"]),
        ("The consent of Gromov and Zaytsev was received.", ["Gromov", "Zaytsev"]),
        ("Having received Gromov's consent, the PB approved the mill.", ["Gromov"]),
        ("The secretary reported Gromov's consent.", ["Gromov"]),
        ("The proposal met with no objections from Gromov.", ["Gromov"]),
        ("Gromov's “for” was received by telephone.", ["Gromov"]),
        ("The draft was approved by the PB, with corrections by Gromov.", []),
        ("Zaytsev's memorandum was sent to Gromov; in its margin Gromov wrote: “Correct”.", []),
        ("On the letter there is an inscription: “Read. I submit, but under protest. Gromov”.", ["Gromov"]),
        ("Gromov replied by telephone that in this form he would not argue.", ["Gromov"]),
        (
            "A resolution was adopted, which Gromov and Zaytsev, who were away, joined by telegraph.",
            ["Gromov", "Zaytsev"],
        ),
        ("Gromov joined Zaytsev in Kem.", []),
        ("The agreement was initialed by Zaytsev on May 13.", []),
        ("In the diary it is recorded that Zaytsev read the letter to him, and that he agreed with the reproach.", []),
        ("The report, according to which the trip was agreed with Zaytsev, was sent to Gromov.", []),
        ("It was approved by the PB by poll, without mentioning Zaytsev.", []),
        ("Gromov did not agree at first, but on May 8 gave his consent.", ["Gromov"]),
    ],
)
def test_who_consents_and_to_what(note: str, expected: list[str], read: Reader) -> None:
    assert people(read, note) == expected


@pytest.mark.parametrize(
    ("note", "day", "time"),
    [
        ("Gromov gave his consent in a cipher, which left Sochi on May 6 at 13:20.", "1933-05-06", dt.time(13, 20)),
        ("In a telegram dated May 6 Gromov agreed.", "1933-05-06", None),
        ("On the letter: “Comrade Gromov agrees. 6.V, 22 hours 50 minutes”.", "1933-05-06", dt.time(22, 50)),
        ("Consent was received by telephone: “Comrade Gromov is for. 6/V”.", "1933-05-06", None),
        ("On May 6 it was put to the vote. Voted for: Gromov.", "1933-05-06", None),
        ("On May 6 Gromov gave his consent, and with Gromov's consent the mill was rebuilt.", "1933-05-06", None),
    ],
)
def test_day_of_a_consent(note: str, day: str, time: dt.time | None, read: Reader) -> None:
    [approval] = consents(read, note)
    assert (approval.dating and approval.dating.edtf, approval.time) == (day, time)


WHO, WHEN, WHERE, MEANS = "Gromov", "on May 6, 1933, at 15:00. 27 min.", "from Sochi", "by cipher"


@pytest.mark.parametrize("order", list(permutations((WHEN, WHERE, MEANS))))
@pytest.mark.parametrize("act", ["agreed", "gave his consent", "did not object"])
@pytest.mark.parametrize("lead", [0, 1, 2, 3])
def test_circumstances_of_a_consent_stand_in_any_order(
    act: str, order: tuple[str, ...], lead: int, read: Reader
) -> None:
    """So many circumstances before the subject, the rest after the verb."""
    head = " ".join(order[:lead])
    words = f"{head}{' ' if head else ''}{WHO} {act} {' '.join(order[lead:])}".strip()
    [approval] = consents(read, f"{words[0].upper()}{words[1:].rstrip('.')}.")
    assert approval.person.form == "Gromov"
    assert approval.dating is not None and approval.dating.edtf == "1933-05-06"
    assert (approval.time, approval.place, approval.means) == (dt.time(15, 27), "Sochi", "cipher-telegram")


def test_consent_without_a_day_has_none(read: Reader) -> None:
    [approval] = consents(read, "The letter was received on May 5. Gromov agreed.")
    assert approval.dating is None


def test_day_of_a_reply_is_that_of_the_consent_it_reports(read: Reader) -> None:
    [approval] = consents(read, "On May 6, 1933, Gromov telegraphed from Sochi that he agreed.")
    assert approval.dating is not None and (approval.dating.edtf, approval.place) == ("1933-05-06", "Sochi")


def test_same_day_is_the_day_told_last(read: Reader) -> None:
    [approval] = consents(read, "The answer to the request of May 1 arrived on May 7. On the same day Gromov agreed.")
    assert approval.dating is not None and approval.dating.edtf == "1933-05-07"


@pytest.mark.parametrize("note", ["“", "« »", "_", "“”.", "(", "Ibid.", "...", "“Agreed", "by", "and", "“Yes” “Yes”"])
def test_note_of_scraps_is_read_without_fail(note: str, read: Reader) -> None:
    assert people(read, f"{note} The mill stood at Kem.") == []


# --- what a body allowed, what carried a consent, and what dates it


@pytest.mark.parametrize(
    "note",
    [
        "Permission for the mill was given by the PB on May 6, 1933.",
        "Consent to the trip was given by the Council on May 6, 1933.",
        "Approval for the loan was received from the Politburo on May 6, 1933.",
        "No objections on the part of Gromov have been found.",
        "No objections of Gromov have been preserved.",
    ],
)
def test_what_a_body_allows_and_what_was_not_found_is_nobodys_consent(read: Reader, note: str) -> None:
    assert consents(read, note) == ()


def told(read: Reader, note: str) -> list[tuple[str, str | None, dt.time | None, str]]:
    """Return person, day, hour and place of each consent."""
    return [
        (found.person.form, found.dating.edtf if found.dating else None, found.time, found.place)
        for found in consents(read, note)
    ]


@pytest.mark.parametrize(
    "note",
    [
        "There are inscriptions on the form: “For. Gromov” and “I join. Zaytsev”. "
        "The reply was sent by cipher from Kem on May 6, 1933 at 15:20.",
        "Inscriptions on the text: “I agree. Gromov”, “No objections. Zaytsev”. "
        "The answer was transmitted in code from Kem on May 6, 1933 at 15:20.",
        "There are marks on the telegram: “For. Gromov” and “For. Zaytsev”. "
        "Chechulin informed Moscow of this by cipher from Kem on May 6, 1933 at 15:20.",
    ],
)
def test_inscription_takes_the_day_on_which_it_was_passed_on(read: Reader, note: str) -> None:
    at = ("1933-05-06", dt.time(15, 20), "Kem")
    assert told(read, note) == [("Gromov", *at), ("Zaytsev", *at)]


@pytest.mark.parametrize("verb", ["departed", "sent", "dispatched"])
def test_consent_takes_the_hour_at_which_its_cipher_left(read: Reader, verb: str) -> None:
    note = f"On May 6, 1933 Gromov expressed agreement by cipher from Kem, {verb} at 13 o'clock. 30 min., but asked."
    assert told(read, note) == [("Gromov", "1933-05-06", dt.time(13, 30), "Kem")]


def test_vote_takes_no_day_that_a_statement_before_it_tells(read: Reader) -> None:
    note = "Chechulin informed Moscow on May 6, 1933. Zaytsev and Petrov voted “for” by telephone."
    assert told(read, note) == [("Zaytsev", None, None, ""), ("Petrov", None, None, "")]


@pytest.mark.parametrize(
    "note",
    [
        "On May 8, 1933 the proposal was accepted by poll. On the voting sheet: “For. Zaytsev”.",
        "Under the text there is an inscription: “For. Zaytsev”. The proposal was carried by poll on May 8, 1933.",
    ],
)
def test_vote_takes_the_day_of_the_poll(read: Reader, note: str) -> None:
    assert told(read, note) == [("Zaytsev", "1933-05-08", None, "")]


@pytest.mark.parametrize(
    "words", ["It is necessary to rest. I agree. Gromov", "In my opinion, Zaytsev is right. Gromov", "I join. Gromov"]
)
def test_who_signs_a_verdict_consents_and_not_who_is_right(read: Reader, words: str) -> None:
    assert people(read, f"There is an inscription on the telegram: “{words}”.") == ["Gromov"]


# --- inverted, participial, verbless and bracketed clauses; expectations written before the run


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        # inverted
        ("Only on May 6 did Gromov agree.", ("Gromov", "1933-05-06", None, "")),
        ("Not until May 6 did Gromov give his consent.", ("Gromov", "1933-05-06", None, "")),
        ("Gromov did not agree until May 6.", ("Gromov", "1933-05-06", None, "")),
        ("Only on May 6 was Gromov's consent received.", ("Gromov", "1933-05-06", None, "")),
        ("To this Gromov agreed on May 6 from Kem.", ("Gromov", "1933-05-06", None, "Kem")),
        # without a verb
        ("Consent of Gromov: cipher from Kem of May 6 (Ibid. L. 7).", ("Gromov", "1933-05-06", None, "Kem")),
        ("Gromov's consent – telegram of May 6, at 15:20 (Ibid. L. 7).", ("Gromov", "1933-05-06", dt.time(15, 20), "")),
        # in the brackets of a reference
        (
            "Gromov had no objections (cipher from Kem of May 6, 17:30, Ibid. L. 7).",
            ("Gromov", "1933-05-06", dt.time(17, 30), "Kem"),
        ),
        (
            "Gromov did not object to point 1, on point 2 he asked for a report (cipher from Kem of May 6, Ibid.).",
            ("Gromov", "1933-05-06", None, "Kem"),
        ),
        ("After Gromov's consent (cipher of May 6), the PB met on May 8.", ("Gromov", "1933-05-06", None, "")),
        # what carried it
        ("With Gromov's consent, received on May 6, the mill was rebuilt.", ("Gromov", "1933-05-06", None, "")),
        ("Gromov, who replied on May 6 from Kem, agreed.", ("Gromov", "1933-05-06", None, "Kem")),
        ("Gromov replied on May 6 from Kem and agreed.", ("Gromov", "1933-05-06", None, "Kem")),
        (
            "In a cipher of May 6, sent from Kem at 15:20, Gromov agreed.",
            ("Gromov", "1933-05-06", dt.time(15, 20), "Kem"),
        ),
        ("Gromov answered on May 6 that the proposal was acceptable.", ("Gromov", "1933-05-06", None, "")),
        # whose it is
        ("There were no objections on Gromov's part.", ("Gromov", None, None, "")),
        ("There were no objections on the part of Gromov.", ("Gromov", None, None, "")),
        ("The clerk wrote down Gromov's answer: “I agree”.", ("Gromov", None, None, "")),
        ("The question was coordinated with Gromov on May 6.", ("Gromov", "1933-05-06", None, "")),
    ],
)
def test_consent_in_every_build_of_clause(
    note: str, expected: tuple[str, str | None, dt.time | None, str], read: Reader
) -> None:
    assert told(read, note) == [expected]


@pytest.mark.parametrize(
    "note",
    [
        "Only on May 6 did Gromov refuse.",
        "Never did Gromov agree to it.",
        "Nor did Gromov agree.",
        "Gromov's consent was not received until now.",
        "The consent of the Japanese was received on May 6.",
        "It was agreed with the Germans that the price be paid in marks.",
        "Zaytsev joined.",
        "Gromov did not answer until May 6.",
    ],
)
def test_clause_built_alike_that_tells_no_consent(note: str, read: Reader) -> None:
    assert people(read, note) == []


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Gromov agreed on May 6. Zaytsev joined.", [("Gromov", "1933-05-06"), ("Zaytsev", "1933-05-06")]),
        ("Gromov agreed on May 6. Zaytsev was also for.", [("Gromov", "1933-05-06"), ("Zaytsev", None)]),
        ("Gromov agreed on May 6, Zaytsev did not object.", [("Gromov", "1933-05-06"), ("Zaytsev", None)]),
        ("Gromov agreed on May 6. Zaytsev was against.", [("Gromov", "1933-05-06")]),
        ("Gromov agreed on May 6. Zaytsev joined Popov in Kem.", [("Gromov", "1933-05-06")]),
    ],
)  # fmt: skip
def test_others_who_consent_after_the_one_asked(
    note: str, expected: list[tuple[str, str | None]], read: Reader
) -> None:
    assert [(person, day) for person, day, _, _ in told(read, note)] == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (
            "Results of the vote: Gromov, Zaytsev – for; Popov – for, except for point 3; Titov was absent.",
            ["Gromov", "Zaytsev", "Popov"],
        ),
        ("Gromov, Zaytsev – for; Popov – against.", ["Gromov", "Zaytsev"]),
        ("Popov, Titov – against; Gromov – for.", ["Gromov"]),
        ("Voted for: Gromov, against: Popov.", ["Gromov"]),
        ("Gromov voted against.", []),
        ("Gromov – head of the mill.", []),
    ],
)  # fmt: skip
def test_vote_is_that_of_the_names_beside_it(note: str, expected: list[str], read: Reader) -> None:
    assert people(read, note) == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (
            "Having agreed on the whole, Gromov proposed on May 6 to wait for spring.",
            [("Gromov", "1933-05-06", None, "")],
        ),
        ("Agreeing with the mill, Gromov asked to leave the dam.", [("Gromov", None, None, "")]),
        ("Gromov having agreed on May 6 to the mill, the dam was built.", [("Gromov", "1933-05-06", None, "")]),
        ("Not agreeing to the mill, Gromov proposed a dam.", []),
        ("There was a cipher from Kem on May 6 in which Gromov agreed.", [("Gromov", "1933-05-06", None, "Kem")]),
        ("The answer, in which Gromov agreed, was sent from Kem on May 6.", [("Gromov", "1933-05-06", None, "Kem")]),
        ("Gromov agreed; his answer was sent from Kem on May 6.", [("Gromov", "1933-05-06", None, "Kem")]),
        ("“For. Gromov” - this is Gromov's resolution on the text.", [("Gromov", None, None, "")]),
        (
            "Zaytsev and Popov agreed with the postponement of the census.",
            [("Zaytsev", None, None, ""), ("Popov", None, None, "")],
        ),
        ("Zaytsev accepted the proposal to head it by a note of May 6.", [("Zaytsev", "1933-05-06", None, "")]),
        (
            "A poll was held on May 6. Zaytsev, Popov – for, Titov – against.",
            [("Zaytsev", "1933-05-06", None, ""), ("Popov", "1933-05-06", None, "")],
        ),
        (
            "Gromov answered for himself and for Zaytsev: “We agree”.",
            [("Gromov", None, None, ""), ("Zaytsev", None, None, "")],
        ),
        (
            "With the consent of Gromov (cipher of May 6, 11 o'clock. 50 min.), the mill was rebuilt.",
            [("Gromov", "1933-05-06", dt.time(11, 50), "")],
        ),
        ("The PB had decided the question in favor of Uralmash on May 6.", []),
    ],
)
def test_consent_of_participles_relatives_and_others(
    note: str, expected: list[tuple[str, str | None, dt.time | None, str]], read: Reader
) -> None:
    assert told(read, note) == expected
