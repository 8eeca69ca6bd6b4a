"""Sendings and receipts by the words of editors' notes: every rendering of the catalogue in one plain sentence.

The letter is of Orlov in Kem to Gromov, of May 4, 1933. Each expectation was written before the first run.
"""

from __future__ import annotations

import datetime as dt
from itertools import permutations

import pytest

from corrkg.edition.records import Dispatch
from tests.edition.english.lettered import MILL, Reader, letter_of


def events(read: Reader, note: str) -> tuple[Dispatch, ...]:
    """Return the sendings and receipts that a note of the letter tells."""
    return letter_of(read, MILL, notes=[note]).dispatches


WHEN = "on May 5, 1933, at 15:00. 27 min"

SENT = [
    *(f"The telegram was {verb} {WHEN}." for verb in
      ("sent", "dispatched", "transmitted", "forwarded", "wired", "cabled", "telegraphed", "mailed", "relayed")),
    *(f"{verb} {WHEN}." for verb in ("Sent", "Dispatched", "Transmitted", "Telegraphed", "Wired")),
    f"It was sent {WHEN}.",
    f"The letter was sent {WHEN}.",
    f"The telegram went by cipher {WHEN}.",
    f"The telegram left by courier {WHEN}.",
    f"Encrypted and sent {WHEN}.",
    f"Sent encrypted {WHEN}.",
    f"Sent in encrypted form {WHEN}.",
    f"Sent with a cipher {WHEN}.",
    f"Sent via a cipher {WHEN}.",
    *(f"Sent {means} {WHEN}." for means in
      ("by cipher", "in cipher", "in code", "by encryption", "by telegraph", "by wire", "by direct wire",
       "by telephone",
       "by HF", "as a telephone message", "by field mail", "by courier", "by post", "by plane", "with a courier")),
    f"Handed in to the telegraph {WHEN}.",
    f"The telegram was handed in to the cipher department {WHEN}.",
    f"Delivered to the telegraph {WHEN}.",
    f"Submitted for encryption {WHEN}.",
    f"Turned in to the cipher department {WHEN}.",
    f"Given for dispatch {WHEN}.",
    f"Filed for transmission {WHEN}.",
    f"Handed over for dispatch {WHEN}.",
    "Time of sending: May 5, 1933, 15:00. 27 min.",
    "Date of dispatch: May 5, 1933, 15:00. 27 min.",
    "The hour of departure is May 5, 1933, 15:00. 27 min.",
    f"There is a mark of dispatch {WHEN}.",
    "There is a note on the letter: “Sent 5/V-33, 15-27”.",
    "A tape with the time of transmission is pasted below: “5/V-33, 15 hours. 27 min.”",
    "By cipher from Sochi on May 5, 1933, at 15:00. 27 min.",
    "In cipher from Sochi, May 5, 1933, at 15:00. 27 min.",
    "From Sochi, May 5, 1933, 15:00. 27 min.",
    f"Orlov sent the telegram {WHEN}.",
    f"Chalov transmitted it by telephone {WHEN}.",
    "On May 5, 1933, the telegram was sent in code from Sochi at 15:00. 27 min.",
    f"The text of the telegram was transmitted {WHEN}.",
    f"The original was sent {WHEN}.",
    f"Number and date entered by the secretary. Sent {WHEN}.",
]  # fmt: skip


@pytest.mark.parametrize("note", SENT)
def test_every_rendering_of_a_sending_is_read(note: str, read: Reader) -> None:
    [event] = events(read, note)
    assert (event.kind, event.date, event.time) == ("sent", dt.date(1933, 5, 5), dt.time(15, 27))


