"""What an observation can be: data about a value, never the value and never an opinion on it."""

from typing import Any

import msgspec
import numpy as np
from msgspec import Struct

from interview.judge.wire.frames import FrameError


class Nothing(Struct, frozen=True, tag_field="k", tag="none"):
    """None."""


class Flag(Struct, frozen=True, tag_field="k", tag="bool"):
    """True or False."""

    v: bool


class Whole(Struct, frozen=True, tag_field="k", tag="int"):
    """An integer, in hexadecimal because it may be of any length."""

    v: str

    @property
    def number(self) -> int:
        """The integer itself."""
        return int(self.v, 16)


class Real(Struct, frozen=True, tag_field="k", tag="float"):
    """A float, in hexadecimal so that no digit is lost."""

    v: str

    @property
    def number(self) -> float:
        """The float itself."""
        return float.fromhex(self.v)


class Complex(Struct, frozen=True, tag_field="k", tag="complex"):
    """A complex number."""

    re: str
    im: str

    @property
    def number(self) -> complex:
        """The number itself."""
        return complex(float.fromhex(self.re), float.fromhex(self.im))


class Text(Struct, frozen=True, tag_field="k", tag="str"):
    """A string or bytes, perhaps cut: `length` is the whole."""

    v: str
    length: int


class Named(Struct, frozen=True, tag_field="k", tag="named"):
    """A constant that is known by its name: a dtype, a device, a class."""

    kind: str
    v: str


class Items(Struct, frozen=True, tag_field="k", tag="items"):
    """A list, a tuple or a set."""

    kind: str
    v: tuple["Value", ...]


class Pairs(Struct, frozen=True, tag_field="k", tag="dict"):
    """A mapping."""

    keys: tuple["Value", ...]
    values: tuple["Value", ...]


class Array(Struct, frozen=True, tag_field="k", tag="array"):
    """A tensor or an array: element type, shape, and where its bytes stand in the blob."""

    kind: str
    dtype: str
    shape: tuple[int, ...]
    start: int = 0
    size: int = 0
    device: str = "cpu"
    data: bytes = b""

    @property
    def numbers(self) -> np.ndarray[Any, Any]:
        """The elements; bfloat16 is widened to float32."""
        if self.dtype == "bfloat16":
            wide = np.frombuffer(self.data, np.uint16).astype(np.uint32) << 16
            return wide.view(np.float32).reshape(self.shape)
        return np.frombuffer(self.data, np.dtype(self.dtype)).reshape(self.shape)


class Opaque(Struct, frozen=True, tag_field="k", tag="opaque"):
    """A value that cannot be compared, known by its type alone."""

    type: str
    why: str = ""


Value = Nothing | Flag | Whole | Real | Complex | Text | Named | Items | Pairs | Array | Opaque

DTYPES = frozenset([
    "bool", "uint8", "int8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "float16", "bfloat16", "float32",
    "float64", "complex64", "complex128",
])  # fmt: skip
"""Element types whose bytes are sent."""


def load(value: Value, blob: bytes) -> Value:
    """Return an observation whose arrays hold their bytes.

    Raises:
        FrameError: A description does not fit the bytes.
    """
    try:
        return _fill(value, blob)
    except (ValueError, RecursionError, OverflowError) as error:
        raise FrameError("an observation that cannot be read") from error


def _fill(value: Value, blob: bytes) -> Value:
    """Give every array its bytes, and check that numbers are numbers."""
    match value:
        case Array():
            return _with_bytes(value, blob)
        case Items():
            return msgspec.structs.replace(value, v=tuple(_fill(item, blob) for item in value.v))
        case Pairs():
            if len(value.keys) != len(value.values):
                raise ValueError("keys without values")
            values = tuple(_fill(item, blob) for item in value.values)
            return Pairs(keys=tuple(_fill(key, blob) for key in value.keys), values=values)
        case Whole() | Real() | Complex():
            _ = value.number
    return value


def _with_bytes(array: Array, blob: bytes) -> Array:
    if array.dtype not in DTYPES:
        raise ValueError(array.dtype)
    count = 1
    for length in array.shape:
        if length < 0:
            raise ValueError("a negative length")
        count *= length
    width = 2 if array.dtype == "bfloat16" else np.dtype(array.dtype).itemsize
    if array.device == "meta":
        return msgspec.structs.replace(array, data=b"")
    if count * width != array.size or not 0 <= array.start <= array.start + array.size <= len(blob):
        raise ValueError("bytes that do not fit the shape")
    return msgspec.structs.replace(array, data=blob[array.start : array.start + array.size])
