"""What a child writes is cut, checked and never believed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.judge.child.confinement.seccomp import program
from interview.judge.child.confinement.syscalls import ALLOWED, RULES
from interview.judge.host.isolation import isolation
from interview.judge.verdict.text import clean
from interview.judge.wire.frames import Frame, FrameError, FrameReader, pack
from interview.judge.wire.printed import split_printed
from interview.judge.wire.records import Done, read
from interview.judge.wire.values import Array, Items, load

FRAMES = [Frame(b'{"a":1}', b""), Frame(b"{}", b"\0" * 100), Frame(b"x" * 300, b"y")]


@given(st.lists(st.integers(1, 400), max_size=20))
def test_frames_survive_any_way_of_arriving(cuts: list[int]) -> None:
    data, reader, got = b"".join(pack(*frame) for frame in FRAMES), FrameReader(), list[Frame]()
    for cut in cuts:
        got += reader.feed(data[:cut])
        data = data[cut:]
    got += reader.feed(data)
    assert (got, reader.torn) == (FRAMES, False)


def test_a_stated_length_is_not_believed() -> None:
    with pytest.raises(FrameError):
        FrameReader().feed(b"\xff" * 12)


@pytest.mark.parametrize("header", [b"", b"{}", b'{"type":"passed"}', b'{"type":"done"}', b"[" * 100_000, b"\xff\xfe"])
def test_a_record_that_is_not_ours_is_refused(header: bytes) -> None:
    with pytest.raises(FrameError):
        read(Frame(header, b""))


def test_a_record_of_ours_is_read() -> None:
    assert read(Frame(b'{"type":"done","cpu_seconds":0.5,"peak_kb":1}', b"")) == Done(cpu_seconds=0.5, peak_kb=1)


@pytest.mark.parametrize(
    "array",
    [
        Array("tensor", "float32", (2,), 0, 4),
        Array("tensor", "float32", (1,), 6, 4),
        Array("tensor", "float32", (-1,), 0, 4),
        Array("tensor", "object", (1,), 0, 8),
        Array("tensor", "float32", (1 << 40,), 0, 4),
        Array("tensor", "float32", (1,), -4, 4),
    ],
)
def test_an_array_that_does_not_fit_its_bytes_is_refused(array: Array) -> None:
    with pytest.raises(FrameError):
        load(Items("list", (array,)), b"\0" * 8)


def test_printed_text_is_sorted_by_the_marks_between() -> None:
    assert split_printed(b"a\n\x000\x00b\n\x001\x00\x00-1\x00z\n") == {-1: "a\nz\n", 0: "b\n"}


def test_control_characters_are_shown_as_dots() -> None:
    assert clean("a\x1b[2J\x07\u202eb\n\tc") == "a·[2J··b\n\tc"
    assert clean("x" * 1000, 10) == "xxxxxxxxxx …"


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
def test_the_filter_names_every_call_once_and_jumps_within_itself(machine: str) -> None:
    lines = program(machine, own_pid=4242)
    assert len(lines) < 4096
    for place, (code, if_true, if_false, _) in enumerate(lines):
        assert code != 0x15 or max(place + 1 + if_true, place + 1 + if_false) < len(lines)
    calls = [getattr(numbers, machine) for group in ALLOWED.values() for numbers in group.values()]
    calls += [getattr(rule.numbers, machine) for rule in RULES.values()]
    known = [number for number in calls if number is not None]
    assert len(known) == len(set(known))


@pytest.mark.parametrize(
    ("missing", "level", "name"),
    [
        ((), 4, "full"),
        (("namespaces",), 3, "no namespaces"),
        (("landlock",), 2, "no Landlock"),
        (("namespaces", "landlock"), 2, "no Landlock"),
        (("seccomp",), 1, "limits only"),
        (("limits",), 0, "none"),
    ],
)
def test_the_level_never_claims_more_than_was_denied(missing: tuple[str, ...], level: int, name: str) -> None:
    layers = ("namespaces", "landlock", "seccomp", "limits")
    denied = {layer: () if layer in missing else ("something",) for layer in layers}
    reached = {layer: ("something",) if layer in missing else () for layer in layers}
    found = isolation(denied, reached)
    assert (found.level, found.name, set(found.missing)) == (level, name, set(missing))


def test_a_layer_of_which_nothing_was_tried_does_not_hold() -> None:
    assert isolation({}, {}).level == 0
