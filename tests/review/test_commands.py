"""Past sessions on the command line: listing, searching, showing, deleting, importing, exporting, and their sums."""

import json
from pathlib import Path

import msgspec
import pytest

from interview.cli import main
from interview.review.export import SessionDocument
from interview.transcript.lines import encode
from tests.review.stage import session


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two sessions."""
    sessions = tmp_path / "sessions"
    sessions.mkdir()
    for name, title, answer in (
        ("2026-01-02-100000-aaaa", "First", "It is the step size of the sliding filter."),
        ("2026-01-03-100000-bbbb", "Second", "Nothing about aardvarks."),
    ):
        stage = session(answer, name=name, title=title)
        (sessions / f"{name}.jsonl").write_bytes(b"".join(map(encode, stage.records)))
    return sessions


def call(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(one) for one in arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def ids(text: str) -> list[str]:
    return [one["id"][-4:] for one in json.loads(text)]


def test_sessions_alone_lists_and_sorts_and_searches(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    at = ("--sessions", folder)
    assert call(capsys, "sessions", *at)[1] == call(capsys, "sessions", "list", *at)[1]
    assert ids(call(capsys, "sessions", "--json", *at)[1]) == ["bbbb", "aaaa"]
    assert ids(call(capsys, "sessions", "list", "--sort", "score", "--json", *at)[1]) == ["aaaa", "bbbb"]
    assert ids(call(capsys, "sessions", "--search", "AARDVARKS", "--json", *at)[1]) == ["bbbb"]
    assert call(capsys, "sessions", "--search", "zebra", *at)[0] == 1


def test_a_session_is_shown_as_lines_and_as_json(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    code, out, _ = call(capsys, "sessions", "show", "2026-01-02", "--sessions", folder)
    assert code == 0
    assert "small:stride" in out
    _, out, _ = call(capsys, "sessions", "show", "last", "--json", "--sessions", folder)
    assert msgspec.json.decode(out, type=SessionDocument).settings.title == "Second"


def test_deleting_wants_a_yes_and_then_forgets(
    capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False)
    code, _, errors = call(capsys, "sessions", "delete", "last", "--sessions", folder)
    assert code == 2
    assert "--yes" in errors
    assert call(capsys, "sessions", "delete", "last", "--yes", "--sessions", folder)[0] == 0
    assert ids(call(capsys, "sessions", "--json", "--sessions", folder)[1]) == ["aaaa"]
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: "n")
    assert call(capsys, "sessions", "delete", "last", "--sessions", folder)[0] == 1
    assert len(list(folder.glob("*.jsonl"))) == 1


def test_a_transcript_from_elsewhere_is_imported(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    source = next(folder.glob("*aaaa.jsonl"))
    code, out, _ = call(capsys, "sessions", "import", source, "--json", "--sessions", tmp_path / "new")
    assert code == 0
    assert json.loads(out)["imported"] == [str(tmp_path / "new" / source.name)]
    assert call(capsys, "sessions", "import", source, "--sessions", tmp_path / "new")[0] == 2


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("sessions", "show"), "at least one session"),
        (("sessions", "list", "x"), "takes no session names"),
        (("sessions", "show", "1999"), "there is no session"),
        (("export",), "either a session or --all"),
        (("export", "last", "--all", "x"), "either a session or --all"),
        (("export", "last", "--output", "/nowhere/x.md"), "cannot be written"),
        (("stats", "--html", "/nowhere/x.html"), "cannot be written"),
    ],
)
def test_a_wrong_call_is_said(
    capsys: pytest.CaptureFixture[str], folder: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    code, _, errors = call(capsys, *arguments, "--sessions", folder)
    assert code == 2
    assert sentence in errors


def test_the_ending_of_a_file_decides_its_form(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    for ending, beginning in (("html", "<!doctype html>"), ("json", "{"), ("md", "# ")):
        path = tmp_path / f"out.{ending}"
        call(capsys, "export", "last", "--output", path, "--sessions", folder)
        assert path.read_text(encoding="utf-8").startswith(beginning)


def test_a_whole_folder_is_exported(capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    call(capsys, "export", "--all", out, "--format", "html", "--for", "candidate", "--sessions", folder)
    assert sorted(path.name for path in out.iterdir()) == [
        "2026-01-02-100000-aaaa.candidate.html", "2026-01-03-100000-bbbb.candidate.html",
    ]  # fmt: skip


def test_the_schema_is_published(capsys: pytest.CaptureFixture[str]) -> None:
    schema = json.loads(call(capsys, "export", "--schema")[1])
    assert schema["$defs"]["SessionDocument"]["properties"]["score"]


def test_stats_are_printed_as_text_json_and_page(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    _, out, _ = call(capsys, "stats", "--sessions", folder)
    assert "Mastery by topic" in out
    assert "Most often missed" in out
    stats = json.loads(call(capsys, "stats", "--json", "--sessions", folder)[1])
    assert stats["sessions"] == 2
    assert stats["attempts"] == 4
    page = tmp_path / "stats.html"
    call(capsys, "stats", "--html", page, "--sessions", folder)
    assert "<svg" in page.read_text(encoding="utf-8")
    assert "Nothing here yet" in (
        call(capsys, "stats", "--html", page, "--sessions", tmp_path / "none")[1] or page.read_text()
    )
