"""The language of a text is told offline."""

import subprocess
import sys

import pytest

from iccpr_check.load.language import detect_language

ENGLISH = "No person shall be detained by any officer of the State except under the authority of a warrant. "
VIETNAMESE = "Công dân có quyền tự do đi lại và cư trú ở trong nước theo quy định của pháp luật. "


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (ENGLISH.upper(), "en"),
        (VIETNAMESE, "vi"),
        (VIETNAMESE.upper().replace("Đ", "Ð"), "vi"),
        (ENGLISH * 5 + "Ministry of Justice (Bộ Tư pháp)", "en"),
        (VIETNAMESE * 5 + "International Covenant on Civil and Political Rights", "vi"),
        ("Toute personne arrêtée doit être traduite dans le plus court délai devant un juge. " * 2, "fr"),
        ("Toda persona detenida será llevada sin demora ante un juez competente, según la ley. " * 2, "es"),
        ("Каждый арестованный в срочном порядке доставляется к судье или другому должностному лицу.", "ru"),
        ("প্রত্যেক নাগরিকের সমাবেশে যোগদানের অধিকার থাকিবে।", "bn"),
        ("يحق لكل مواطن أن يجتمع مع غيره في هدوء دون حمل السلاح وفقا للقانون", "ar"),
        ("公民有和平集会的权利，任何人不得非法限制。", "zh"),
        ("すべて国民は、平穏に集会する権利を有する。", "ja"),
        ("1. 2. 3. — § 4", "und"),
    ],
)
def test_the_language_is_told_by_script_diacritics_and_model(text, language):
    assert detect_language(text) == language


def test_a_letterhead_in_another_language_does_not_decide():
    assert detect_language(VIETNAMESE + ENGLISH * 300) == "en"


def test_english_and_vietnamese_do_not_wait_for_the_model():
    code = (
        "import sys; from iccpr_check.load.language import detect_language as d;"
        f"assert (d({ENGLISH!r}), d({VIETNAMESE!r})) == ('en', 'vi'); assert 'py3langid' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
