"""What a process imports: never torch in the app, neither torch nor Textual for help."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "interview"


def modules_after(code: str) -> set[str]:
    """Return the top-level modules of a clean interpreter after some code."""
    script = (
        f"import sys\n{code}\nprint('\\n'.join({{name.partition('.')[0] for name in sys.modules}}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_import_neither_torch_nor_textual(option: str) -> None:
    loaded = modules_after(
        f"from interview.cli import main\ntry:\n    main(['{option}'])\nexcept SystemExit:\n    pass"
    )
    assert not loaded & {"torch", "textual", "rich", "numpy", "yaml", "msgspec"}


def test_the_app_with_all_its_screens_and_the_judges_supervisor_never_has_torch() -> None:
    modules = [
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        for folder in ("tui", "session", "grading", "bank", "review", "cli")
        for path in (PACKAGE / folder).rglob("*.py")
        if path.name != "__init__.py"
    ]
    imports = "\n".join(f"import {name}" for name in sorted(modules))
    loaded = modules_after(f"{imports}\nfrom interview.judge import Judge\nJudge()")
    assert "textual" in loaded
    assert "torch" not in loaded


def imported(path: Path) -> set[str]:
    """Return the top-level modules that a file imports, wherever in it."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return {name.split(".")[0] for name in plain | {n.module or "" for n in nodes if isinstance(n, ast.ImportFrom)}}


def test_only_the_screens_import_textual_and_only_a_commands_progress_bar_rich() -> None:
    found = {
        path.relative_to(PACKAGE).as_posix(): imported(path) & {"textual", "rich"} for path in PACKAGE.rglob("*.py")
    }
    elsewhere = {name: modules for name, modules in found.items() if modules and not name.startswith("tui/")}
    assert elsewhere == {"cli/validate.py": {"rich"}}
