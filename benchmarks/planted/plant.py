"""Articles with one planted fault each: the seeds, and the articles of the corpus where it is at hand, seeded and repeatable.

A fault is planted where an article's own figures agree (a percentage that is its ratio, parts that add up), or in a
sentence of our own that is put into an article (sentences.yaml). Nothing here knows how kg.figures reads.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

import yaml

HERE = Path(__file__).parent
SENTENCES = yaml.safe_load((HERE / "sentences.yaml").read_text(encoding="utf-8"))
WEEKDAYS = ("chủ nhật", "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy")
_NUM = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_NOUNS = r"(?:đại biểu|đảng viên|phiếu|xã|phường|tổ chức|chi bộ|đảng bộ|tiêu chí|[uủ][yỷ] viên|nhiệm vụ|trường|hồ sơ|đồng chí|cán bộ|tỉnh|người)"
_DATE = r"(?P<d>\d{1,2})(?P<s>[/.-])(?P<m>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d)(?!\d)"


@dataclass(frozen=True, slots=True)
class Host:
    """An article to plant in; `published` is an ISO date where the article has one."""

    id: str
    text: str
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Planted:
    """An article with one fault: the kinds of finding that name it, and the run of characters that was changed."""

    host: Host
    text: str
    kinds: tuple[str, ...]
    start: int
    end: int


Change = tuple[tuple[str, ...], int, int, str]  # kinds, start, end, new words
Planter = Callable[[Host, random.Random], Iterator[Change]]


def number(printed: str) -> float:
    """The value of digits with Vietnamese separators."""
    return float(
        printed.replace(".", "").replace(",", ".") if re.search(r"\.\d{3}", printed) else printed.replace(",", ".")
    )


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    for match in re.finditer(r"(?:[^.\n;]|\.(?=\d))+", text):
        yield match.start(), match.group()


def _percent(value: float, rng: random.Random) -> str:
    """Another percentage, at least three points away, with the same number of decimals."""
    choices = [value + step for step in (-13.4, -9.7, -6.1, 5.3, 8.2) if 1 < value + step < 99.5]
    return f"{rng.choice(choices):.1f}".replace(".", ",") + "%"


def percent_of_ratio(host: Host, rng: random.Random) -> Iterator[Change]:
    """Wherever a sentence prints A/B (or A trong/trên tổng số B) and the percentage that it is."""
    for at, sentence in _sentences(host.text):
        for ratio in re.finditer(
            rf"(?<![\d/.,])({_NUM})(?: ?/ ?| trong tổng số | trên tổng số )({_NUM})(?![\d/])", sentence
        ):
            part, whole = number(ratio[1]), number(ratio[2])
            for percent in re.finditer(rf"({_NUM}|\d+\.\d+) ?%", sentence):
                value = number(percent[1])
                if 0 < part < whole and abs(100 * part / whole - value) < 0.06:
                    start, end = at + percent.start(), at + percent.end()
                    yield ("percent-of-ratio", "bound-of-ratio"), start, end, _percent(value, rng)
                    yield ("bound-of-ratio",), start, end, f"trên {int(value) + 2}%"


def percent_of_part(host: Host, rng: random.Random) -> Iterator[Change]:
    """`T …, trong đó a … (p%)`, where p, with decimals, is a of T."""
    for at, sentence in _sentences(host.text):
        head, mark, tail = sentence.partition("trong đó")
        for percent in re.finditer(r"(\d+,\d+)%", tail if mark else ""):
            before = re.findall(rf"(?<![\d/.,])(?:{_NUM})(?![\d/.,%])", tail[: percent.start()])
            wholes = [number(n) for n in re.findall(rf"(?<![\d/.,])(?:{_NUM})(?![\d/%])", head)]
            value = number(percent[1])
            if before and any(
                w > 50 and number(before[-1]) > 5 and abs(100 * number(before[-1]) / w - value) < 0.02 for w in wholes
            ):
                start = at + len(head) + len(mark) + percent.start()
                yield ("percent-of-ratio",), start, start + len(percent.group()), _percent(value, rng)


def part_over_whole(host: Host, rng: random.Random) -> Iterator[Change]:
    """`A/B đại biểu` swapped, and a part of `trong đó` made larger than its whole."""
    for match in re.finditer(rf"(?<![\d/.,])({_NUM})/({_NUM}) (?={_NOUNS})", host.text):
        ranked = re.search(r"(?:thứ|xếp|hạng)[^,.]{0,12}$", host.text[: match.start()])
        if 0 < number(match[1]) < number(match[2]) and number(match[2]) > 12 and not ranked:
            yield ("part-over-whole", "percent-of-ratio"), match.start(1), match.end(2), f"{match[2]}/{match[1]}"
    for match in re.finditer(rf"(?<![\d/.,])(\d+) ({_NOUNS})[^\d.;\n]{{0,40}}, trong đó (?:có )?(\d+) \2", host.text):
        yield ("part-over-whole", "sum-of-parts"), match.start(3), match.end(3), str(int(match[1]) + rng.randint(3, 60))


def sums(host: Host, rng: random.Random) -> Iterator[Change]:
    """A number followed, in a closed list, by those that add up to it."""
    for at, sentence in _sentences(host.text):
        for opening in re.finditer(r"gồm|trong đó|\(", sentence):
            totals = re.findall(
                rf"(?<![\d/.,])(?:{_NUM})(?![\d/%]| năm)", sentence[max(0, opening.start() - 60) : opening.start()]
            )
            parts = list(re.finditer(rf"(?<![\d/.,])(?:{_NUM})(?![\d/%])", sentence[opening.end() :]))
            for count in range(2, len(parts) + 1):
                if any(number(t) >= 5 and sum(number(p.group()) for p in parts[:count]) == number(t) for t in totals):
                    part = rng.choice(parts[:count])
                    start = at + opening.end() + part.start()
                    wrong = str(int(number(part.group())) + rng.randint(2, 9))
                    yield ("sum-of-parts", "part-over-whole"), start, start + len(part.group()), wrong
                    break


def terms(host: Host, rng: random.Random) -> Iterator[Change]:
    """`nhiệm kỳ Y1-Y2` of five years: made longer, or turned round."""
    for match in re.finditer(r"nhiệm kỳ (20\d\d) ?[-–] ?(20\d\d)(?!\d)", host.text):
        if int(match[2]) - int(match[1]) == 5 and match[1] != "2005":  # 2005-2011 was a real term
            if rng.random() < 0.5:
                yield ("term-length",), match.start(2), match.end(2), str(int(match[2]) + rng.choice((1, 2, 10)))
            else:
                yield ("period-backwards",), match.start(1), match.end(2), f"{match[2]} - {match[1]}"


def anniversaries(host: Host, rng: random.Random) -> Iterator[Change]:
    """The years of an anniversary, or the last year in its brackets."""
    pattern = rf"(\d+) năm[^()\n]{{3,100}}\((\d+[/.-]\d+[/.-])(\d{{4}}) ?[-–] ?{_DATE}"
    for match in re.finditer(pattern, host.text):
        if int(match["y"]) - int(match[3]) == int(match[1]):
            if rng.random() < 0.5:
                yield ("anniversary-years",), match.start(1), match.end(1), str(int(match[1]) + rng.choice((-1, 1, 10)))
            else:
                yield ("anniversary-years",), match.start("y"), match.end("y"), str(int(match["y"]) - 1)


def calendar(host: Host, rng: random.Random) -> Iterator[Change]:
    """A day that its month does not have."""
    for match in re.finditer(rf"(?:ngày|sáng|chiều|Ngày|Sáng|Chiều) {_DATE}", host.text):
        month = int(match["m"])
        day = {2: rng.choice((30, 31)), 4: 31, 6: 31, 9: 31, 11: 31}.get(month, rng.choice((32, 33)))
        if day < 32:
            yield ("impossible-date",), match.start("d"), match.end("d"), str(day)


def periods(host: Host, _: random.Random) -> Iterator[Change]:
    """`từ ngày a đến ngày b/m`, turned round."""
    for match in re.finditer(
        r"từ (?:ngày )?(\d{1,2})(/\d{1,2})? đến (?:hết )?(?:ngày )?(\d{1,2})(/\d{1,2})(?!\d)", host.text
    ):
        if (match[2] or match[4]) == match[4] and int(match[1]) < int(match[3]):
            words = match.group()
            turned = (
                words.replace(match[1], "@", 1)[::-1]
                .replace(match[3][::-1], match[1][::-1], 1)[::-1]
                .replace("@", match[3], 1)
            )
            yield ("period-backwards", "span-of-days"), match.start(), match.end(), turned


def symbols(host: Host, rng: random.Random) -> Iterator[Change]:
    """The year in a symbol, and the date of a document that the article cites again."""
    for match in re.finditer(rf"số \d+/(20\d\d)/[\w-]+,? ngày {_DATE}", host.text):
        if match[1] == match["y"]:
            yield ("symbol-year",), match.start(1), match.end(1), str(int(match[1]) + rng.choice((-2, -1, 1)))
    pattern = rf"((?:Nghị quyết|Chỉ thị|Kết luận|Quyết định|Quy định) số (\d+[-/]\S+?)),? ngày {_DATE}"
    for match in re.finditer(pattern, host.text):
        if match.end() < len(host.text):
            line_end = (host.text + "\n").find("\n", match.end())
            day = f"{match['d']}/{int(match['m']) % 12 + 1}/{match['y']}"
            again = f" Các đại biểu đã thảo luận {match[1]} ngày {day}."
            if int(match["d"]) <= 28:
                yield ("document-two-dates",), line_end, line_end, again


def documents_to_come(host: Host, rng: random.Random) -> Iterator[Change]:
    """A cited document dated years ahead of the article."""
    for match in re.finditer(rf"số \d+[-/][^\s,]+,? ngày {_DATE}", host.text):
        if "/20" not in match.group().split(" ngày")[0] and match["y"] >= "2000":
            years = re.findall(r"(?<!\d)20\d\d(?!\d)", f"{host.text} {host.published or ''}")
            newest = max(int(year) for year in years)
            kinds = ("told-in-future", "document-after-day", "document-two-dates")
            if host.published or re.match(
                rf"[^\n]*\n[^\n]{{0,9}}(?:Ngày|Sáng|Chiều|Tối) {_DATE.replace('?P<', '?P<x').replace('(?P=s)', '(?P=xs)')}",
                host.text,
            ):
                yield kinds, match.start("y"), match.end("y"), str(newest + rng.randint(1, 4))


def told(host: Host, rng: random.Random) -> Iterator[Change]:
    """The day of the news itself, set after the day of publication; and its term, left behind."""
    match = re.search(rf"\n(?:Ngày|Sáng|Chiều|Tối) {_DATE},", host.text[:900])
    if match and host.published:
        yield ("told-in-future",), match.start("y"), match.end("y"), str(int(host.published[:4]) + rng.randint(1, 3))
    if match and re.search(r"^[^.\n]{0,160}(?:hội nghị|kỳ họp|họp)[^.\n]{0,80}nhiệm kỳ 20", host.text[match.end() :]):
        yield ("session-outside-term",), match.start("y"), match.end("y"), str(int(match["y"]) - 10)


def orders(host: Host, rng: random.Random) -> Iterator[Change]:
    """A deadline and a plan of years before the day of the news."""
    if not re.search(rf"\n(?:Ngày|Sáng|Chiều|Tối) {_DATE},", host.text[:900]):
        return
    for match in re.finditer(rf"(?:yêu cầu|giao|đề nghị|lưu ý)[^.\n]*?trước ngày {_DATE}", host.text):
        yield ("deadline-before-order",), match.start("y"), match.end("y"), str(int(match["y"]) - rng.randint(1, 3))
    for match in re.finditer(r"[Dd]ự kiến [^.\n\d]{0,60}tháng \d{1,2}/(20\d\d)", host.text):
        yield ("plan-in-past",), match.start(1), match.end(1), str(int(match[1]) - rng.randint(1, 3))


def days(host: Host, _: random.Random) -> Iterator[Change]:
    """`trong hai ngày a và b/m`, with a last day that is too late."""
    counts = {"hai": 2, "ba": 3, "2": 2, "3": 3, "4": 4, "5": 5}
    for match in re.finditer(
        r"[Tt]rong (hai|ba|[2-5]) ngày[^\d\n.]{0,12}(\d{1,2})(?:[^\d\n.]{1,9})(\d{1,2})/\d{1,2}", host.text
    ):
        if int(match[3]) - int(match[2]) + 1 == counts[match[1]] and int(match[3]) < 26:
            yield ("span-of-days",), match.start(3), match.end(3), str(int(match[3]) + 2)


def weekdays(host: Host, _: random.Random) -> Iterator[Change]:
    """A weekday that is that of its date, changed."""
    for match in re.finditer(rf"(?i)({'|'.join(WEEKDAYS)}),? \(?(?:ngày )?{_DATE}", host.text):
        real = date(int(match["y"]), int(match["m"]), int(match["d"])).isoweekday() % 7
        if WEEKDAYS[real] == match[1].lower():
            yield ("weekday-of-date",), match.start(1), match.end(1), WEEKDAYS[(real + 2) % 7].capitalize()


def one_base(host: Host, _: random.Random) -> Iterator[Change]:
    """`a đại biểu (p% tổng số đại biểu)` twice: the second share with its first two digits turned round."""
    found = list(
        re.finditer(rf"({_NUM}) đại biểu[^\d(]{{0,60}}\((?:bằng|chiếm) (\d\d,\d+)% tổng số đại biểu", host.text)
    )
    for first, second in pairwise(found):
        bases = [number(m[1]) / number(m[2]) for m in (first, second)]
        if abs(bases[0] - bases[1]) < 0.02 and second[2][0] != second[2][1] and number(second[1]) > 20:
            wrong = second[2][1] + second[2][0] + second[2][2:]
            yield ("shares-of-one-base",), second.start(2), second.end(2), wrong


def changes(host: Host, _: random.Random) -> Iterator[Change]:
    """`tăng từ a lên b`, turned round."""
    pattern = rf"(?:tăng|giảm) từ ({_NUM})([^\d\n.;]{{0,20}}(?:năm \d{{4}} )?(?:lên|xuống)[^\d\n.;]{{0,6}})({_NUM})"
    for match in re.finditer(pattern, host.text):
        if (
            number(match[1]) != number(match[3])
            and "hạng" not in host.text[max(0, match.start() - 8) : match.start() + 8]
        ):
            yield ("change-direction",), match.start(1), match.end(3), match[3] + match[2] + match[1]


PLANTERS: tuple[Planter, ...] = (
    percent_of_ratio, percent_of_part, part_over_whole, sums, terms, anniversaries, calendar, periods, symbols,
    documents_to_come, told, orders, days, weekdays, one_base, changes,
)  # fmt: skip


def plant(hosts: list[Host], per_kind: int = 24, seed: int = 20210312) -> list[Planted]:
    """At most `per_kind` articles of each kind, places before sentences of our own; the same hosts give the same faults."""
    rng = random.Random(seed)
    found: dict[str, list[Planted]] = {}
    for host in hosts:
        for planter in PLANTERS:
            for kinds, start, end, words in planter(host, rng):
                text = host.text[:start] + words + host.text[end:]
                found.setdefault(kinds[0], []).append(Planted(host, text, kinds, start, start + len(words)))
    for name, items in found.items():
        rng.shuffle(items)
        found[name] = items[:per_kind]
    for sentence in SENTENCES:
        whole = [host for host in hosts if re.search(r"[^\d\s][.!?…](?=\n|$)", host.text)]
        for host in rng.sample(whole, min(3, len(whole))):
            found.setdefault(sentence["kind"], []).append(_inserted(host, sentence, rng))
    return [item for name in sorted(found) for item in found[name]]


def _inserted(host: Host, sentence: dict[str, object], rng: random.Random) -> Planted:
    """The article with a faulty sentence of our own at the end of one of its paragraphs."""
    before, after = sentence["plant"]
    clean = str(sentence["text"])
    ends = [m.end() for m in re.finditer(r"[^\d\s][.!?…](?=\n|$)", host.text)]
    at = rng.choice(ends)
    text = host.text[:at] + " " + clean.replace(before, after, 1) + host.text[at:]
    start = at + 1 + clean.index(before)
    return Planted(
        host, text, (str(sentence["kind"]), *_ALSO.get(str(sentence["kind"]), ())), start, start + len(after)
    )


_ALSO = {"sum-of-parts": ("part-over-whole",), "percent-of-ratio": ("bound-of-ratio",)}


def clean_sentences(host: Host) -> Iterator[tuple[str, str]]:
    """The article with each sentence as it is without its fault, and the sentence's kind."""
    for sentence in SENTENCES:
        yield host.text.rstrip("\n") + " " + sentence["text"] + "\n", sentence["kind"]