RECEIVED = [
    f"Received {WHEN}.",
    f"The telegram was received {WHEN}.",
    f"Accepted by telephone {WHEN}.",
    f"Taken by telephone by Chalov {WHEN}.",
    f"Adopted by telephone {WHEN}.",
    f"The telegram arrived {WHEN}.",
    f"The telegram came in by cipher {WHEN}.",
    f"Received for decryption {WHEN}.",
    f"The cipher was received for decryption {WHEN}.",
    f"Delivered to Comrade Gromov {WHEN}.",
    f"The telegram was handed to Gromov {WHEN}.",
    f"Presented to Gromov {WHEN}.",
    f"Reported to Gromov {WHEN}.",
    "Time of receipt: May 5, 1933, 15:00. 27 min.",
    f"There is a mark of receipt {WHEN}.",
    f"Telephone message received by Comrade Chalov {WHEN}.",
    f"Deciphered {WHEN}.",
    f"Decrypted {WHEN}.",
    f"Chalov received the telegram {WHEN}.",
    "There is a note on the document: “Received on May 5, 1933, at 15:00. 27 min.”.",
]


@pytest.mark.parametrize("note", RECEIVED)
def test_every_rendering_of_a_receipt_is_read(note: str, read: Reader) -> None:
    [event] = events(read, note)
    assert (event.kind, event.date, event.time) == ("received", dt.date(1933, 5, 5), dt.time(15, 27))


NONE = [
    f"Zaytsev's note was sent to Gromov {WHEN}.",
    f"The note of Zaytsev was forwarded to Gromov {WHEN}.",
    f"His code was forwarded by Chalov to Gromov {WHEN}.",
    f"A copy was sent to Zaytsev {WHEN}.",
    f"A telegram was sent to Zaytsev {WHEN}.",
    f"Another telegram was sent {WHEN}.",
    f"The telegram of Zaytsev was received {WHEN}.",
    f"Zaytsev was sent into exile {WHEN}.",
    f"Zaytsev was sent to Kem {WHEN}.",
    f"Zaytsev left for Kem {WHEN}.",
    f"The telegram was not sent {WHEN}.",
    f"It was planned to be sent {WHEN}.",
    f"The telegram was to be sent {WHEN}.",
    f"The telegram would be sent {WHEN}.",
    f"The answer was received {WHEN}.",
    f"Gromov's reply was sent {WHEN}.",
    f"The report was received {WHEN}.",
    f"Zaytsev received the order of the Mill {WHEN}.",
    f"The resolution was sent to the PB {WHEN}.",
    f"Zaytsev's telegram arrived {WHEN}. It was sent {WHEN}.",
    f"Zaytsev sent Gromov a report {WHEN}.",
    f"The question was submitted to the Politburo {WHEN}.",
    f"The draft was handed over to Zaytsev {WHEN}.",
    f"Gromov's consent was received {WHEN}.",
    "The mill was built on May 5, 1933.",
    f"The text with this amendment was approved by the PB and transmitted to Tokyo {WHEN}.",
    f"The telegram from Zaytsev was received {WHEN}.",
    f"The telegram about the dam was received {WHEN}.",
    f"The corrected text was handed over to Zaytsev by Chalov {WHEN.partition(' at ')[0]}.",
]


