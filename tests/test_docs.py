"""The documents say what the code does: generated parts are compared with it, and names and links lead somewhere."""

import argparse
import ast
import re
import string
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from interview import cli
from interview.bank import head, load, load_all
from interview.bank.finding import shipped_folder
from interview.led import planning
from interview.models import grade, plan, question, rubric, settings, task, verdict
from interview.transcript.events import KnownEvent
from scripts.docs import DOCS, README, ROOT, SECTIONS, first_line, section, shell_commands
from tests.names import Names

PAGES = (README, ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", *sorted(DOCS.glob("*.md")))
TEXTS = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in PAGES}
DOCUMENTED = (*PAGES, *sorted((ROOT / ".github").rglob("*.*")))
LONGEST_README = 120

GENERATED = [(document, name) for document, parts in SECTIONS.items() for name in parts]


@pytest.mark.parametrize(("document", "name"), GENERATED)
def test_the_generated_parts_are_up_to_date(document: str, name: str) -> None:
    written = section(TEXTS[f"docs/{document}"], name)
    assert written == SECTIONS[document][name](), "run `python -m scripts.docs`"


def test_every_module_says_in_its_first_line_which_rule_it_owns() -> None:
    for path in (ROOT / "interview").rglob("*.py"):
        line = first_line(path)
        assert line.endswith("."), f"{path}: {line!r}"


@pytest.mark.parametrize("module", [question, rubric, task, settings, grade, verdict, plan, head, planning])
def test_every_field_of_the_nouns_has_a_sentence(module: ModuleType) -> None:
    tree = ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"))
    for kind in (node for node in tree.body if isinstance(node, ast.ClassDef)):
        for field, following in zip(kind.body, [*kind.body[1:], None], strict=True):
            if isinstance(field, ast.AnnAssign) and "ClassVar" not in ast.dump(field.annotation):
                said = isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)
                assert said, f"{kind.name}: {ast.unparse(field)}"


@pytest.mark.parametrize("page", TEXTS)
def test_every_command_and_option_that_a_page_names_exists(page: str) -> None:
    parsers = dict(shell_commands())
    for called in calls(TEXTS[page]):
        words, _, _ = called.partition(" --")
        known = longest(words.split(), parsers)
        assert known != "interview" or words.split()[1:2] in ([], ["--bank"], ["--sessions"]), called
        options = set(re.findall(r"(?<= )--[a-z][\w-]*", called))
        assert options <= options_of(parsers[known]), f"{page}: {called}"


def calls(text: str) -> Iterator[str]:
    """Yield every call of the program in code, up to where the shell or the sentence goes on."""
    for code in re.findall(r"`(interview(?: [^`]+)?)`|^(?:    |\$ )+(interview .*)$", text, re.MULTILINE):
        yield re.split(r"\s+[#>|]", code[0] or code[1])[0].replace("\\|", "|").strip()


def longest(words: list[str], parsers: dict[str, argparse.ArgumentParser]) -> str:
    """Return the longest beginning of some words that is a command."""
    return next(" ".join(words[:end]) for end in range(len(words), 0, -1) if " ".join(words[:end]) in parsers)


def options_of(parser: argparse.ArgumentParser) -> set[str]:
    return {option for action in parser._actions for option in action.option_strings}


def test_a_page_that_calls_the_program_is_seen_to() -> None:
    text = "Use `interview grade --json`.\n\n    interview bank new my.yaml  # a comment\n$ interview doctor\n"
    assert list(calls(text)) == ["interview grade --json", "interview bank new my.yaml", "interview doctor"]


def test_every_target_of_make_that_a_page_names_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for page, text in TEXTS.items():
        named = set(re.findall(r"`make ([a-z-]+)|^    make ([a-z-]+)", text, re.MULTILINE))
        assert {one or other for one, other in named} <= targets, page


@pytest.mark.parametrize("page", PAGES, ids=TEXTS)
def test_every_link_and_picture_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if re.match(r"https?://", target):
            continue
        file, _, anchor = target.partition("#")
        there = (page.parent / file).resolve() if file else page
        assert there.is_file(), f"{page.name}: {target}"
        if anchor:
            assert anchor in anchors(there.read_text(encoding="utf-8")), f"{page.name}: {target}"


def anchors(text: str) -> set[str]:
    """Return what can stand behind the # of a link to a page, one for each of its headings."""
    kept = set(string.ascii_lowercase + string.digits + "-_ ")
    found = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {"".join(letter for letter in one.lower() if letter in kept).replace(" ", "-") for one in found}


