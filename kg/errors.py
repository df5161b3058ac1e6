"""One tree of errors: each names the place and the cure; `kg.cli` turns them into a message and an exit code."""


class KgError(Exception):
    """Something a user can mend; `place` says where, `cure` what to do. Exit code 2 (usage) unless told otherwise."""

    exit_code = 2

    def __init__(self, message: str, *, place: str | None = None, cure: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.cure = cure

    def __str__(self) -> str:
        parts = [f"{self.place}: {self.message}" if self.place else self.message]
        if self.cure:
            parts.append(self.cure)
        return "\n  → ".join(parts)


class UsageError(KgError):
    """A name, option or query that the tool cannot take."""


class InputError(KgError):
    """An input that cannot be read: missing, empty, binary, in no known encoding, malformed."""

    exit_code = 3


class StoreError(KgError):
    """The store cannot be opened, read or written."""

    exit_code = 3


class FindingsError(KgError):
    """The data was read but does not pass its checks."""

    exit_code = 1
