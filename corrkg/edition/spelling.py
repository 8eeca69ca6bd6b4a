"""How names are spelt in a language: what two forms of one name may differ in.

A reader finds names with these rules, and the conversion decides with them who is meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Spelling:
    r"""The rules of one language. All words but ``initials`` are in lower case.

    Args:
        language: of the names of the authority files that fit: ``en`` or ``ru``.
        initials: a pattern of one to three initials.
        initial: a pattern of one, its letters as its group.
        case_endings: endings of the Russian cases that stand on a surname which the nominative has not.
        feminine: endings that stand in place of the ending ``-a`` of a woman's or an unchanged name, and that ending.
        patronymic: a pattern of a patronymic.
        variants: patterns of spellings of one sound, and the one that stands for all; only for comparing.
        given: given names beside those of the authority files.
        endings: what makes a surname of a shorter one, by which its bearer is called among friends.
        alike: pairs of initials that stand for one name: ``I. V.`` for Joseph.
    """

    language: str
    initials: str
    initial: str
    case_endings: tuple[str, ...]
    feminine: tuple[str, str]
    patronymic: str
    variants: tuple[tuple[str, str], ...]
    given: frozenset[str]
    endings: tuple[str, ...] = ()
    alike: tuple[tuple[str, str], ...] = ()

    def surname(self, form: str) -> str:
        """Return the surname of a name form in lower case, case endings of the Russian left on.

        >>> ENGLISH.surname("V. M. Molotov"), ENGLISH.surname("Bushuev A."), RUSSIAN.surname("В. М. Молотову")
        ('molotov', 'bushuev', 'молотову')
        """
        words = self._initials.sub(" ", form + " ").split() or form.split()
        return words[-1].lower()

    def sound(self, surname: str) -> str:
        """Return a surname in one spelling, for comparing.

        >>> ENGLISH.sound("alexandrov") == ENGLISH.sound("aleksandrov")
        True
        >>> ENGLISH.sound("vasilyev") == ENGLISH.sound("vasiliev"), RUSSIAN.sound("орлёв")
        (True, 'орлев')
        """
        for pattern, plain in self._variants:
            surname = pattern.sub(plain, surname)
        return surname

    @cached_property
    def _initials(self) -> re.Pattern[str]:
        return re.compile(self.initials)

    @cached_property
    def _variants(self) -> list[tuple[re.Pattern[str], str]]:
        return [(re.compile(pattern), plain) for pattern, plain in self.variants]

    def stems(self, surname: str) -> list[str]:
        """Return what a surname is without each of its case endings, where enough is left of it.

        >>> ENGLISH.stems("bushueva"), ENGLISH.stems("molotovoy")
        (['bushuev'], ['molotovo', 'molotov'])
        """
        cut = [surname.removesuffix(ending) for ending in self.case_endings]
        return [stem for stem in cut if stem != surname and len(stem) > 3]

    def in_a(self, surname: str) -> str:
        """Return a surname with ``-a`` in place of a case ending, or as it is: ``titova`` for ``titovu``.

        >>> ENGLISH.in_a("titovu"), ENGLISH.in_a("titov")
        ('titova', 'titov')
        """
        return re.sub(rf"(?:{self.feminine[0]})$", self.feminine[1], surname)

    def may_begin(self, name: str, sign: str) -> bool:
        """Tell whether ``sign`` may be the initial of a given name: ``i`` of ``joseph``.

        >>> ENGLISH.may_begin("joseph", "i"), ENGLISH.may_begin("yegor", "e"), ENGLISH.may_begin("pyotr", "a")
        (True, True, False)
        """
        return name.startswith(sign) or any(sign == one and name[0] == other for one, other in self.alike)


ENGLISH = Spelling(
    language="en",
    initials=r"(?:[A-Z][a-z]?\.\s?-?){1,3}",
    initial=r"\b([A-Z][a-z]?)\.",
    case_endings=("a", "u", "om", "ym", "e", "y", "oy"),
    feminine=("u|oy|y", "a"),
    patronymic=r"\w+(?:ich|ovna|evna|ichna)$",
    # Spellings that translators of one Russian, German or Swedish name differ in.
    variants=(
        (r"x", "ks"), (r"tz", "ts"), (r"(?<=[aeiou])y[eo]v$", "ev"), (r"(?<=[^aeiou])(?:y|')[eo]v(?=$|a$)", "iev"),
        (r"(?<=[csz]h)ov(?=$|a$)", "ev"),
        (r"iy$|ii$", "y"), (r"ss", "s"), (r"ph", "f"), (r"w", "v"), (r"ck", "k"), (r"['’-]", ""),
        (r"^g(?=al)", "h"), (r"kg(?=ol)", "kh"),
    ),
    given=frozenset(
        "aleksandr alexander aleksei alexei alexey anatoly andrei andrey anna anton arkady boris daniil david dmitry "
        "elena evgeny fedor fyodor filipp genrikh georgy grigory ilya iosif ivan joseph karl konstantin lazar lev "
        "leonid maria maxim mikhail nadezhda nikita nikolai olga osip pavel peter pyotr roman semyon sergei sergey "
        "stepan tatiana timofei vasily vera viktor vitaly vladimir yakov yuri zinaida".split()
    ),
    endings=("ov", "ev", "yev", "in", "yan", "ian", "sky", "enko", "shvili", "dze"),
    alike=(("i", "j"), ("e", "y"), ("y", "e")),
)  # fmt: skip

RUSSIAN = Spelling(
    language="ru",
    initials=r"(?:[А-ЯЁ][а-яё]?\.\s?-?){1,3}",
    initial=r"\b([А-ЯЁ][а-яё]?)\.",
    case_endings=("а", "у", "ом", "ым", "е", "ы", "ой"),
    feminine=("у|ой|ы|е", "а"),
    patronymic=r"\w+(?:ич|овна|евна|ична)$",
    variants=((r"ё", "е"), (r"['’-]", "")),
    given=frozenset(
        "александр алексей анатолий андрей анна антон аркадий борис даниил давид дмитрий елена евгений федор фёдор "
        "филипп генрих георгий григорий илья иосиф иван карл константин лазарь лев леонид мария максим михаил "
        "надежда никита николай ольга осип павел петр пётр роман семен семён сергей степан татьяна тимофей василий "
        "вера виктор виталий владимир яков юрий зинаида".split()
    ),
    endings=("ов", "ев", "ёв", "ин", "ян", "ский", "енко", "швили", "дзе"),
)

SPELLINGS = (ENGLISH, RUSSIAN)


def spelling_of(form: str) -> Spelling:
    """Return the rules for a name by the script that it is written in; a text may have names of several.

    >>> spelling_of("В. М. Молотов").language, spelling_of("V. M. Molotov").language
    ('ru', 'en')
    """
    return RUSSIAN if re.search("[А-Яа-яЁё]", form) else ENGLISH