@pytest.mark.parametrize("path", DOCUMENTED, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_document_or_picture_names_a_path_of_a_machine(path: Path) -> None:
    assert not re.search(r"/(home|root|work|Users|tmp|opt)/", path.read_text(encoding="utf-8"))


def test_the_readme_is_short_and_prints_no_tree() -> None:
    lines = TEXTS["README.md"].splitlines()
    assert len(lines) <= LONGEST_README
    assert not [line for line in lines if line.count(".py") > 1]


@pytest.mark.parametrize("page", ["docs/architecture.md", "docs/judge.md", "CONTRIBUTING.md"])
def test_every_name_of_the_code_that_a_page_gives_exists(page: str) -> None:
    names = Names(ROOT / "interview")
    unknown = [name for name in named_in(TEXTS[page]) if name not in names]
    assert not unknown


def named_in(text: str) -> list[str]:
    """Return what reads as a name of the program in a text's code: `Name`, `Name.name`, `name()`, a path, a module."""
    code = re.findall(r"`([^`\n]+)`", text)
    code += [word for line in re.findall(r"^.*→.*$", text, re.MULTILINE) for word in line.split()]
    shapes = r"[A-Z]\w*[a-z]\w*(?:\.\w+)*|\w+\(\)|interview(?:\.\w+)+|interview/[\w/.]+"
    return sorted({one for one in code if re.fullmatch(shapes, one)})


def test_a_wrong_name_in_the_ways_of_the_data_is_noticed() -> None:
    names = Names(ROOT / "interview")
    text = "DraftArea.Edited → AnswerArea.Drafted → Session.handle → fold()\n`interview/bank/rules` `interview.judge`"
    assert len(named_in(text)) == 6
    assert [name for name in named_in(text) if name not in names] == []
    wrong = "AnswerEditor.Edited → Session.steer → unfold()\n`interview/banks` `interview.judges`"
    assert len([name for name in named_in(wrong) if name not in names]) == 5


def test_the_readme_counts_the_questions_right() -> None:
    kinds = Counter(
        str(one.kind) for bank in load_all(shipped_folder().rglob("*.yaml")) for one in bank.questions.values()
    )
    numbers = [kinds[kind] for kind in ("theory", "code", "bug", "predict", "choice")]
    found = re.search(r"It comes with (\d+) questions: (.+)\n", TEXTS["README.md"])
    assert found
    assert [int(found[1]), *map(int, re.findall(r"\d+", found[2]))] == [sum(numbers), *numbers]


def test_every_event_stands_in_the_reference() -> None:
    text = TEXTS["docs/reference.md"]
    assert all(f"`{kind.__struct_config__.tag}`" in text for kind in KnownEvent.__args__)


@pytest.mark.judge
@pytest.mark.slow
def test_the_first_question_of_the_document_proves_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = section(TEXTS["docs/banks.md"], "starter")
    text = re.fullmatch(r"```yaml\n(.*)```", first, re.DOTALL)
    assert text
    file = tmp_path / "my-bank.yaml"
    file.write_text(text[1], encoding="utf-8")
    assert [str(one.kind) for one in load(file).questions.values()] == ["theory", "code"]
    assert cli.main(["validate", "--strict", "--run", str(file)]) == 0
    said = capsys.readouterr().out.splitlines()
    written = TEXTS["docs/banks.md"]
    assert f"       {said[0]}\n" in written
    assert f"       {said[1].partition(' (')[0]} (" in written


def test_the_plan_of_the_document_is_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(indented(TEXTS["docs/lead.md"], "plan: 1"), encoding="utf-8")
    assert cli.main(["plan", "check", str(file)]) == 0, capsys.readouterr().out


@pytest.mark.judge
@pytest.mark.slow
def test_the_script_of_the_document_plays(tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text(indented(TEXTS["docs/practise.md"], "answers:"), encoding="utf-8")
    asked = [part for key in ("pytorch-core:stride", "code-losses:stable-softmax") for part in ("--question", key)]
    code = cli.main(["practice", "--script", str(file), "--sessions", str(tmp_path), *asked])
    assert code == 0


def indented(text: str, start: str) -> str:
    """Return the indented block of a page that begins with some words, without its indent."""
    found = re.search(rf"^    {re.escape(start)}.*\n(?:(?:    .*)?\n)*", text, re.MULTILINE)
    assert found, start
    return "\n".join(line[4:] for line in found[0].splitlines()) + "\n"
