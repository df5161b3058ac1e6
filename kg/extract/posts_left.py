"""Posts that somebody leaves: whoever is relieved of a post held it until then."""

from collections.abc import Iterable, Iterator

from kg.model.facts import Evidence, PersonnelAction, RoleHolding
from kg.model.values import Modality, Status

# Discipline that names a post takes it: `cách chức Bí thư Huyện ủy`.
_LEAVING = ("miễn nhiệm", "bãi nhiệm", "cho thôi", "thôi", "từ chức", "kỷ luật")


def posts_left(actions: Iterable[PersonnelAction]) -> Iterator[RoleHolding]:
    """A former post for each reported relief from one."""
    for action in actions:
        if (
            action.role
            and action.organization
            and action.modality is Modality.REPORTED
            and action.action.startswith(_LEAVING)
        ):
            yield RoleHolding(
                evidence=Evidence(action.evidence.span, "roles/leaves"), person=action.person, role=action.role,
                organization=action.organization, status=Status.FORMER,
            )  # fmt: skip