@pytest.mark.parametrize("note", NONE)
def test_sending_of_another_paper_or_of_a_man_is_no_event_of_the_letter(note: str, read: Reader) -> None:
    assert events(read, note) == ()


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Sent on the same day in code.", [("sent", dt.date(1933, 5, 4), None, "")]),
        ("On the same day it was sent in code from Sochi.", [("sent", dt.date(1933, 5, 4), None, "Sochi")]),
        ("Sent the next day at 0:30.", [("sent", dt.date(1933, 5, 5), dt.time(0, 30), "")]),
        (
            "Sent from Sochi on May 5 at 15:27 and received in Moscow on May 6 at 1:10.",
            [("sent", dt.date(1933, 5, 5), dt.time(15, 27), "Sochi"),
             ("received", dt.date(1933, 5, 6), dt.time(1, 10), "Moscow")],
        ),
        ("Received in Gagra at 18-15.", [("received", None, dt.time(18, 15), "Gagra")]),
        ("The telegram, which was sent from Sochi on May 5, was received on May 6.",
         [("sent", dt.date(1933, 5, 5), None, "Sochi"), ("received", dt.date(1933, 5, 6), None, "")]),
        ("There is a mark on the letter: “Arrived by plane 5/V, 17 o'clock”.",
         [("received", dt.date(1933, 5, 5), dt.time(17, 0), "")]),
        ("A tape with the time of dispatch is glued on: “5/V, 21 hours 36 min.”",
         [("sent", dt.date(1933, 5, 5), dt.time(21, 36), "")]),
        ("There is an inscription on the letter: “Rec. 5.V in the evening”.",
         [("received", dt.date(1933, 5, 5), None, "")]),
        ("Taken down by Chalov at 1:30 am on May 5.", [("received", dt.date(1933, 5, 5), dt.time(1, 30), "")]),
        ("The date was set by the secretary: sent on May 5 at 2 a.m.",
         [("sent", dt.date(1933, 5, 5), dt.time(2, 0), "")]),
        ("It left Sochi in cipher on May 5 at 23:40.", [("sent", dt.date(1933, 5, 5), dt.time(23, 40), "Sochi")]),
        ("Given to the apparatus at Sochi at 19 hours. 15 min., in Moscow accepted at 20 hours. 02 min. by Chalov.",
         [("sent", dt.date(1933, 5, 4), dt.time(19, 15), "Sochi"),
          ("received", dt.date(1933, 5, 4), dt.time(20, 2), "Moscow")]),
        ("Sent by cipher on May 5 at 23:10. On it is a mark: “Taken down by Chalov, reported to Gromov at 8:00”.",
         [("sent", dt.date(1933, 5, 5), dt.time(23, 10), ""), ("received", dt.date(1933, 5, 6), dt.time(8, 0), "")]),
        ("It was brought to Kem by Popov, who handed it over to Gromov on May 7.",
         [("received", dt.date(1933, 5, 7), None, "Kem")]),
        ("The theses were dispatched on May 5 together with this letter and received in Kem on May 7.",
         [("sent", dt.date(1933, 5, 5), None, ""), ("received", dt.date(1933, 5, 7), None, "Kem")]),
        ("The message was dictated from Sochi at 13:30 and recorded in Kem by Chalov.",
         [("sent", dt.date(1933, 5, 4), dt.time(13, 30), "Sochi"), ("received", dt.date(1933, 5, 4), None, "Kem")]),
        ("Gromov acknowledged receipt on May 6.", [("received", dt.date(1933, 5, 6), None, "")]),
        ("Gromov, who was at the maneuvers, was informed by direct wire on May 6.",
         [("received", dt.date(1933, 5, 6), None, "")]),
        ("Sent by cipher.", []),  # by what means, and nothing of the event
        ("The note of the cipher clerk Chalov: “Sent in cipher 5 / V - 33, 15-40”.",
         [("sent", dt.date(1933, 5, 5), dt.time(15, 40), "")]),
    ],
)  # fmt: skip
def test_day_hour_and_place_of_each_event(
    note: str, expected: list[tuple[str, dt.date | None, dt.time | None, str]], read: Reader
) -> None:
    assert [(event.kind, event.date, event.time, event.place) for event in events(read, note)] == expected


@pytest.mark.parametrize(
    "order", list(permutations(("on May 5, 1933,", "at 15:00. 27 min.", "from Sochi", "by cipher")))
)
@pytest.mark.parametrize("lead", [0, 2, 4])
@pytest.mark.parametrize("act", ["the telegram was sent", "it was dispatched"])
def test_circumstances_of_a_sending_stand_in_any_order(
    act: str, order: tuple[str, ...], lead: int, read: Reader
) -> None:
    head = " ".join(order[:lead])
    words = f"{head}{' ' if head else ''}{act} {' '.join(order[lead:])}".strip().rstrip(",.")
    [event] = events(read, f"{words[0].upper()}{words[1:]}.")
    assert (event.kind, event.date, event.time, event.place) == ("sent", dt.date(1933, 5, 5), dt.time(15, 27), "Sochi")


