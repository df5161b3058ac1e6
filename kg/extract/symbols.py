"""The characters that stand for mentions in coded sentences, from Unicode's private use area."""

PERSON, BODY, PLACE, POST, PAPER, DATE, EVENT, PRONOUN = (chr(0xE000 + i) for i in range(8))
SYMBOLS = {
    "Person": PERSON, "Body": BODY, "Place": PLACE, "Post": POST,
    "Paper": PAPER, "Date": DATE, "Event": EVENT, "Pronoun": PRONOUN,
}  # fmt: skip
