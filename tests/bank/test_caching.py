"""The cache gives what a fresh reading gives, or is not used."""

from pathlib import Path

import pytest
from platformdirs import user_cache_path

from interview.bank import Problem, caching, load, load_all, reading
from interview.errors import BankError
from tests.bank.test_loading import BANK

CHECKOUT_BANKS = sorted((Path(__file__).parents[2] / "banks").glob("*.yaml"))


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Start with an empty cache, which the other tests do not."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def bank_file(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    path.write_text(BANK)
    return path


def cache_files() -> list[Path]:
    return [path for path in user_cache_path("interview").rglob("*") if path.is_file()]


def without_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(data: bytes, path: str) -> None:
        raise AssertionError(f"{path} was read anew")

    monkeypatch.setattr(reading, "read_bytes", refuse)


@pytest.mark.parametrize("path", CHECKOUT_BANKS, ids=lambda path: path.stem)
def test_a_cached_bank_equals_a_fresh_one(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = load(path)
    load_all([path])
    without_reading(monkeypatch)
    assert load_all([path]) == [fresh]


def test_a_changed_file_is_read_anew(bank_file: Path) -> None:
    load_all([bank_file])
    bank_file.write_text(BANK.replace("minutes: 4", "minutes: 5"))
    (bank,) = load_all([bank_file])
    assert bank.questions["leaf"].minutes == 5.0
    assert len(cache_files()) == 1


def test_another_program_does_not_use_the_cache(bank_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_all([bank_file])
    monkeypatch.setattr(caching, "_program", lambda: "another version")
    without_reading(monkeypatch)
    with pytest.raises(AssertionError, match="read anew"):
        load_all([bank_file])


@pytest.mark.parametrize("keep", [0, 10, 36, 60, -1])
def test_a_torn_cache_file_is_ignored_and_replaced(bank_file: Path, keep: int) -> None:
    (fresh,) = load_all([bank_file])
    (cached,) = cache_files()
    whole = cached.read_bytes()
    cached.write_bytes(whole[:keep])
    assert load_all([bank_file]) == [fresh]
    assert cached.read_bytes() == whole


def test_a_flipped_bit_in_the_cache_is_seen(bank_file: Path) -> None:
    (fresh,) = load_all([bank_file])
    (cached,) = cache_files()
    data = bytearray(cached.read_bytes())
    data[data.index(b"leaf tensor")] ^= 1
    cached.write_bytes(data)
    assert load_all([bank_file]) == [fresh]


def test_a_copy_of_a_bank_knows_its_own_path(bank_file: Path, tmp_path: Path) -> None:
    load_all([bank_file])
    bank_file.rename(tmp_path / "moved.yaml")
    assert load_all([tmp_path / "moved.yaml"])[0].path == str(tmp_path / "moved.yaml")


def test_a_cache_folder_that_cannot_be_written_is_no_error(bank_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(bank_file))
    assert len(load_all([bank_file])) == 1


def test_a_number_that_no_cache_can_hold_is_read_anew_each_time(bank_file: Path) -> None:
    task = (
        "    kind: code\n    prompt: Write f.\n    status: draft\n    code:\n      entry: f\n      reference: f = 1\n"
    )
    check = f"      checks:\n        - {{id: big, call: f, expect: {10**30}}}\n"
    bank_file.write_text(f"schema: 1\nbank: {{id: big}}\nquestions:\n  - id: big\n{task}{check}")
    assert load_all([bank_file]) == load_all([bank_file]) == [load(bank_file)]
    assert not cache_files()


def test_a_broken_bank_is_left_out_where_somebody_is_told(bank_file: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("schema: 9\n")
    said: list[Problem] = []
    assert [bank.id for bank in load_all([broken, bank_file, tmp_path / "none.yaml"], say=said.append)] == ["small"]
    assert [problem.code for problem in said] == ["missing-key", "missing-key", "newer-schema", "unreadable"]


def test_a_broken_bank_raises_where_nobody_is_told(bank_file: Path, tmp_path: Path) -> None:
    bank_file.write_text("schema: 9\nbank: {id: small}\nquestions: []\n")
    with pytest.raises(BankError, match="version 9 of the bank format"):
        load_all([bank_file])


def test_two_files_of_one_bank_raise_or_the_first_is_taken(bank_file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.yaml"
    copy.write_text(BANK)
    with pytest.raises(BankError, match="same id and takes precedence"):
        load_all([bank_file, copy])
    said: list[Problem] = []
    assert [bank.path for bank in load_all([bank_file, copy], say=said.append)] == [str(bank_file)]
    assert [problem.code for problem in said] == ["shadowed"]
