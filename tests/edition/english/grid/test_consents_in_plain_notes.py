"""Consents in the plain words of editors: who, what, when, where and by what means in any order, in a sentence or two.

The letter is of Orlov in Kem to Gromov in Sochi, of May 4, 1933; days are of that month. The authority files know the
persons and the places, as those of an edition do. Each expectation was written before the run.
"""

from __future__ import annotations

import pytest

from corrkg.edition.authorities import read_authorities
from tests.conftest import ReaderMaker, SeedsMaker
from tests.edition.english.lettered import Reader

from .conftest import Taken

PERSONS = """\
id,name_en,name_ru,aliases_en,aliases_ru,born,died,same_as,source,note,default_for
orlov,"Orlov, Pyotr Ilyich",,P.I. Orlov,,,,,invented,,
gromov,"Gromov, Anton Savvich",,,,,,,invented,,
""" + "".join(
    f'{name.lower()},"{name}, A. B.",,,,,,,invented,,\n'
    for name in ("Petrenko", "Chubar", "Zaytsev", "Zimin", "Kosior", "Chalov")
)
PLACES = "id,name_en,name_ru,aliases,lat,long,same_as,source,note\n" + "".join(
    f"{name.lower()},{name},,,,,,invented,\n"
    for name in ("Sochi", "Kem", "Gagra", "Moscow", "Kiev", "Kharkov", "Tiflis")
)


@pytest.fixture(scope="module")
def read(reading_with: ReaderMaker, make_seeds: SeedsMaker) -> Reader:
    """A function that reads a text, with authority files that know the persons and the places of the notes."""
    files = {"authorities/persons.csv": PERSONS, "authorities/places.csv": PLACES}
    return reading_with(read_authorities(make_seeds(files) / "authorities"))


# Several things that somebody did in one paper, a consent among them.
ROWS = [
    (
        "On May 6, in a cipher which was handed in at the Sochi telegraph at 17:40, Gromov objected to the coal,"
        " but agreed to rebuild the mill.",
        "Gromov 6 17:40 Sochi | Gromov refuses",
    ),
    (
        "On May 6, in a cipher which was handed in at the Sochi telegraph at 17:40, Gromov agreed.",
        "Gromov 6 17:40 Sochi",
    ),
    (
        "In his reply of May 6 (sent from Sochi at 16:10) Gromov proposed to hurry and agreed with the rest.",
        "Gromov 6 16:10 Sochi",
    ),
    ("In a telegram sent on May 6 Gromov asked for an estimate and later agreed.", "Gromov - - -"),
    (
        "Gromov's reply followed by code on May 6, at 12:15. In it, he approved the proposal and asked to speed"
        " up the work.",
        "Gromov 6 12:15 -",
    ),
]

# A consent that a relative clause follows, and what others did who are named after it.
GIVEN = [
    ("In view of the consent that Gromov gave on May 6, the PB adopted the decision on May 7.", "Gromov 6 - -"),
    ("The PB adopted the decision on May 7 in view of the consent that Gromov had given on May 6.", "Gromov 6 - -"),
    (
        "On the basis of the consent which Gromov had telegraphed from Sochi on May 6, the mill was rebuilt.",
        "Gromov 6 - Sochi",
    ),
    ("With the consent that Gromov did not give, nothing could be done.", ""),
    ("The mill that Gromov gave to the trust on May 6 was rebuilt.", ""),
    ("Gromov agreed on May 6. Chubar did the same on May 7.", "Gromov 6 - -; Chubar 7 - -"),
    ("Gromov agreed by telephone on May 6, and Chubar did this in writing a day later.", "Gromov 6 - -; Chubar 7 - -"),
    ("Gromov agreed. Gromov did so on May 7.", "Gromov 7 - -"),
    ("Gromov refused on May 6; Chubar did so a day later.", "| Gromov refuses; Chubar refuses"),
    ("Petrenko agreed on May 6; Chubar did so a day later.", "Petrenko 6 - -; Chubar 7 - -"),
]