@pytest.mark.parametrize(
    "order", list(permutations(("on May 5, 1933,", "at 15:00. 27 min.", "in Moscow", "by telephone")))
)
def test_circumstances_of_a_receipt_stand_in_any_order(order: tuple[str, ...], read: Reader) -> None:
    [event] = events(read, f"Received {' '.join(order).rstrip(',.')}.")
    assert (event.kind, event.date, event.time, event.place) == (
        "received", dt.date(1933, 5, 5), dt.time(15, 27), "Moscow",
    )  # fmt: skip


MAY_5 = dt.date(1933, 5, 5)


@pytest.mark.parametrize(
    ("note", "kind", "time", "place"),
    [
        ("On the copy there is a note of the cipher department: “Gone 5.V at 22-50”.", "sent", dt.time(22, 50), ""),
        ("There is a stamp on the first sheet: “Special Sector. Received 5.V.33”.", "received", None, ""),
        ("The telegram went from Kem on May 5 at 1 o'clock. 10 min.", "sent", dt.time(1, 10), "Kem"),
        ("Handed over to the cipher clerk at 23:25, went from Kem on May 5 at 1:10.", "sent", dt.time(1, 10), "Kem"),
        ('The mark: “Received by Chechulin on May 5 at 1 pm. 25 min."', "received", dt.time(13, 25), ""),
        (
            'Telephone message from Kem. The mark: “Petrov passed on, received by Chechulin on May 5 at 1 pm. 25 min."',
            "received",
            dt.time(13, 25),
            "Kem",
        ),
    ],
)
def test_mark_or_departure_is_one_event(read: Reader, note: str, kind: str, time: dt.time | None, place: str) -> None:
    assert [(e.kind, e.date, e.time, e.place) for e in events(read, note)] == [(kind, MAY_5, time, place)]


def test_cipher_of_another_that_departed_is_no_sending_of_the_letter(read: Reader) -> None:
    note = "Gromov did not agree. In his cipher, departed from Kem on May 5 at 0:40, it was proposed to wait."
    assert events(read, note) == ()


def test_decryption_after_a_receipt_is_no_second_one(read: Reader) -> None:
    found = events(read, "Sent on May 5 from Kem at 18:03; received in Moscow at 19:20, deciphered by 20:15.")
    assert [(event.kind, event.time) for event in found] == [("sent", dt.time(18, 3)), ("received", dt.time(19, 20))]


def test_letter_that_the_line_of_dispatch_sends_was_not_sent_again_where_it_was_handed_in(read: Reader) -> None:
    heads = "Orlov to Gromov May 4, 1933\n\nArchive: RGASPI F. 700. Op. 2. D. 15. L. 8. Original.\n\n"
    line = "From Kem 4/V-33 at 15:00. 27 min.\n\nI propose to rebuild the mill 1 .\n\nOrlov.\n\n____\n\n"
    note = "1 Handed in at the Kem telegraph by Zimin; received in Sochi at 16:40.\n"
    [letter] = read(heads + line + note).letters
    assert [(event.kind, event.place, event.time) for event in letter.dispatches] == [
        ("sent", "Kem", dt.time(15, 27)),
        ("received", "Sochi", dt.time(16, 40)),
    ]


def test_cipher_that_left_another_town_than_the_letter_is_no_sending_of_it(
    read: Reader,
) -> None:
    heads = "Orlov to Gromov May 4, 1933\n\nArchive: RGASPI F. 700. Op. 2. D. 15. L. 8. Original.\n\n"
    line = "From Kem 4/V-33 at 15:00. 27 min.\n\nI propose to rebuild the mill 1 .\n\nOrlov.\n\n____\n\n"
    note = "1 From the cipher sent from Sochi on May 5 at 9:10, it follows that he agreed.\n"
    [letter] = read(heads + line + note).letters
    assert [(event.place, event.time) for event in letter.dispatches] == [("Kem", dt.time(15, 27))]


