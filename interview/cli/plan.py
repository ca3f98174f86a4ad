"""`interview plan new` and `interview plan check`: the file that a led session is planned in."""

import argparse

from interview.cli.choosing import banks_of
from interview.cli.output import print_json
from interview.errors import PlanError
from interview.led.planning import check_plan, draw_plan, new_plan


def make_plan(options: argparse.Namespace) -> int:
    """Write a plan to start from; nothing that exists is overwritten."""
    try:
        with options.file.open("x", encoding="utf-8") as file:
            file.write(new_plan())
    except FileExistsError:
        raise PlanError("the file already exists", where=str(options.file), do="Choose another name.") from None
    except OSError as error:
        raise PlanError(f"the plan cannot be written ({error.strerror})", where=str(options.file)) from None
    print(f"{options.file}: created. Edit it, then run `interview plan check {options.file}`.")
    return 0


def check(options: argparse.Namespace) -> int:
    """Print what is wrong with a plan, else what it asks; exit code 1 if it cannot be used."""
    banks = banks_of(options)
    plan, problems = check_plan(options.file, banks)
    drawn = None if plan is None else draw_plan(plan, banks, plan.seed or 0)
    if options.json:
        questions = [] if drawn is None else [(one.section, one.question.key) for one in drawn.questions]
        print_json({"usable": plan is not None, "problems": problems, "questions": questions})
        return 0 if plan is not None else 1
    for problem in problems:
        print(problem)
    if plan is None or drawn is None:
        return 1
    for number, one in enumerate(drawn.questions, start=1):
        question = one.question
        print(f"{number:3}  {one.section:16.16}  {question.key:45} {question.kind:8} {question.minutes:4g} min")
    for note in drawn.notes:
        print(note)
    total = sum(section.minutes for section in plan.sections)
    seed = f"seed {plan.seed}" if plan.seed is not None else "no seed: each session draws its own questions"
    print(f"{options.file}: no errors. {len(drawn.questions)} questions, {total:g} minutes, {seed}.")
    return 0
