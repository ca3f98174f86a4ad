"""Holding follow-ups that lead into other banks to the questions there, as far as those banks are in sight."""

from collections.abc import Sequence

from interview.validation.notes import Notes


def check_links(every: Sequence[Notes]) -> None:
    """Note references of the form `bank:id` that lead nowhere, and banks that share an id."""
    banks = {notes.file.bank.id: notes.file.bank for notes in every if notes.file.bank}
    for notes in every:
        if notes.file.bank is None:
            continue
        for question in notes.file.bank.questions.values():
            for index, follow_up in enumerate(question.follow_ups):
                bank_id, colon, question_id = follow_up.ref.partition(":")
                if not colon or bank_id == notes.file.bank.id:
                    continue
                where = ("follow_ups", index, "ref")
                if bank_id not in banks:
                    what = f'The bank "{bank_id}" is not among those that are validated'
                    notes.warning(question, where, "unknown-bank", what, "Name its file, too.")
                elif question_id not in banks[bank_id].questions:
                    what = f'The bank "{bank_id}" has no question "{question_id}"'
                    notes.error(question, where, "unknown-reference", what, "Correct the id.")
