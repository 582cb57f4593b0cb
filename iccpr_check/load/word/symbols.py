"""Signs of symbol fonts, which files hold as numbers that mean something in that font only."""

from __future__ import annotations

#: What the font Symbol shows, where a law's meaning may hang on it: ``≥ 5 persons``.
_SYMBOL = {
    0x2D: "−", 0xA2: "′", 0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB8: "÷",
    0xB9: "≠", 0xD7: "·",
}  # fmt: skip
_FAMILIES = ("symbol", "wingdings", "webdings", "zapfdingbats", "marlett")
_PRIVATE = range(0xE000, 0xF900)
_BULLET = "•"


def is_symbolic(font: str) -> bool:
    """Tell whether the letters of a font are signs."""
    return font.lower().replace(" ", "").startswith(_FAMILIES)


def sign(number: int, font: str) -> str:
    """Return the sign of a number in a font: a bullet where it is none that has a meaning here."""
    if not 0x20 <= number < 0xD800 and number not in _PRIVATE:
        return ""
    if number not in _PRIVATE and not is_symbolic(font):
        return chr(number)
    place = number & 0xFF
    if place in {0x20, 0xA0}:
        return " "
    if font.lower().startswith("symbol"):
        return _SYMBOL.get(place, chr(place) if place < 0x40 else _BULLET)
    return _BULLET


def signs(text: str, font: str = "") -> str:
    """Return a text with the signs that its font shows for numbers of the private use area."""
    if text.isascii() or not any(ord(one) in _PRIVATE for one in text):
        return text
    return "".join(sign(ord(one), font) if ord(one) in _PRIVATE else one for one in text)
