"""Titles of documents: in quotation marks, by what a document is about, and of kinds that are named by title alone."""

import re

from kg.text.segment import UPPER

# A character of a title: a full stop inside a number or an abbreviation (`26.000`, `TP.HCM`) does not end it.
_C = r"(?:[^.;:()“”\n]|\.(?=\w))"
_NO_COMMA = r"(?:[^,.;:()“”\n]|[.,](?=\w))"
_QUOTE = re.compile(
    r'(?:,|:)? ?(?:(?:hợp tác |phối hợp )?về |với chủ đề |mang tên )?(?:“|(?<= )")(?P<title>[^”"“\n]{4,300})[”"]'
)
_ABOUT = re.compile(
    rf"(?: chuyên đề| mới| liên tịch)?(?:,? (?=về |quy định |sửa đổi |hướng dẫn )| (?=ban hành |phê duyệt |thành lập ))"
    rf"(?P<title>(?:về việc|về|quy định|sửa đổi|hướng dẫn|ban hành|phê duyệt|thành lập) {_C}{{4,220}})"
)
# The Party's term stands between issuer and title: `của Bộ Chính trị khóa XIII về ...`.
_TERM = re.compile(r",? \(?khóa (?:[IVXL]+|\d{1,2})(?!\w)\)?", re.IGNORECASE)
# Behind the comma a title goes on with its period.
_PERIOD = re.compile(
    r",? (?:(?:khóa|nhiệm kỳ|giai đoạn|tầm nhìn|định hướng) (?:đến (?:năm )?)?[\dIVXL][\w -]{0,30}?)(?=[,.;:()\n“”]| (?:của|đã|được|và|cho) |$)"
)
_YEAR = re.compile(r" (?:\(sửa đổi\)|(?:năm )?(?:19|20)\d{2}(?! ?[-/]|\d))")
_TITLED = {
    "luật": r" [A-ZĐÂÁ][\w ]*?(?:, chống [\w ]*?)?(?:(?=,(?! chống)|[.;:()]| và | năm | \d{4}| được | đã | đối | để | quy định| cho | trong | của | theo | với | có | là | do | tại| ở| mới| thì| hiện)|$)",
    "bộ luật": r" [A-ZĐÂÁ]\w* \w*[^\W\d]\w*(?: \w*[^\W\d]\w*)?",
    "pháp lệnh": r" [A-ZĐ][\w ]*?(?=[,.;:()]| năm | của |$)",
    "điều lệ": r" (?:Đảng Cộng sản Việt Nam|Đảng|Công đoàn Việt Nam|Hội \w+(?: \w+){0,5}?|Đoàn \w+(?: \w+){0,5}?)(?=[,.;:)]| và | của | hiện| mới| sửa|$)",
    "chương trình hành động": rf" (?:thực hiện|số) {_NO_COMMA}{{8,140}}",
    "chương trình": rf" (?:mục tiêu quốc gia|hành động|phối hợp|công tác|làm việc) (?!của ){_NO_COMMA}{{4,120}}?(?=[;:(]|[,.](?!\w)| của | đã | được | là |$)",
    "quy chế": r" (?:phối hợp|làm việc|dân chủ|hoạt động|bầu cử)(?: [a-zà-ỹ]+){0,5}?(?=[,.;:()“]| của | năm | đã | được | giữa | trong|$)",
    "quy định": r" (?:về )?(?:những|các|19) điều đảng viên không được làm",
    "kế hoạch": rf" (?:phát triển|tổ chức|triển khai|thực hiện|hành động|đầu tư công) (?!của ){_C}{{6,180}}?(?=[;:(]|\.(?!\w)| của | đã | được | do |, (?:trong|với|nhằm|đồng|qua)|$)",
    "đề án": rf" (?:về|xây dựng|phát triển|sắp xếp|thành lập|phân bổ|định hướng|hợp nhất|tổ chức|đổi mới|nâng cao|chuyển đổi) {_NO_COMMA}{{6,120}}?(?=[;:(]|[,.](?!\w)| của | đã | được | nhằm | là |$)",
    "quyết định": rf" (?:bổ nhiệm|điều động|chỉ định|phê chuẩn|phân công|luân chuyển|cho thôi|miễn nhiệm|nghỉ hưu|kỷ luật|thành lập|phê duyệt|công nhận|chuẩn y|thu hồi|xác minh|xử phạt|hợp nhất|giải thể|kết thúc) {_NO_COMMA}{{4,160}}?(?=[;:(]|[,.](?!\w)| và trao | thì | của (?=[A-ZĐ])| đã | được | tại | vào | theo |$)",
    "tờ trình": rf" (?:về|đề nghị|xin) {_NO_COMMA}{{6,160}}?(?=[;:(]|[,.](?!\w)| của | đã | được |$)",
    "báo cáo": rf" (?:tình hình|công tác|chính trị|kết quả|tổng kết|sơ kết|kiểm điểm|giải trình|thẩm tra) {_C}{{6,200}}?(?=[;:(]|\.(?!\w)| của | đã | được | do | trình | tại |, (?:trong|với|nhằm|đồng|qua|đồng chí|ông|bà)|$)",
    "hiến pháp": r"(?= năm \d{4}|[,.;:)]| và | của |$)",
    "chiến lược": rf" (?:phát triển|quốc gia) {_NO_COMMA}{{6,120}}?(?=[;:(]|[,.](?!\w)| của | đã | được |$)",
    "thỏa thuận": rf" (?:hợp tác|phối hợp) {_C}{{4,140}}?(?=[;:(]|\.(?!\w)| với | của |$)",
    "nghị quyết": rf" (?:bầu|bãi nhiệm|phê chuẩn|thành lập|quy định|ban hành|sửa đổi|bãi bỏ|thông qua|điều chỉnh|phân bổ|miễn nhiệm|xác nhận|chỉ định|kỳ họp) {_C}{{6,200}}?(?=[;:(]|\.(?!\w)|, (?:với|trong|nhằm|đồng)| đã | được |$)",
}  # fmt: skip
# A decision on somebody goes on behind his posts up to the one that it gives him.
_TO_OFFICE = re.compile(
    r" (?:bổ nhiệm|điều động|chỉ định|phân công|luân chuyển) [^.;:()“”\n]{4,220}?(?:giữ chức(?: vụ)?|làm) [^,.;:()“”\n]{4,80}?(?=[,.;:()“”\n]| thay | từ | kể từ | và trao |$)"
)
# A plan is a particular one when its period is printed with it, whatever the case of its first letter.
_PERIOD_PLAN = re.compile(
    r" (?!của |các )[^,.;:()“”\n\d]{6,90}?(?: 5 năm)?,? (?:giai đoạn |5 năm )?(?:\d{4} ?- ?\d{4}|năm (?:19|20)\d{2})"
)
_PLANS = ("kế hoạch", "quy hoạch", "chương trình", "chiến lược", "đề án")
_OF_CADRES = re.compile(r" (?:để|chức danh|cán bộ|nguồn|kỳ họp|hội nghị|nghị sự)(?!\w)")
_KIND = (
    "(?:nghị quyết|chỉ thị|kết luận|quy định|quyết định|kế hoạch|chương trình|đề án|luật|nghị định|thông tư|công văn)"
)
_NEXT_PAPER = re.compile(
    rf",? (?:(?:và|cùng|gắn với) )?(?:(?=[A-ZĐ])(?i:{_KIND})(?!\w)|(?<=và )(?:nghị quyết|chỉ thị|kết luận|quy định) (?:về|số|\d))"
)
# What a title says of another document: that one belongs to it.
_OF_PAPER = re.compile(
    r"(?:thực hiện|triển khai|sửa đổi|bổ sung|thi hành|hướng dẫn|ban hành|quán triệt|tinh thần|tổng kết|sơ kết|thay thế)(?: (?:một số điều của|các|toàn văn))?$"
)
_GOES_ON = re.compile(
    r",? (?:và các|đồng thời|đã|(?<!không )được|trong đó|chỉ định|nhằm|do|gắn với|đến từng|tới|tại hội nghị|(?<!trước hết )là) "
)
# In a clause before the main one (`Căn cứ Quy định ... về ..., UBKT ...`) the title ends where a subject may begin.
_FRONTED = re.compile(r"(?:^|[.;\n] ?|, )(?:Căn cứ|Theo|Thực hiện|Xét|Trên cơ sở|Để|Nhằm|Triển khai)[^.;\n]{0,60}$")
_SUBJECT = re.compile(rf", (?=[{UPPER}]|đồng chí |ông |bà |ngày |sáng |chiều |tối |tại |trong |toàn |các |đến |từ )")


