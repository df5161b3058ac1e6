"""Two articles with their facts made by hand: one of each of the eleven tables, whatever the rules read."""

from decimal import Decimal

from kg.model.article import Article
from kg.model.entities import Event, Group, OfficialDocument, Organization, Person, Place, Role
from kg.model.facts import (
    DocumentReference,
    EventReference,
    Evidence,
    Fact,
    Implementation,
    IssuanceCount,
    Measurement,
    OrganizationReference,
    Participation,
    PersonnelAction,
    RoleHolding,
    Statement,
    Task,
)
from kg.model.span import Span
from kg.model.values import Modality, Part, PartialDate, Status

MEETING = (
    "Ngày 5/4/2022, Huyện ủy Phú Lâm tổ chức hội nghị sơ kết. Đồng chí Trần Văn An, nguyên Bí thư Huyện ủy, dự. "
    "Bí thư Lê Thị Bình nói: “Nền nếp phải giữ”; giao các sở, ngành rà soát trước tháng 6/2022."
)
STUDY = (
    "Đảng ủy xã Hòa An đã học tập Nghị quyết số 18-NQ/TW ngày 25/10/2017, ban hành 36 kế hoạch từ năm 2018; "
    "trên 92,5% đảng viên tham gia. Đảng bộ bầu ông Vũ Văn Cường làm Bí thư Đảng ủy."
)
_COMMITTEE = Organization("Huyện ủy Phú Lâm", "huyện ủy", "district-party-committee", Place("huyện Phú Lâm"))
_PARTY = Organization("Đảng ủy xã Hòa An", "đảng ủy", None, Place("xã Hòa An", Place("huyện Phú Lâm")))
_RESOLUTION = OfficialDocument("nghị quyết", "18-NQ/TW", "Ban Chấp hành Trung ương Đảng")
_AN, _BINH, _SECRETARY = Person("Trần Văn An"), Person("Lê Thị Bình"), Role("Bí thư", "secretary")
_EVENT = Event("hội nghị", "hội nghị sơ kết", "Huyện ủy Phú Lâm", "2022-04-05")


def _at(text: str, quote: str, rule: str) -> Evidence:
    start = text.index(quote)
    return Evidence(Span(start, start + len(quote)), rule)


def meeting() -> tuple[Article, tuple[Fact, ...]]:
    def seen(quote: str, rule: str) -> Evidence:
        return _at(MEETING, quote, rule)

    return Article("hoi-nghi", MEETING, PartialDate("2022-04-06")), (
        OrganizationReference(
            evidence=seen("Huyện ủy Phú Lâm", "organizations/name"), organization=_COMMITTEE, name=_COMMITTEE.name, kind="huyện ủy"
        ),
        EventReference(
            evidence=seen("Huyện ủy Phú Lâm tổ chức hội nghị sơ kết", "events/organized"), event=_EVENT, kind="hội nghị",
            date=PartialDate("2022-04-05"), organizer=_COMMITTEE, name="hội nghị sơ kết",
        ),
        RoleHolding(
            evidence=seen("Trần Văn An, nguyên Bí thư Huyện ủy", "roles/name"), person=_AN, role=_SECRETARY,
            organization=_COMMITTEE, status=Status.FORMER,
        ),
        Participation(evidence=seen("Trần Văn An, nguyên Bí thư Huyện ủy, dự", "participations/attends"), person=_AN, event_kind=_EVENT, part=Part.ATTEND),
        Statement(evidence=seen("Nền nếp phải giữ", "statements/verb"), speaker=_BINH, text="Nền nếp phải giữ", verb="nói"),
        Task(
            evidence=seen("giao các sở, ngành rà soát trước tháng 6/2022", "tasks/directive"), modality=Modality.DIRECTED,
            assigner=_BINH, assignee=Group("các sở, ngành"), text="rà soát trước tháng 6/2022", deadline=PartialDate("2022-06"),
        ),
    )  # fmt: skip


def study() -> tuple[Article, tuple[Fact, ...]]:
    def seen(quote: str, rule: str) -> Evidence:
        return _at(STUDY, quote, rule)

    return Article("trien-khai", STUDY), (
        DocumentReference(
            evidence=seen("Nghị quyết số 18-NQ/TW ngày 25/10/2017", "documents/number"), document=_RESOLUTION,
            kind="nghị quyết", number="18-NQ/TW", date=PartialDate("2017-10-25"),
        ),
        Implementation(
            evidence=seen("đã học tập Nghị quyết số 18-NQ/TW", "implementations/study"), organization=_PARTY,
            action="học tập", document=_RESOLUTION, status="xong",
        ),
        IssuanceCount(
            evidence=seen("ban hành 36 kế hoạch từ năm 2018", "document-counts/issued"), issuer=_PARTY, kind="kế hoạch",
            count=36, since=PartialDate("2018"),
        ),
        Measurement(
            evidence=seen("trên 92,5% đảng viên", "indicators/quantity"), subject=_PARTY, value=Decimal("92.5"), unit="%",
            indicator="đảng viên tham gia", comparator=">",
        ),
        PersonnelAction(
            evidence=seen("bầu ông Vũ Văn Cường làm Bí thư Đảng ủy", "personnel/active"), person=Person("Vũ Văn Cường"),
            action="bầu", role=_SECRETARY, organization=_PARTY,
        ),
    )  # fmt: skip
