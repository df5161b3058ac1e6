"""Proper names of companies, schools, boards ...: where they end."""

import re
from functools import lru_cache

from kg.extract.heads import longest_label, lower_heads
from kg.extract.places import level_at, place_at, surnames
from kg.lexicon import lexicon
from kg.text.fold import fold
from kg.text.names import WORD, run_at

# What ends the proper name of a company, school, board ...: function words and the verbs that follow names.
STOP_WORDS = frozenset(
    re.findall(
        r"\w+",
        "đã đang sẽ là được bị có không cho về tại trong với để của do từ đến trên vào ra khi nếu mà thì cùng các "
        "những này đó ở theo như cũng vẫn còn phải cần nên hay hoặc rằng dự ký trao tặng vừa mới sau trước giữa "
        "nhằm đạt số một hai ba bốn thuộc đồng lần khóa năm nhiệm thăm căn chỉ tự ngay luôn tiếp thực nhận lập "
        "giao giữ nhiều tuyến nay đều hiện đi lên qua làm xây rồi kiêm nguyên long trọng trang ",
    )
)
# Compounds inside names whose words would end them elsewhere.
_COMPOUND = re.compile(
    r"(?:hàng không|hành chính công|kiến thiết|nhà nước|chỉ huy|chỉ đạo|không quân|thực phẩm|thực vật|xây lắp|xây dựng|thực hành|lập trình)(?!\w)"
)
_DOES = re.compile(
    r"(?:tiếp nhận|trả|chủ trì|tham dự|ký kết|phát hành|thành lập|khánh thành|bị|gồm|cấp|mở|thu|chi|nộp|hỗ trợ|tặng|đón|gửi)(?!\w)"
)
# `Viện X - Bộ Y`: the body above; `Trường X và Trường Y`: the next of a list.
_SUPERIOR = re.compile(r"(?:Bộ|Sở|UBND|Ủy ban|Công an|Tổng cục|Ban|Học viện) ")
_NEXT = re.compile(r" (?:Trường|Công ty|Sở|Bệnh viện|Trung tâm|Tập đoàn|Ngân hàng|UBND|Viện|Phòng|Cục|Vụ|Bộ) ")


def proper_name(folded: str, at: int) -> tuple[str, int]:
    """A proper name from `at`: capitalised syllables, each with a few lower-case ones, up to what the body does."""
    end, lower_run = at, 0
    for word in WORD.finditer(folded, at, min(len(folded), at + 90)):
        gap = folded[end : word.start()]
        if gap not in ("", " ") and not (
            gap in (" - ", "-", ", ", " & ") and end > at and word.group()[0].isupper() and gap != ", "
        ):
            break
        text = word.group()
        if gap == " - " and _SUPERIOR.match(folded, word.start()):
            break
        if end > at and (_acronym_of_body(text) or (text == "TP" and place_at(folded, word.start()))):
            break
        if text == "TP" and end > at and place_at(folded, word.start()):
            break  # `Đại học Bách khoa TP.HCM`: the city is the unit's, no part of the name
        if text[0].isupper() or (text[0].isdigit() and end > at):
            if text in surnames() and _name_from(folded, word.start()):
                break
            lower_run = 0
        elif end == at or _ends_name(folded, at, end, word, lower_run):
            break
        else:
            lower_run += 1
        end = word.end()
    return " ".join(folded[at:end].split()), end


def _acronym_of_body(word: str) -> bool:
    """Whether a word is the short form of a kind of body: `Ban Chính sách pháp luật LĐLĐ thành phố`."""
    return word.isupper() and len(word) >= 3 and word.lower() in lower_heads()


def _ends_name(folded: str, at: int, end: int, word: re.Match[str], lower_run: int) -> bool:
    """Whether a lower-case word is no longer part of the name that runs from `at` to `end`."""
    if word.group() == "và":
        return not folded[word.end() + 1 : word.end() + 2].isupper() or bool(_NEXT.match(folded, word.end()))
    if level_at(folded, word.start()) and place_at(folded, word.start()):
        return True
    if _COMPOUND.match(folded, word.start()) or _COMPOUND.match(folded, folded.rfind(" ", 0, word.start() - 1) + 1):
        return False
    after_acronym = folded[at:end].rpartition(" ")[2].isupper()
    return after_acronym or lower_run >= 3 or word.group() in STOP_WORDS or _verb_at(folded, word.start())


@lru_cache(maxsize=1)
def _predicates() -> dict[str, str]:
    schemes = ("work-verbs", "speech-verbs")
    return {fold(label).lower(): label for scheme in schemes for label in lexicon().labels(scheme) if " " in label}


def _verb_at(folded: str, at: int) -> bool:
    """Whether what a body does begins here, rather than more of its name."""
    return longest_label(folded, at, _predicates(), words=3) > 0 or bool(_DOES.match(folded, at))


def _name_from(folded: str, at: int) -> bool:
    """Whether a person's name seems to begin here: a family name and two or three further syllables, then no more."""
    return 3 <= len(run_at(folded, at)) <= 4


def person_follows(folded: str, at: int) -> bool:
    """Whether a person's name begins at `at`."""
    syllables = run_at(folded, at)
    return bool(syllables) and folded[slice(*syllables[0])] in surnames() and len(syllables) >= 2
