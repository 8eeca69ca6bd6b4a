"""How much two texts speak of the same subject: the words they share, the rare ones counting most (tf-idf cosine)."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

# Words of four letters and more that every letter has, whatever it is about, in English and in Russian.
_COMMON = frozenset(
    "about after again against all also although already always among another any are because been before being "
    "between both but came come comrade could did does done each either else even ever every few first for "
    "following from four get give given goes have having here however immediately including instead into issue "
    "its itself just know last least less let like made make making many may might more most much must necessary "
    "need never next nothing now number often once only opinion order other others our over own part people "
    "please point possible propose proposal question rather request said same say second see send sent several "
    "shall should since some still such sure take than that the their them themselves then there therefore these "
    "they thing think this those three through thus time today together tomorrow too towards two under until upon "
    "very was way well were what when where whether which while who whole whose will with within without work "
    "would year years yesterday your yours telegram cipher central committee agree consider considered accordance "
    "connection great good place mind object objection objections favor favour correct wrong "
    "более будет будут была были было быть ваше ваши вашего вашей вашем весь вместе вполне вопрос вопроса вопросу всех "
    "всего даже делу дело если ещё еще завтра здесь именно когда который которые которых которой которого лишь между "
    "меня мнение можно может надо надеюсь нами нашей наших нашего него необходимо нужно однако около опять очень перед "
    "письмо письма получил получили пока послал после потому почему предлагаем предлагаю предложение просим прошу "
    "против сегодня себе себя согласен согласны сообщите считаем также такие такой телеграмма телеграмму теперь тогда "
    "того тоже только товарищ товарища товарищу тысяч чтобы через шифр шифровка этого этой этом этих".split()
)

# A word of so many texts, or of one in so many, tells which of them is meant.
_FEW, _FEW_OF = 3, 5


def stems(text: str) -> set[str]:
    """Return the content words of ``text``, cut to six letters.

    >>> sorted(stems("We propose to purchase gold; the purchased gold"))
    ['gold', 'purcha']
    >>> sorted(stems("Предлагаем закупить золото"))
    ['закупи', 'золото']
    """
    return {word[:6] for word in re.findall(r"[^\W\d_]{4,}", text.lower()) if word not in _COMMON}


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two texts are: the cosine from 0 to 1, the weight of the shared words, and those words."""

    cosine: float
    weight: float
    shared: tuple[str, ...]


class Subjects:
    """Compares texts of one collection.

    Args:
        texts: all texts; a word that many of them hold counts little.
        without: for each text, words that say nothing of its subject: the names of its own correspondents.
    """

    def __init__(self, texts: Sequence[str], without: Sequence[str] = ()) -> None:
        """Weigh the words of the collection."""
        self.documents = [stems(text) for text in texts]
        for document, words in zip(self.documents, without, strict=False):
            document.difference_update(stems(words))
        self._counts = Counter(word for document in self.documents for word in document)
        self._idf = {word: math.log(len(texts) / count) for word, count in self._counts.items()}
        self._norms = [self._norm(document) for document in self.documents]

    def compare(self, words: set[str], index: int) -> Likeness:
        """Compare the `stems` of a text with the text at ``index`` of the collection."""
        shared = sorted(word for word in words & self.documents[index] if self._idf[word] > 0)
        norm = math.sqrt(self._norm(words) * self._norms[index]) if shared else 0.0
        cosine = sum(self._idf[word] ** 2 for word in shared) / norm if norm else 0.0
        return Likeness(cosine, sum(self._idf[word] for word in shared), tuple(shared))

    def is_rare(self, word: str) -> bool:
        """Tell whether few texts have a word: no more than three, or a fifth of all."""
        return self._counts[word] <= max(_FEW, len(self.documents) / _FEW_OF)

    def _norm(self, words: set[str]) -> float:
        return sum(self._idf.get(word, 0.0) ** 2 for word in words)
