"""Properties of the matching copy, sentences, numbers and slugs."""

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.fold import fold, lower
from kg.text.numerals import cardinal, decimal, ordinal, roman
from kg.text.segment import segment
from kg.text.slug import slug

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
words = st.text(alphabet=LETTERS + LETTERS.upper(), min_size=1, max_size=7)
prose = st.text(alphabet=LETTERS + LETTERS.upper() + ' .,;:!?…“”"()–-\n0123456789/%|Ð', max_size=300)


@given(st.text(max_size=200))
def test_the_matching_copies_keep_the_length_of_any_text(text: str):
    text = unicodedata.normalize("NFC", text)
    assert len(fold(text)) == len(text)
    assert len(lower(fold(text))) == len(text)


@given(prose)
def test_folding_twice_is_folding_once(text: str):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [("uỷ ban", "ủy ban"), ("hoà bình", "hòa bình"), ("HOÁ", "HÓA"), ("Ðảng", "Đảng"), ("2020–2025", "2020-2025")],
)
def test_two_spellings_of_a_word_meet(one: str, other: str):
    assert fold(one) == fold(other)


@pytest.mark.parametrize("word", ["quý", "hoàn", "toàn", "huỳnh", "quỳ", "thuỷnh"])
def test_closed_syllables_and_qu_stay_as_they_are(word: str):
    assert fold(word) == word


@given(prose)
def test_sentences_are_in_order_do_not_meet_and_lose_no_word(text: str):
    text = unicodedata.normalize("NFC", text)
    document = segment(text)
    ends = 0
    for sentence in document.sentences:
        assert ends <= sentence.start < sentence.end <= len(text)
        assert "\n" not in sentence.of(text) or any(quote in sentence.of(text) for quote in '“"')
        ends = sentence.end
    kept = "".join(s.of(text) for s in document.sentences)
    assert [c for c in text if c.isalnum()] == [c for c in kept if c.isalnum()]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Đồng chí TS. Trần Văn An phát biểu. Hội nghị bế mạc.", 2),
        ("TP. Hà Nội có 10.254 đảng viên. Năm 2020, thêm 12.", 2),
        ("Ông nói: “Làm ngay. Không chờ.” Hội nghị kết thúc.", 2),
        ("Tiêu đề bài\n\nĐoạn một. Đoạn một tiếp.", 3),
        ("Ủy viên T.Ư Đảng dự.", 1),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: int):
    assert len(segment(text).sentences) == sentences


@given(st.integers(min_value=0, max_value=10**12), st.integers(min_value=0, max_value=99))
def test_printed_numbers_come_back(whole: int, cents: int):
    grouped = f"{whole:,}".replace(",", ".")
    assert decimal(grouped) == whole
    assert decimal(f"{grouped},{cents:02}") == Decimal(f"{whole}.{cents:02}")


@pytest.mark.parametrize(
    ("word", "value"),
    [("hai", 2), ("mười", 10), ("mười lăm", 15), ("hai mươi mốt", 21), ("ba mươi", 30), ("bốn chục", 40), ("x", None)],
)
def test_numbers_in_words(word: str, value: int | None):
    found = cardinal(word)
    assert found == (None if value is None else Decimal(value))


@given(st.integers(min_value=1, max_value=99))
def test_roman_ordinals_come_back(number: int):
    assert ordinal(roman(number)) == number


@given(words, words)
def test_names_that_differ_by_more_than_case_and_tone_placement_have_two_slugs(one: str, other: str):
    assert (slug(one) == slug(other)) == (fold(one).lower() == fold(other).lower())


def test_names_that_differ_by_a_tone_do_not_meet():
    assert slug("huyện Cẩm Giang") != slug("huyện Cẩm Giàng")