def title_behind(folded: str, end: int, start: int) -> tuple[int, int] | None:
    """Offsets of the title that follows a document's number or issuer; `start` is where the document begins."""
    closing = end + 1 if folded[end : end + 1] == ")" else end
    term = _TERM.match(folded, closing)
    for at in (closing, term.end()) if term else (closing,):
        quote = _QUOTE.match(folded, at)
        if quote:
            return quote.span("title")
        about = _ABOUT.match(folded, at)
        if about:
            fronted = _FRONTED.search(folded, max(0, start - 80), start)
            return about.start("title"), about.start("title") + len(clipped(about["title"], bool(fronted)))
    return None


def quoted(folded: str, end: int) -> re.Match[str] | None:
    """A title in quotation marks right behind the kind, as group `title`."""
    return _QUOTE.match(folded, end)


def about(folded: str, end: int) -> re.Match[str] | None:
    """What a document is about, as group `title`, still to be clipped."""
    return _ABOUT.match(folded, end)


def titled(folded: str, end: int, kind: str) -> re.Match[str] | None:
    """What makes the title of a document whose kind is named by title alone: `Luật Đất đai`."""
    pattern = _TITLED.get(kind)
    match = re.compile(pattern).match(folded, end) if pattern else None
    whole = _TO_OFFICE.match(folded, end) if match and kind == "quyết định" else None
    return whole if match and whole and whole.end() > match.end() else match