def told(read: Reader, note: str) -> list[tuple[str, str, str, str]]:
    """Return kind, day, hour and place of each event."""
    return [
        (e.kind, e.date.isoformat() if e.date else "", f"{e.time:%H:%M}" if e.time else "", e.place)
        for e in events(read, note)
    ]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (
            "Sent from Kem on May 5 at 15:20, received at 16:00; deciphered at 17:00.",
            [("sent", "1933-05-05", "15:20", "Kem"), ("received", "1933-05-05", "16:00", "")],
        ),
        (
            "Received on May 5 at 12:35. It was deciphered by a clerk at 13:00.",
            [("received", "1933-05-05", "12:35", "")],
        ),
        (
            "Handed over to the cipher department at 15:20 on May 5, and at 15:50 it was sent.",
            [("sent", "1933-05-05", "15:50", "")],
        ),
        ("The telegram reached Sochi on May 5 at 12:35.", [("received", "1933-05-05", "12:35", "Sochi")]),
        (
            "Both parts of the cipher were accepted in Sochi on May 5 between 18 and 19 o'clock.",
            [("received", "1933-05-05", "", "Sochi")],
        ),
        ("The telegram was received by 20 o'clock on May 5.", [("received", "1933-05-05", "", "")]),
        ("Sent at half past six in the evening of May 5.", [("sent", "1933-05-05", "18:30", "")]),
        ("Sent at 9 o'clock. 35 min. in the evening of May 5.", [("sent", "1933-05-05", "21:35", "")]),
        (
            "The telegram left Kem at 23:45, was deciphered in Sochi on May 5 at 1:30.",
            [("sent", "1933-05-04", "23:45", "Kem"), ("received", "1933-05-05", "01:30", "Sochi")],
        ),
        ("On the copy: “Comrade Gromov agrees. Handed over by telephone on 5/V”.", []),
        ("On May 5 the text approved by the PB was sent to Kem.", []),
        ("With Gromov's consent, received on May 5, the mill was rebuilt.", []),
        ("The addressee received it on May 7.", [("received", "1933-05-07", "", "")]),
    ],
)
def test_moment_and_place_of_what_is_told_of_the_letter(
    note: str, expected: list[tuple[str, str, str, str]], read: Reader
) -> None:
    assert told(read, note) == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        # the place is what was left, or what it went out of
        ("The cipher left Kem late on the same evening, at 23:00. 10 min.", [("sent", "1933-05-04", "23:10", "Kem")]),
        ("The cipher left Kem on May 5 without delay, at 23:10.", [("sent", "1933-05-05", "23:10", "Kem")]),
        (
            "It went out of Kem in code on May 5 at 1 o'clock. 15 min. and was decrypted in Moscow "
            "at 2 o'clock. 40 min.",
            [("sent", "1933-05-05", "01:15", "Kem"), ("received", "1933-05-05", "02:40", "Moscow")],
        ),
        ("The telegram was sent out of Kem on May 5.", [("sent", "1933-05-05", "", "Kem")]),
        # what holds the letter
        (
            "In the journal of incoming mail it is noted that the packet from Moscow was received in Kem on May 6 at "
            "10 o'clock in the morning.",
            [("received", "1933-05-06", "10:00", "Kem")],
        ),
        ("The envelope was received in Kem on May 6.", [("received", "1933-05-06", "", "Kem")]),
        ("The packet with the letter arrived in Kem on May 6.", [("received", "1933-05-06", "", "Kem")]),
        ("The packet with the reports arrived in Kem on May 6.", []),
        ("A packet was received in Kem on May 6.", []),
        # the words of a mark go on with the sentence
        (
            "As Gromov's inscription in the upper corner of the first sheet says, the letter reached him "
            "“on 7/V, 6 p.m.”.",
            [("received", "1933-05-07", "18:00", "")],
        ),
        ("The letter was received “on 7/V, 6 p.m.”.", [("received", "1933-05-07", "18:00", "")]),
        ("The letter was sent, as its mark says, “on 5/V, 6 p.m.”.", [("sent", "1933-05-05", "18:00", "")]),
        ("The letter, which says “on 7/V we meet”, was received on May 8.", [("received", "1933-05-08", "", "")]),
        # where on the document a mark stands
        (
            "Under the text: “Taken down by telephone on May 5 at half past nine in the morning. B. Chalov”.",
            [("received", "1933-05-05", "09:30", "")],
        ),
        ("Below the text: “Taken down by telephone. Chalov, 5/V, 9:30”.", [("received", "1933-05-05", "09:30", "")]),
        ("Below: “Received 5/V at 9:30”.", [("received", "1933-05-05", "09:30", "")]),
        ("At the end of the telegram: “Sent 5/V at 9:30”.", [("sent", "1933-05-05", "09:30", "")]),
        ("Under the text of the report: “Received 5/V at 9:30”.", []),
        # who brought it
        ("The courier brought the letter to Kem on May 7 before noon.", [("received", "1933-05-07", "", "Kem")]),
        ("A courier of the OGPU delivered the letter to Gromov on May 7.", [("received", "1933-05-07", "", "")]),
        ("The plane brought it to Kem on May 7 at 12:00.", [("received", "1933-05-07", "12:00", "Kem")]),
        ("The courier brought the report to Kem on May 7.", []),
        ("Popov brought his answer to Kem on May 7.", []),
        # what tells no moment adds to what does
        (
            "Next to the date, in Gromov's hand: “Rec. 15/V, at 11 o'clock. in the morning”. It was brought to Moscow "
            "by a courier of the NKVD.",
            [("received", "1933-05-15", "11:00", "Moscow")],
        ),
        (
            "Received on May 6 at 10:00. It was delivered to Moscow by plane.",
            [("received", "1933-05-06", "10:00", "Moscow")],
        ),
        ("Sent on May 5 at 10:00. The cipher went out of Kem.", [("sent", "1933-05-05", "10:00", "Kem")]),
        ("It was brought to Kem by courier. Received on May 6 at 10:00.", [("received", "1933-05-06", "10:00", "Kem")]),
    ],
)
def test_event_is_told_by_what_holds_the_letter_by_who_brought_it_or_by_two_sentences(
    note: str, expected: list[tuple[str, str, str, str]], read: Reader
) -> None:
    assert told(read, note) == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("There is a note on the document: “Telephone message received by Comrade Zimin at 4:50 am on May 5, 1933.”",
         [("received", ["Zimin"])]),
        ("Taken down by Chalov at 1:30 am on May 5.", [("received", ["Chalov"])]),
        ("Chalov wrote it down in Kem at 19:30 on May 5.", [("received", ["Chalov"])]),
        ("Dictated from Kem on May 5 at 17:00, accepted in Sochi by Chalov at 17:20.",
         [("sent", []), ("received", ["Chalov"])]),
        ("At the bottom: “Transmitted by telephone by Comrade Zimin, accepted by Chalov at 7:15 p.m. on May 5.”",
         [("sent", ["Zimin"]), ("received", ["Chalov"])]),
        ("It was brought to Kem by Zimin on May 6.", [("received", ["Zimin"])]),
        ("Sent by courier on May 5 at 15:27.", [("sent", [])]),
        ("Sent by the secretary on May 5 at 15:27.", [("sent", [])]),
        ("The telegram was sent on May 5 at 15:27.", [("sent", [])]),
    ],
)  # fmt: skip
def test_who_sent_or_received_it_is_told_where_the_words_name_him(
    note: str, expected: list[tuple[str, list[str]]], read: Reader
) -> None:
    assert [(each.kind, [name.form for name in each.by]) for each in events(read, note)] == expected
