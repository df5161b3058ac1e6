"""What a named person or body said."""

from collections.abc import Iterator, Sequence

from kg.extract.reading import Reading
from kg.extract.speech import Speech
from kg.model.facts import Evidence, Statement


def statements(speeches: Sequence[Speech], reading: Reading) -> Iterator[Statement]:
    """One row an act of speaking and speaker; the words are the article's own."""
    for speech in speeches:
        text = speech.span.of(reading.article.text)
        if len(text.split()) < 4:
            continue
        for speaker in speech.speakers:
            yield Statement(evidence=Evidence(speech.span, speech.rule), speaker=speaker, text=text, verb=speech.verb)
