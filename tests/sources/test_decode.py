import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.sources.decode import MOST_BYTES, clean, decode
from kg.sources.legacy import decode_legacy

TABLE = [line.split("\t") for line in (Path(__file__).parent / "encodings.tsv").read_text("utf-8").splitlines()[2:]]
LETTERS = {
    name: {row[0]: bytes.fromhex(row[column]) for row in TABLE if row[column] != "-"}
    for column, name in enumerate(("tcvn3", "vni", "viscii"), 1)
}
ARTICLE = """\
Huyện ủy Đại Khê quán triệt Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIX
Sáng 12/3, Huyện ủy Đại Khê tổ chức hội nghị trực tuyến quán triệt nghị quyết; dự hội nghị có 215 đại biểu (đạt 98,6%).
Đồng chí Trịnh Văn Khải, Bí thư Huyện ủy, khẳng định: "Kỷ luật phải nghiêm, những bỡ ngỡ ban đầu sẽ qua".
UBND huyện giao các phòng, ban xây dựng kế hoạch trước ngày 30/4/2021.   Kết thúc hội nghị, đại biểu ký cam kết.
"""


def legacy(text: str, encoding: str) -> bytes:
    """The text in a legacy encoding; what has no code there stays out of the test's text."""
    if encoding == "windows-1258":
        return "".join(map(_half_composed, text)).encode("cp1258")
    return b"".join(LETTERS[encoding].get(letter) or letter.encode("ascii") for letter in text)


def _half_composed(letter: str) -> str:
    """Windows-1258 has the letters, and the tones as marks of their own."""
    base = [c for c in unicodedata.normalize("NFD", letter) if c not in TONES]
    tones = [c for c in unicodedata.normalize("NFD", letter) if c in TONES]
    return unicodedata.normalize("NFC", "".join(base)) + "".join(tones)


TONES = "\u0300\u0301\u0303\u0309\u0323"
ENCODINGS = ("tcvn3", "vni", "viscii", "windows-1258")


def test_the_whole_table_is_read() -> None:
    assert [len(LETTERS[name]) for name in ENCODINGS[:3]] == [74, 134, 134]


@pytest.mark.parametrize(
    ("form", "encoding"),
    [(f, e) for f in ("NFC", "NFD") for e in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le-mark", "utf-16-be-mark")],
)
def test_unicode_comes_back_as_nfc(form: str, encoding: str) -> None:
    text = unicodedata.normalize(form, ARTICLE)
    mark = "\ufeff" if encoding.endswith("-mark") else ""
    assert decode((mark + text).encode(encoding.removesuffix("-mark")), "a.txt") == ARTICLE


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("lines", [1, 2, 4])
def test_legacy_encodings_come_back_to_the_letter(encoding: str, lines: int) -> None:
    text = "\n".join(ARTICLE.split("\n")[:lines])
    assert decode(legacy(text, encoding), "a.txt") == text


@pytest.mark.parametrize("encoding", ENCODINGS[:3])
def test_every_letter_of_an_encoding_comes_back(encoding: str) -> None:
    text = ARTICLE * 4 + " ".join(LETTERS[encoding])
    assert decode(legacy(text, encoding), "a.txt") == text


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "windows-1258"])
def test_quotes_of_windows_survive_in_legacy_text(encoding: str) -> None:
    data = legacy(ARTICLE, encoding).replace(b'"K', b"\x93K").replace(b'".', b"\x94.")
    assert decode(data, "a.txt") == ARTICLE.replace('"K', "“K").replace('".', "”.")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_legacy_pages_are_weighed_by_their_words_and_not_by_their_tags(encoding: str) -> None:
    page = "<html><head><title>X</title></head><body class='a'>" + "<div><p id='b'>" * 40 + ARTICLE + "</p></div>" * 40
    assert decode(legacy(page, encoding), "a.html") == page


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Der Präsident äußerte sich über die Lösung: größere Maßnahmen für München.", "latin-1"),
        ("Le président a déclaré à Genève que l'été était très chaud, où les élèves sont déjà.", "latin-1"),
        ("El señor Núñez habló mañana en español sobre la educación y la nación.", "cp1252"),
        ("Příliš žluťoučký kůň úpěl ďábelské ódy a byl velmi šťastný.", "cp1250"),
        ("Съешь же ещё этих мягких французских булок да выпей чаю.", "cp1251"),
        ("“Quoted” – and nothing else to tell", "cp1252"),
        ("Ủy ban", "viscii"),
    ],
)
def test_what_is_no_vietnamese_of_any_encoding_is_refused(text: str, encoding: str) -> None:
    data = legacy(text, encoding) if encoding in ENCODINGS else text.encode(encoding)
    with pytest.raises(InputError, match="no encoding that is known") as caught:
        decode(data, "old.txt")
    assert caught.value.place == "old.txt"
    assert caught.value.cure == "save the file as UTF-8"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe", "binary"),
        (b"PK\x03\x04" + b"a" * 100, "binary"),
        (b"%PDF-1.7\n\x01\x02", "binary"),
        ("Hội nghị".encode("utf-16-le"), "binary"),
        (b"\xff\xfeH\x00o", "not UTF-16"),
        ("Hội nghị\x00".encode(), "binary"),
        (b"a" * (MOST_BYTES + 1), "larger than 10 MB"),
    ],
)
def test_what_is_no_text_is_refused_with_place_and_cure(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        decode(data, "news/a.txt")
    assert caught.value.place == "news/a.txt"
    assert caught.value.cure


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\fb\vc", "a\nb\nc"),
        ("  a\t b ", "  a\t b "),
        ("a\u00a0b\u200bc", "a\u00a0b\u200bc"),
    ],
)
def test_only_line_breaks_and_composition_change(given_text: str, expected: str) -> None:
    assert clean(given_text, "x") == expected


SYLLABLES = st.sampled_from(ARTICLE.replace('"', " ").split())


@settings(max_examples=60, deadline=None)
@given(words=st.lists(SYLLABLES, min_size=1, max_size=40), encoding=st.sampled_from(ENCODINGS))
def test_a_legacy_text_is_read_right_or_refused(words: list[str], encoding: str) -> None:
    text = " ".join(words)
    data = legacy(text, encoding)
    assert decode_legacy(data) in (text, None)


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff\ufffe\uffff"), min_size=1))
def test_offsets_count_code_points_of_the_nfc_text(text: str) -> None:
    words = text + "ủy"
    assert decode(unicodedata.normalize("NFD", words).encode(), "x") == unicodedata.normalize("NFC", words)
