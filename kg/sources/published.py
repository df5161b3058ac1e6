"""The day of publication, from the time stamps that pages and records carry."""

import re
from datetime import date, datetime, timedelta, timezone

from kg.model.values import PartialDate

_HANOI = timezone(timedelta(hours=7))  # the only time zone of the country, with no summer time
_STAMP = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)")


def published(stamp: str) -> PartialDate | None:
    """The date of an ISO 8601 stamp, as precise as it is and as the clocks of the country showed it; None for others."""
    stamp = stamp.strip()
    try:
        moment = datetime.fromisoformat(stamp)
        day = moment.astimezone(_HANOI) if moment.tzinfo else moment
    except ValueError:
        return _date(stamp)
    except OverflowError:  # the first or the last day that Python knows, in another time zone
        return None
    return PartialDate(day.date().isoformat())


def _date(stamp: str) -> PartialDate | None:
    match = _STAMP.match(stamp)
    if not match:
        return None
    year, month, day = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return PartialDate("-".join(part for part in (year, month, day) if part))
