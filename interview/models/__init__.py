"""The nouns: questions, grades and verdicts, as frozen data without behaviour of their own."""
