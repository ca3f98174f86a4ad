"""Holding follow-ups that lead into other banks to the questions there, as far as those banks are in sight."""

from collections.abc import Sequence

from interview.validation.notes import Held


def check_links(every: Sequence[Held]) -> None:
    """Note references of the form `bank:id` that lead nowhere, and banks that share an id."""
    banks = {held.file.bank.id: held.file.bank for held in every if held.file.bank}
    for held in every:
        if held.file.bank is None:
            continue
        for question in held.file.bank.questions.values():
            for index, follow_up in enumerate(question.follow_ups):
                bank_id, colon, question_id = follow_up.ref.partition(":")
                if not colon or bank_id == held.file.bank.id:
                    continue
                where = ("follow_ups", index, "ref")
                if bank_id not in banks:
                    what = f'The bank "{bank_id}" is not among the banks being validated'
                    held.notes.warning(question, where, "unknown-bank", what, "Add its file to the command.")
                elif question_id not in banks[bank_id].questions:
                    what = f'The bank "{bank_id}" has no question "{question_id}"'
                    held.notes.error(question, where, "unknown-reference", what, "Correct the id.")
