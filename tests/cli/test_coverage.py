"""kg coverage tells what was not read."""

from pathlib import Path

import pytest

from kg.cli import main
from kg.coverage import KINDS, coverage
from kg.model.article import Article

QUOTED = "Nước lên rồi lại xuống, thuyền đi rồi thuyền về."
TEXT = f"Đồng chí Trần Văn An, Bí thư Huyện ủy Phú Lâm, chủ trì hội nghị.\n\n“{QUOTED}”"


def test_an_unread_quotation_is_listed_and_a_read_name_is_not() -> None:
    found = coverage(Article("a1", TEXT))
    assert [u.text for u in found.unread if u.kind == "quotations"] == [QUOTED]
    assert found.covered["names"] >= 1
    assert set(found.total) == set(KINDS)
    assert found.share("documents") is None


def test_the_command_lists_spans_of_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a1.txt"
    file.write_text(TEXT, encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        main(["coverage", str(file), "--spans"])
    assert stopped.value.code in (0, None)
    assert f"quotations\t{TEXT.index(QUOTED)}-{TEXT.index(QUOTED) + len(QUOTED)}\t{QUOTED}" in capsys.readouterr().out
