"""The stuff that invented editions are made of: names, places, matters, and the habits of editors and converters.

All persons are invented. Words that a reader could take for names are none here, so that the truth is known by heart.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")

_SURNAMES = (
    "Barsukin Vydrin Glukharin Drozdin Zyablin Ivolgin Kulikin Nyrkin Perepelin Ryabinin Snegirin Teterin Ukleyin "
    "Filinin Khomyakin Tsaplin Shcheglin Yastrebin Osokin Rogozin Klestin Bobrin Losin Kunitsyn Makovin Vereskin "
    "Olshanin Yasenin Pikhtin Khvoshchin"
).split()
_GIVEN = "Anton Boris Grigory Ilya Fyodor Konstantin Lev Mikhail Nikolai Osip Pavel Roman Semyon Timofei Vasily".split()
_PATRONYMICS = "Andreevich Borisovich Denisovich Fomich Ilyich Lukich Markovich Nikitich Petrovich".split()
_SYLLABLES = "bar dol fen gur kam lim mor nev pol rud sav tor vek zim".split()
_RESORTS = ("Kem", "Sorota", "Vyazma", "Luga", "Onega")

# (the title of a resolution, what the correspondents write of it; {n}, {m}: numbers, {who}: a person)
MATTERS = (
    (
        "On the repair of the northern bridges",
        "The bridges of the northern line were built for light engines and cannot carry the new ones",
        "The repair will take {n} months and {m} thousand rubles, not counting the timber",
        "{who} considers that the piers must be laid anew, and that without stone nothing will come of it",
    ),
    (
        "On the sowing of flax",
        "The plan of the sowing of flax has been fulfilled by {n} percent, and the rest of the seed is damp",
        "From the collective farms there come complaints that the seed was handed out without weighing",
        "{who} asks to be given {m} tons from the reserve, and promises to return them in autumn",
    ),
    (
        "On the price of herring",
        "The price of herring in the shops is higher than the one that was fixed in spring",
        "The fishermen have delivered {n} thousand barrels, but for {m} of them there is no salt",
        "{who} proposes to lower the price by a tenth and to stop the sale to middlemen",
    ),
    (
        "On the purchase of cranes",
        "The port has {n} cranes, of which {m} stand idle for want of spare parts",
        "Abroad one may buy used ones, but the freight will cost more than the cranes themselves",
        "{who} went to the works and found there three machines that nobody had ever unpacked",
    ),
    (
        "On the drainage of the marshes",
        "Of the marshes along the river {n} thousand hectares were to be drained by the end of the year",
        "The diggers were taken away for the harvest, and the ditches of last year have fallen in",
        "{who} writes that with {m} excavators the whole work could be done in one summer",
    ),
    (
        "On the school buildings",
        "In the district {n} school buildings are without a roof, and lessons are given in two shifts",
        "Glass has been promised since spring, but it was sent to the greenhouses",
        "{who} must be told that the schools come first, and that we shall ask him in {m} weeks",
    ),
    (
        "On the export of matches",
        "The matches that were sent abroad came back: of each hundred {n} do not burn",
        "The mill blames the damp, the railway blames the mill, and the buyers blame us",
        "{who} has counted a loss of {m} thousand in gold, and so far nobody has answered for it",
    ),
    (
        "On the rafting of timber",
        "The rafting began {n} days too late, and a part of the timber will freeze in",
        "The floating booms broke twice, because the chains were replaced by ropes",
        "{who} insists on {m} more tugs, though those that he has stand at the quay",
    ),
    (
        "On the tanning of hides",
        "The tannery received {n} carloads of hides, and half of them have rotted in the yard",
        "Oak bark was ordered from the forestry, which delivered birch and calls it the same",
        "{who} demands a chemist and {m} pairs of rubber gloves before he accepts another hide",
    ),
    (
        "On the breeding of horses",
        "The stud farm lost {n} mares during the winter, chiefly for want of oats",
        "The stallions bought in Holland are heavy and beautiful, and no harness fits them",
        "{who} wants to exchange {m} foals for cavalry geldings, which is hardly a bargain",
    ),
    (
        "On the telephone cable",
        "The cable was laid across the strait in {n} days and failed on the evening it was opened",
        "Divers say that an anchor tore it, while the navy says that no ship lay there",
        "{who} has {m} kilometers of spare wire which were meant for the tramways",
    ),
    (
        "On the beekeepers",
        "The beekeepers handed in {n} poods of honey, though the lindens hardly blossomed",
        "Sugar for feeding the swarms was distributed by lot, with quarrels in every apiary",
        "{who} recommends wooden hives of the Danish pattern and has drawn {m} of them himself",
    ),
    (
        "On the tickets of the theatre",
        "For the premiere {n} tickets were printed twice, and the balcony nearly collapsed",
        "The actors have received no wages since Easter and rehearse in overcoats",
        "{who} is writing a comedy in verse, of which {m} pages are said to be finished",
    ),
    (
        "On the quarrying of granite",
        "The quarry blasted {n} blocks of granite, none of which fits the pedestal",
        "Dynamite arrives by cart, because the wagons with springs were given to the circus",
        "{who} suggests marble from the Urals, though polishing it would cost {m} thousand",
    ),
    (
        "On the vaccination of cattle",
        "The cattle of {n} villages were vaccinated against anthrax, the goats were forgotten",
        "Serum spoils in the heat, and the veterinary institute possesses a single icebox",
        "{who} counted {m} dead cows on the pastures and suspects poisoned wells",
    ),
    (
        "On the lamp factory",
        "The lamp factory produces {n} thousand bulbs daily, which glow for a week at best",
        "Tungsten is obtained by smuggling, argon by begging, and sockets not at all",
        "{who} invented a filament of bamboo and claims that {m} hours were reached in trials",
    ),
    (
        "On the weather stations",
        "Along the coast {n} weather stations keep silent since their barometers were stolen",
        "Sailors rely on the rheumatism of the harbor master, who errs less than the bureau",
        "{who} offers balloons with {m} cubic meters of hydrogen for soundings at altitude",
    ),
    (
        "On the making of paper",
        "The paper mill consumes {n} cords of spruce and yields wrapping of poor strength",
        "Rags are collected by schoolchildren, whose enthusiasm surpasses their harvest",
        "{who} designed a watermark with an owl and printed {m} sheets without permission",
    ),
    (
        "On the geological expedition",
        "The expedition mapped {n} versts of tundra and found zinc where lead was expected",
        "Reindeer refuse to carry the instruments, and the theodolite travels on a sledge",
        "{who} sent {m} boxes of fossils and requests that the museum abstain from opinions",
    ),
    (
        "On the cotton spindles",
        "The cotton mill put {n} spindles in motion, the looms remain under tarpaulin",
        "Yarn tears whenever the humidity falls, so the women sprinkle the floor with cans",
        "{who} hired {m} apprentices from orphanages, who learn quickly and eat enormously",
    ),
)  # fmt: skip

TOLD = (
    "Nothing else is new here, and the weather hinders the work less than people say",
    "The reports from the districts are late again, and half of them speak of other things",
    "It would be right to look into the accounts of the trust before any money is given",
    "Those who are to blame must be found, and the others must not be pulled about",
    "The newspapers have already written of it, though nobody had asked them to",
    "Such work cannot be done by circulars alone, somebody has to go there and look",
)


@dataclass(frozen=True, slots=True)
class Invented:
    """An invented person of the authority file."""

    id: str
    surname: str
    given: str
    patronymic: str

    @property
    def initials(self) -> str:
        """The initials as printed: ``A. F.``."""
        return f"{self.given[0]}. {self.patronymic[0]}."


@dataclass(frozen=True, slots=True)
class Cast:
    """Who writes in an edition, where from, and of whom.

    Args:
        away: the one who is on leave.
        staying: the two who write to him.
        others: whom the letters speak of.
        resort: where the first one is.
        fond: the fond of the archive that has the letters.
    """

    away: Invented
    staying: tuple[Invented, Invented]
    others: tuple[Invented, ...]
    resort: str
    fond: int

    @property
    def everybody(self) -> tuple[Invented, ...]:
        """All of them."""
        return (self.away, *self.staying, *self.others)


def invent_cast(seed: int) -> Cast:
    """Return the cast of the editions that come of ``seed``."""
    dice = random.Random(f"cast {seed}")  # noqa: S311 (nothing is secret here)
    people = tuple(
        Invented(surname.lower(), surname, dice.choice(_GIVEN), dice.choice(_PATRONYMICS))
        for surname in dice.sample(_SURNAMES, len(_SURNAMES))
    )
    return Cast(people[0], (people[1], people[2]), people[3:], dice.choice(_RESORTS), dice.randrange(700, 900))


def newcomer(number: int) -> str:
    """Return the surname of a person whom no authority file has, another for each ``number`` from 0 on.

    >>> newcomer(0), newcomer(15)
    ('Barbarbarov', 'Bardoldolov')
    """
    digits: list[str] = []
    while number or len(digits) < 3:
        number, digit = divmod(number, len(_SYLLABLES))
        digits.append(_SYLLABLES[digit])
    return "".join(reversed(digits)).capitalize() + "ov"