# Whose the permission is that the next clause dates, and who brought the answer.
WHOSE = [
    ("Gromov wrote on it: “Let them fly”. The permission of the PB is dated May 6 {S}.", "Gromov - - -"),
    ("Gromov wrote on it: “Let them fly”. His permission is dated May 6 {S}.", "Gromov 6 - -"),
    ("At 11 p.m. on May 6 Chalov dictated the reply: Gromov agrees to 800 thousand poods.", "Gromov 6 23:00 -"),
    ("Gromov agreed to 800 thousand rubles.", ""),
    (
        "Received in Sochi by Chalov at 10:15 p.m. on May 5. At 11 p.m. he dictated the reply to Moscow: Gromov"
        " agrees to 800 thousand poods, and on the meat he is for exemption.",
        "Gromov 5 23:00 -",
    ),
    (
        "Chalov took down the text by telephone on May 5 at 21 o'clock. 30 min., on his sheet Gromov wrote: “Let"
        " them fly, and not a word in the newspapers” (Ibid. L. 39). The permission of the PB is dated May 6 {S}.",
        "Gromov - - -",
    ),
]

# Words on a paper that are addressed to somebody, or signed below the votes of others.
SIGNED = [
    (
        "Gromov's inscription on Zimin's memorandum: “T. Orlov. Agreed to 15. P. Gr. 30/V.” (Ibid. L. 42).",
        "Gromov 30 - -",
    ),
    ("A resolution: “Comrade Orlov! I agree. Petrenko.”", "Petrenko - - -"),
    ("A resolution: “To Comrade Orlov. I agree. Petrenko.”", "Petrenko - - -"),
    ("There is a resolution on the letter: “To Comrade Orlov. I agree. Petrenko.”", "Petrenko - - -"),
    ("There is a resolution on the letter: “Comrade Orlov, I agree. Petrenko. 6/V”", "Petrenko 6 - -"),
    ("On the sheet: “Petrenko – for. For. Kosior, Zaytsev”.", "Petrenko - - - V; Kosior - - - V; Zaytsev - - - V"),
    (
        "On the voting sheet: “Petrenko – for. Chubar – for. Per. Kosior”. Zaytsev voted against.",
        "Petrenko - - - V; Chubar - - - V; Kosior - - - V | Zaytsev votes-against",
    ),
    (
        "Gromov's inscription on Zimin's memorandum: “T. Orlov. Agreed to 15. P. Gr. 30/V.” (Ibid. L. 42)."
        " Petrenko and Chubar had expressed themselves in favour even earlier, on May 28.",
        "Gromov 30 - -; Petrenko 28 - -; Chubar 28 - -",
    ),
    (
        "On the voting sheet: “Petrenko – for. Chubar – for. Zimin – for. Per. Kosior”. Zaytsev voted against.",
        "Petrenko - - - V; Chubar - - - V; Zimin - - - V; Kosior - - - V | Zaytsev votes-against",
    ),
]

# What is agreed to, told in a row, and how it is let be known.
OBJECTS = [
    ("On the same day Gromov let it be known that he accepts the first and third points.", "Gromov 4 - -"),
    ("Gromov accepted the first and the third point on May 6.", "Gromov 6 - -"),
    ("Gromov made it known on May 6 that he agreed.", "Gromov 6 - -"),
    ("Gromov gave to understand on May 6 that he agreed.", "Gromov 6 - -"),
]

