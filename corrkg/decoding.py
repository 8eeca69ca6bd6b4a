"""Bytes of a publisher's file into text: UTF-8, or UTF-16 and UTF-32 with their mark; all else is named in an error.

Nothing is guessed into the text: an encoding without a mark of its own is named, with the command that converts it.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from corrkg.errors import InputError

# The longer marks first: that of UTF-32 begins with that of UTF-16 (Unicode 16, section 23.8).
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What is no text at all, by its first bytes, and what makes text of it.
_SIGNATURES = (
    (b"%PDF", "a PDF file", "pdftotext {name}"),
    (b"{\\rtf", "an RTF file", "save it as plain text in UTF-8"),
    (b"PK\x03\x04", "a ZIP archive, as .docx, .odt and .epub files are", "pandoc -t plain --wrap=none {name}"),
    (b"\xd0\xcf\x11\xe0", "a Word file", "save it as plain text in UTF-8"),
    (b"\x1f\x8b", "compressed", "gunzip {name}"),
)
_CYRILLIC = ("windows-1251", "koi8-r", "cp866", "mac-cyrillic")
_COMMON = frozenset("оеаинтсрвл")
# XML 1.0, section 2.2: what no document can hold, and so no export of the dataset. A form feed ends a page.
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def decode(data: bytes, path: Path, *, pages: bool = False) -> str:
    r"""Return the text that ``data`` holds; a byte order mark stays, as the code point U+FEFF.

    Args:
        data: the bytes of the file.
        path: the file, for errors.
        pages: a form feed may stand in the text, where a page ends.

    Raises:
        InputError: it is no text, in no encoding that tells itself, or holds a character that XML cannot hold.

    >>> decode("Кемь".encode("utf-16"), Path("x.csv")).removeprefix("\ufeff")
    'Кемь'
    """
    for start, what, command in _SIGNATURES:
        if data.startswith(start):
            table = "open it in a spreadsheet program, and save it as CSV in UTF-8"
            hint = table if path.suffix.lower() == ".csv" else command.format(name=path.name)
            raise InputError(f"this is {what}", path, 1, expected="plain text in UTF-8", hint=hint)
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    if encoding == "utf-8" and (wide := _wide(data)):
        raise InputError(
            f"this is {wide.upper()} without a byte order mark", path, 1, expected="text in UTF-8",
            hint=_iconv(wide, path),
        )  # fmt: skip
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(data, path, error) from error
    for match in _NO_CHARACTER.finditer(text) if pages else re.finditer("\f|" + _NO_CHARACTER.pattern, text):
        line, column = _place(text, match.start())
        raise InputError(
            f"the control character U+{ord(match.group()):04X}, which XML cannot hold", path, line, column=column,
            expected="letters, line ends and tabs", hint="take the character out, or convert the file again",
        )  # fmt: skip
    return text


def control_in(text: str) -> str | None:
    r"""Return the name of the first character of ``text`` that no export of the dataset can hold, or None.

    >>> control_in("a\x00"), control_in("Kem")
    ('U+0000', None)
    """
    match = _NO_CHARACTER.search(text)
    return f"U+{ord(match.group()):04X}" if match else None


def _place(text: str, offset: int) -> tuple[int, int]:
    """Return line and character, both from 1, of a code point."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _wide(data: bytes) -> str:
    """Name UTF-16 by every other byte: 0 for Latin letters and 4 for Cyrillic ones, which no text in UTF-8 has."""
    head = data[:1000]
    for name, every in (("utf-16-be", head[::2]), ("utf-16-le", head[1::2])):
        if b"\0" in every and sum(byte in (0, 4) for byte in every) * 5 > len(every) * 4:
            return name
    return ""


def _undecodable(data: bytes, path: Path, error: UnicodeDecodeError) -> InputError:
    line = data[: error.start].count(b"\n") + 1
    name = error.encoding.upper()
    if error.encoding != "utf-8":
        message = f"its byte order mark says {name}, but byte {error.start} is wrong"
        return InputError(message, path, expected=f"text in {name} or UTF-8", hint="save it again as UTF-8")
    likely = _likely(data)
    column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace")) + 1
    message = f"byte {error.start} (0x{data[error.start]:02x}) is not UTF-8; the file is probably in {likely}"
    return InputError(message, path, line, column=column, expected="text in UTF-8", hint=_iconv(likely, path))


def _likely(data: bytes) -> str:
    """Name the encoding of one byte a character that a file is probably in.

    Russian comes in runs of high bytes, and decoded rightly it has the common letters of Russian in lower case;
    accents and quotation marks of Western text stand alone.
    """
    runs = re.findall(rb"[\x80-\xff]{2,}", data[:100_000])
    if sum(map(len, runs)) * 2 < sum(byte > 0x7F for byte in data[:100_000]):
        return "windows-1252"
    words = b" ".join(runs)
    return max(_CYRILLIC, key=lambda name: sum(map(_russian, words.decode(name, "replace"))))


def _russian(sign: str) -> int:
    """Weigh a character: a common small letter speaks for Russian, a sign that is no letter at all against it."""
    return 1 if sign in _COMMON else 0 if "А" <= sign <= "ё" or sign.isspace() else -1


def _iconv(encoding: str, path: Path) -> str:
    return f"iconv -f {encoding} -t utf-8 {path.name} > converted{path.suffix}, and put that in its place"