def dated_plan(folded: str, end: int, kind: str) -> re.Match[str] | None:
    """`kế hoạch đầu tư công trung hạn giai đoạn 2021-2025`; planning of cadres is none."""
    return _PERIOD_PLAN.match(folded, end) if kind in _PLANS and not _OF_CADRES.match(folded, end) else None


def with_period(folded: str, end: int) -> int:
    """Where a title ends with the periods that follow it."""
    while period := _PERIOD.match(folded, end):
        end = period.end()
    return end


def with_year(folded: str, end: int) -> int:
    """Where the title of a law ends with its year: `Bộ luật Hình sự năm 2015`."""
    year = _YEAR.match(folded, end)
    return year.end() if year else end


def clipped(title: str, fronted: bool = False) -> str:
    """A title without quotation marks ends at a comma once it says something, or before a clause of another verb."""
    cut = _next_paper(title) or _GOES_ON.search(title)
    title = title[: cut.start()] if cut and cut.start() > 12 else title
    subject = _SUBJECT.search(title) if fronted else None
    pieces = (title[: subject.start()] if subject else title).split(",")
    kept = pieces[0]
    for piece in pieces[1:]:
        if len(kept.split()) >= 14:
            break
        kept += "," + piece
    return kept.rstrip()


def _next_paper(title: str) -> re.Match[str] | None:
    """Where the next document of a list begins; one that the title is about does not end it."""
    found = _NEXT_PAPER.finditer(title)
    return next((m for m in found if not _OF_PAPER.search(title, 0, m.start())), None)