# What stands beside a consent: the paper that it is in, where he was, and when each of several answered.
BESIDE = [
    (
        "The telegram with the reply was handed in at Sochi on May 6 at 13:05; in it Gromov wrote: “Agreed”.",
        "Gromov 6 13:05 Sochi",
    ),
    ("A telegram was handed in at Sochi on May 6 at 13:05; in it Gromov wrote: “Agreed”.", "Gromov 6 13:05 Sochi"),
    ("Gromov's telegram was handed in at Sochi on May 6 at 13:05; in it he wrote: “Agreed”.", "Gromov 6 13:05 Sochi"),
    ("A telegram to Zimin was handed in at Sochi on May 6 at 13:05; Gromov wrote: “Agreed”.", ""),
    ("The telegram was handed in at Kem on May 5 at 13:05; in it Gromov wrote: “Agreed”.", "Gromov - - -"),
    ("Gromov answered: “I agree with the proposal.”", "Gromov - - -"),
    ("Gromov answered: “I agree with point 2.”", "Gromov - - - C"),
    (
        "Petrenko, in a telephone conversation with Orlov on the evening of May 5, and Chubar, in a note of May"
        " 6, agreed.",
        "Petrenko 5 - -; Chubar 6 - -",
    ),
    (
        "Petrenko in a telegram of May 5 and Chubar in a letter of May 6 supported the proposal.",
        "Petrenko 5 - -; Chubar 6 - -",
    ),
    ("Petrenko and Chubar, in a telegram of May 5, supported the proposal.", "Petrenko 5 - -; Chubar 5 - -"),
    (
        "In a telegram of May 5 Petrenko and in a letter of May 6 Chubar supported the proposal.",
        "Petrenko 5 - -; Chubar 6 - -",
    ),
    ("In Sochi Gromov agreed on May 6.", "Gromov 6 - Sochi"),
    ("In Sochi, Gromov read it and agreed.", "Gromov - - Sochi"),
    ("In Sochi, where the telegram arrived on May 5, Gromov agreed.", "Gromov - - Sochi"),
    (
        "In Sochi, where the telegram arrived on May 5 at 9:00, Gromov read it the same day and agreed.",
        "Gromov 5 - Sochi",
    ),
    (
        "Gromov, being in Sochi, was acquainted with the proposal on May 5 and approved it by telephone on May 6.",
        "Gromov 6 - Sochi",
    ),
    ("While in Sochi, Gromov read the text and approved it on May 6.", "Gromov 6 - Sochi"),
    ("Gromov, who was in Sochi, read the text on May 5 and approved it on May 6.", "Gromov 6 - Sochi"),
    ("In Kem the mill burnt, and Gromov agreed on May 6.", "Gromov 6 - -"),
    ("In Moscow the PB discussed the text and Gromov agreed.", "Gromov - - -"),
    ("Gromov expressed agreement with Orlov's opinion in a letter written in Sochi on May 6.", "Gromov 6 - Sochi"),
    ("Gromov agreed in a telegram dictated in Sochi at 12:15 on May 6.", "Gromov 6 12:15 Sochi"),
    ("With the consent of Gromov (his cipher of May 6 from Sochi) the mill was rebuilt.", "Gromov 6 - Sochi"),
    ("After Gromov's consent (Sochi, May 6, 12:15) the mill was rebuilt.", "Gromov 6 12:15 Sochi"),
    (
        "Gromov gave his consent on May 6, which is evidenced by his telegram sent from Sochi at 12:15.",
        "Gromov 6 12:15 Sochi",
    ),
    ("Gromov agreed on May 6, as his telegram from Sochi shows.", "Gromov 6 - Sochi"),
    ("Gromov's agreement is evidenced by his telegram of May 6 from Sochi.", "Gromov 6 - Sochi"),
    ("Gromov gave his consent, which is seen from his telegram of May 6.", "Gromov 6 - -"),
    (
        "Having received this telegram at 10:15 on May 5, Gromov immediately answered with consent from Sochi.",
        "Gromov 5 - Sochi",
    ),
    ("Having received the telegram at 10:15, Gromov agreed at 12:30.", "Gromov - 12:30 -"),
    ("Having telephoned Orlov at 10:15 on May 5, Gromov agreed.", "Gromov 5 10:15 -"),
    ("Gromov agreed. This is confirmed by his telegram from Sochi of May 6.", "Gromov 6 - Sochi"),
    ("Gromov agreed on May 6. This decision was confirmed by the cipher from Sochi.", "Gromov 6 - -"),
    ("The draft was sent to Zaytsev on May 5. He returned it two days later with his consent.", "Zaytsev 7 - -"),
    ("The draft was handed to Zaytsev on May 5; he had no objections.", "Zaytsev - - -"),
    ("Orlov sent the text to Kosior on May 5. He agreed on May 6.", "Kosior 6 - -"),
    ("The draft was sent to Zaytsev on May 5. Gromov agreed on May 6.", "Gromov 6 - -"),
    ("Gromov answered on the same day that he would support this proposal.", "Gromov 4 - -"),
    ("Gromov replied on May 6 that he would not object.", "Gromov 6 - -"),
    ("Gromov replied that he would agree if the mill were built by autumn.", "Gromov - - - C"),
    ("Gromov replied that Petrenko would agree.", ""),
    ("Gromov wrote on May 6 that he would not agree.", "| Gromov refuses"),
    (
        "By May 7 all had answered: Petrenko on May 5, Chubar on May 6, Zaytsev on May 7; all agreed.",
        "Petrenko 5 - -; Chubar 6 - -; Zaytsev 7 - -",
    ),
    (
        "On the evening of May 5 the cipher was shown to Petrenko, and on the morning of May 6 to Chubar; both"
        " had no objections.",
        "Petrenko 5 - -; Chubar 6 - -",
    ),
    ("Petrenko answered on May 5 and Chubar on May 6; both agreed.", "Petrenko 5 - -; Chubar 6 - -"),
    ("Petrenko replied on May 5, Chubar on May 6. Both supported the proposal.", "Petrenko 5 - -; Chubar 6 - -"),
    ("Petrenko was polled on May 5, and Chubar on May 6; they did not object.", "Petrenko 5 - -; Chubar 6 - -"),
    ("Petrenko left on May 5 and Chubar on May 6; both agreed.", "Petrenko - - -; Chubar - - -"),
    ("Consent was given: by Petrenko on May 6, by Chubar on May 7.", "Petrenko 6 - -; Chubar 7 - -"),
    ("Consent was given by Petrenko on May 6, by Chubar on May 7.", "Petrenko 6 - -; Chubar 7 - -"),
    ("Consent to this was received: from Petrenko on May 6, from Chubar on May 7.", "Petrenko 6 - -; Chubar 7 - -"),
    ("Consent was received from Petrenko on May 6 and from Chubar on May 7.", "Petrenko 6 - -; Chubar 7 - -"),
    (
        "The following agreed: Petrenko (May 6), Chubar (May 7), Zaytsev (May 8).",
        "Petrenko 6 - -; Chubar 7 - -; Zaytsev 8 - -",
    ),
    ("The following agreed: Petrenko on May 6, Chubar on May 7.", "Petrenko 6 - -; Chubar 7 - -"),
    ("The following voted for: Petrenko, Chubar and Zaytsev.", "Petrenko - - - V; Chubar - - - V; Zaytsev - - - V"),
    (
        "The following members of the PB gave their consent: Petrenko (May 6) and Chubar (May 7).",
        "Petrenko 6 - -; Chubar 7 - -",
    ),
    ("The following text was approved: “On the mill”.", ""),
    (
        "Petrenko and Chubar gave their consent on the same day, Zaytsev not until May 7.",
        "Petrenko 4 - -; Chubar 4 - -; Zaytsev 7 - -",
    ),
    ("Petrenko gave his consent on May 5, Zaytsev only on May 7.", "Petrenko 5 - -; Zaytsev 7 - -"),
    ("Only after Orlov's second telegram, on May 8, did Gromov give his consent.", "Gromov 8 - -"),
    ("Only on the third day, May 7, did Gromov agree.", "Gromov 7 - -"),
    ("A resolution was written on the telegram by Gromov on May 6: “To satisfy”.", "Gromov 6 - -"),
    ("Gromov's resolution: “To allow. Gromov”.", "Gromov - - -"),
    ("Gromov's resolution of May 6: “To refuse.”", "| Gromov refuses"),
    ("Gromov wrote on the telegram: “To accept the proposal. Gromov”.", "Gromov - - -"),
    ("Gromov wrote on the telegram: “To Comrade Zimin.”", ""),
    ("Gromov wrote on the telegram: “To confirm whether the mill burnt.”", ""),
    ("A resolution was written on the telegram by Gromov on May 6: “I agree”.", "Gromov 6 - -"),
    ("A resolution was written on the telegram by Gromov on May 6: “To satisfy.”", "Gromov 6 - -"),
    ("Gromov wrote on the telegram on May 6: “To satisfy”.", "Gromov 6 - -"),
]

