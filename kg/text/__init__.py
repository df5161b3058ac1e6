"""Text: matching copies, sentences, names and numerals."""
