import json
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model.article import Article
from kg.sources import html, read

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))


def test_all_pages_are_collected() -> None:
    assert len(PAGES) == 3


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_gives_headline_lead_paragraphs_and_the_date_that_it_states(page: Path) -> None:
    expected = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    article = html.article(page.read_text(encoding="utf-8"), page.stem, "a page")
    assert article.text.split("\n") == expected["text"]
    assert (article.published and article.published.iso) == expected["published"]
    assert article.url == expected["url"]


MENU = "<html><body><nav><ul>" + "<li><a href='/x'>Thời sự</a></li>" * 30 + "</ul></nav></body></html>"


@pytest.mark.parametrize("page", [MENU, "<html></html>", "<html><body><!-- --></body></html>", "<!doctype html>"])
def test_a_page_without_an_article_is_refused(page: str) -> None:
    with pytest.raises(InputError) as caught:
        html.article(page, "menu", "menu.html")
    assert caught.value.place == "menu.html"
    assert caught.value.cure


def test_a_page_nested_beyond_reason_is_read_or_refused_without_a_crash(tmp_path: Path) -> None:
    page = tmp_path / "deep.html"
    page.write_text("<div>" * 20_000 + "<p>" + "Đảng bộ xã Bình Khê họp. " * 20, encoding="utf-8")
    (item,) = read([str(page)])
    assert isinstance(item, Article | InputError)