# What parts a clause, and sixty plain notes that were written before any of them was read.
PARTED = [
    ("Gromov's reply (transmitted from Sochi on May 6 at 9:20) was positive.", "Gromov 6 09:20 Sochi"),
    ("Gromov's answer (received in Kem on May 6 at 9:20) was in the affirmative.", "Gromov 6 09:20 -"),
    ("The proposal (sent to Zimin on May 5) was approved by Gromov on May 6.", "Gromov 6 - -"),
    ("The telegram was forwarded to Petrenko in Tiflis, whose consent was received on May 7.", "Petrenko 7 - -"),
    ("Petrenko, whose consent was asked on May 5, answered on May 7: “Agreed”.", "Petrenko 7 - -"),
    ("Petrenko, whose answer came from Tiflis on May 7, agreed.", "Petrenko 7 - Tiflis"),
    ("Zimin, whose mill burnt on May 5, was sent to Kem.", ""),
    ("Gromov, whose letter was read on May 5, refused.", "| Gromov refuses"),
    ("In a cipher of May 6, addressed to Orlov, Gromov agreed with his proposal.", "Gromov 6 - -"),
    ("In a letter of May 6, written in pencil, Gromov agreed with the proposal.", "Gromov 6 - -"),
    (
        "Petrenko's answer came first, on May 5 (“For”), Gromov's answer on May 6 (“I agree”).",
        "Petrenko 5 - - V; Gromov 6 - -",
    ),
    (
        "Of the votes only two left a written trace: “for” (Petrenko) and “for, but from the summer” (Chubar).",
        "Petrenko - - - V; Chubar - - - V",
    ),
    ("Gromov agreed (“I do not object”) on May 6.", "Gromov 6 - -"),
    ("Gromov answered from Sochi on May 6 (“I agree”).", "Gromov 6 - Sochi"),
    (
        "Petrenko wrote “I agree” in Moscow on May 6, Chubar in Kharkov on May 7.",
        "Petrenko 6 - Moscow; Chubar 7 - Kharkov",
    ),
    ("Gromov signed the reply “I agree” on May 6 in Sochi at 12:30.", "Gromov 6 12:30 Sochi"),
    ("Gromov agreed on May 6 in Sochi.", "Gromov 6 - Sochi"),
    ("Gromov agreed on May 6 to rebuild the mill in Kem.", "Gromov 6 - -"),
    ("Gromov agreed to the rebuilding of the mill in Kem on May 6.", "Gromov 6 - -"),
    ("On the night of May 5–6 Gromov agreed by direct wire from Sochi.", "Gromov 5 - Sochi"),
    ("Gromov's answer to Orlov was brought by plane on May 6; it contained his consent.", "Gromov 6 - -"),
    ("A telegram from Gromov was received on May 6. It contained his consent.", "Gromov 6 - -"),
    ("The reply arrived on May 6 at 9:20; it expressed his consent.", "Gromov 6 09:20 -"),
    ("The letter arrived on May 6; it contained his consent to the marriage.", ""),
    (
        "On May 6, at 9:20, Gromov transmitted from Sochi by telephone: “I agree, only without haste”.",
        "Gromov 6 09:20 Sochi C",
    ),
    (
        "In response to this telegram, Gromov wrote to Orlov from Gagra on May 6: “I have nothing against the mill”.",
        "Gromov 6 - Gagra",
    ),
    ("Gromov's consent was obtained the next day.", "Gromov 5 - -"),
    ("The next day, May 5, Gromov's consent was received from Sochi by telephone.", "Gromov 5 - Sochi"),
    (
        "Gromov (from Sochi) and Petrenko (from Tiflis) replied on May 6 that they had no objections.",
        "Gromov 6 - Sochi; Petrenko 6 - Tiflis",
    ),
    (
        "On May 6 Gromov telegraphed from Sochi: “I agree”, on May 7 Petrenko from Tiflis: “I have no objections”.",
        "Gromov 6 - Sochi; Petrenko 7 - Tiflis",
    ),
    (
        "On the copy of the telegram kept in the archive there are the votes “for” of Petrenko, Chubar and"
        " Zaytsev, dated May 6.",
        "Petrenko 6 - - V; Chubar 6 - - V; Zaytsev 6 - - V",
    ),
    (
        "The proposal was put to the vote on May 6 by poll; Petrenko, Chubar and Zaytsev voted for it, Kosior"
        " abstained.",
        "Petrenko 6 - - V; Chubar 6 - - V; Zaytsev 6 - - V | Kosior abstains",
    ),
    (
        "The members of the PB voted as follows: Petrenko and Chubar – for (May 6), Zaytsev – for (May 7), Kosior"
        " – against.",
        "Petrenko 6 - - V; Chubar 6 - - V; Zaytsev 7 - - V | Kosior votes-against",
    ),
    (
        "According to the note of Chalov on the draft, Zaytsev gave his consent over the telephone on May 6 at 17:00.",
        "Zaytsev 6 17:00 -",
    ),
    ("As Chalov noted on the form, Gromov's consent was received by telephone at 17:00 on May 6.", "Gromov 6 17:00 -"),
    ("Chalov's note on the draft: “Comrade Gromov agrees. 6/V, 17:00”.", "Gromov 6 17:00 -"),
    ("The telegram bears a note by Chalov: “Comrade Gromov read it and agrees. May 6”.", "Gromov 6 - -"),
    ("“Comrade Gromov has no objections” – such a note was made by Chalov on May 6.", "Gromov 6 - -"),
    ("Gromov was asked for his opinion on May 5; he gave a positive answer on May 6 from Sochi.", "Gromov 6 - Sochi"),
    ("Asked for his opinion, Gromov gave a positive answer on May 6.", "Gromov 6 - -"),
    ("To Orlov's request of May 4 Gromov gave his consent on May 6.", "Gromov 6 - -"),
    (
        "To Orlov's telegram of May 4, received in Sochi on May 5, Gromov replied on May 6 with agreement.",
        "Gromov 6 - -",
    ),
    ("Gromov agreed with the opinion of Orlov and Petrenko on May 6.", "Gromov 6 - -"),
    ("Gromov and Orlov agreed with the opinion of Petrenko on May 6.", "Gromov 6 - -"),
    (
        "Gromov did not answer the first telegram; to the second, of May 7, he replied on May 8 that he agreed.",
        "Gromov 8 - -",
    ),
    ("Gromov hesitated for two days and on May 6 gave his consent from Sochi.", "Gromov 6 - Sochi"),
    ("On May 5 Gromov was against, but on May 6 he withdrew his objections.", "Gromov 6 - - | Gromov refuses"),
    (
        "At 10:30 on May 6 Gromov received the telegram; at 12:30 his consent was sent from Sochi.",
        "Gromov 6 12:30 Sochi",
    ),
    (
        "The telegram was delivered to Gromov in Sochi at 10:30 on May 6, and at 12:30 he answered that he agreed.",
        "Gromov 6 12:30 -",
    ),
    (
        "Received in Sochi on May 6 at 10:30. Gromov's positive reply was sent at 12:30 on the same day.",
        "Gromov 6 12:30 -",
    ),
    ("Gromov's reply of the same day: “I agree”.", "Gromov 4 - -"),
    ("Gromov's telegram with the answer “I agree” was received in Kem on May 6 at 12:30.", "Gromov 6 12:30 -"),
    ("In a telephone conversation on the night of May 6 Gromov informed Orlov of his consent.", "Gromov 6 - -"),
    ("Petrenko, having returned to Moscow on May 7, gave his consent on the same day.", "Petrenko 7 - -"),
    ("On May 6 Gromov's answer followed: he agreed to the rebuilding of the mill.", "Gromov 6 - -"),
    ("Gromov telegraphed his agreement to Kem (received on May 6 at 12:30).", "Gromov 6 12:30 -"),
    ("Gromov's agreement (telegram No. 15 from Sochi) is dated May 6.", "Gromov 6 - Sochi"),
    (
        "The agreement of Gromov, without which the PB did not want to decide, was received from Sochi on May 6.",
        "Gromov 6 - Sochi",
    ),
    ("The agreement of Gromov, with whom Orlov spoke by telephone on May 6, was obtained.", "Gromov 6 - -"),
    (
        "Gromov's consent, transmitted by Chalov from Sochi at 12:30, was received in Kem on May 6 at 13:00.",
        "Gromov 6 12:30 Sochi",
    ),
    ("Gromov's signature is under the decision of May 6.", ""),
    (
        "Gromov received the telegram on May 6 and forwarded it to Petrenko, who agreed with it on May 7.",
        "Petrenko 7 - -",
    ),
]


@pytest.mark.parametrize(("note", "expected"), [*ROWS, *GIVEN, *WHOSE, *SIGNED, *OBJECTS, *BESIDE, *PARTED])
def test_consent_in_plain_words_is_read_with_its_moment(taken: Taken, note: str, expected: str) -> None:
    assert taken(note) == expected
