"""Choosing whose programs a check of a commit runs: what the commit changed, and a tenth of the rest."""

import random
import subprocess
import tempfile
from pathlib import Path

from interview.bank import read
from interview.models.question import AnyQuestion, Bug, Code, Predict

ROOT = Path(__file__).parent.parent
SHARE = 10


def main() -> None:
    """Print the options for `interview validate` that name the questions."""
    now = {
        key: question for path in sorted((ROOT / "banks").rglob("*.yaml")) for key, question in _runnable(path).items()
    }
    before = _before()
    changed = {key for key, question in now.items() if before and before.get(key) != question}
    rest = sorted(now.keys() - changed)
    chosen = changed | set(random.Random(_git("rev-parse", "HEAD")).sample(rest, -(-len(rest) // SHARE)))
    print(" ".join(f"--only {key}" for key in sorted(chosen)))


def _before() -> dict[str, AnyQuestion]:
    """Return the questions of the commit before; none where it is not there."""
    found: dict[str, AnyQuestion] = {}
    with tempfile.TemporaryDirectory() as folder:
        for number, name in enumerate(_git("ls-tree", "-r", "--name-only", "HEAD~1", "banks").split()):
            path = Path(folder) / f"{number}.yaml"
            path.write_text(_git("show", f"HEAD~1:{name}"), encoding="utf-8")
            found.update(_runnable(path))
    return found


def _runnable(path: Path) -> dict[str, AnyQuestion]:
    bank = read(path).bank
    questions = bank.questions.values() if bank else ()
    return {question.key: question for question in questions if isinstance(question, Code | Bug | Predict)}


def _git(*arguments: str) -> str:
    """Return what git prints; nothing where it fails, as in a copy without history."""
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    return done.stdout if done.returncode == 0 else ""


if __name__ == "__main__":
    main()
