"""A value taken apart inside the child, so that what leaves it is data and never an opinion.

Runs beside the submission: everything it uses is bound before the submission is loaded, and subclasses are not asked.
"""

import dataclasses
import json
from collections.abc import Mapping
from typing import Any, cast

import numpy as np
import torch

MAX_DEPTH = 12
MAX_ITEMS = 20_000
MAX_TEXT = 20_000
MAX_BYTES = 32 << 20

_base = torch._C.TensorBase
_plain = torch._C.DisableTorchFunctionSubclass
_detach, _contiguous, _numpy, _view, _cpu = _base.detach, _base.contiguous, _base.numpy, _base.view, _base.cpu
_resolve_conj, _resolve_neg, _to_dense = _base.resolve_conj, _base.resolve_neg, _base.to_dense
_slots: dict[str, Any] = {name: getattr(_base, name).__get__ for name in ("dtype", "shape", "layout", "device")}
_get_dtype, _get_shape, _get_layout, _get_device = _slots.values()
_dumps = json.JSONEncoder(separators=(",", ":"), ensure_ascii=True, check_circular=False).encode
_ascontiguous, _tobytes, _ndarray, _generic = np.ascontiguousarray, np.ndarray.tobytes, np.ndarray, np.generic
_dtype_type, _device_type, _size_type = torch.dtype, torch.device, torch.Size
_bfloat16, _int16, _strided = torch.bfloat16, torch.int16, torch.strided
_fields, _is_dataclass = dataclasses.fields, dataclasses.is_dataclass
_NAMES = {getattr(torch, name): name for name in (
    "bool", "uint8", "int8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "float16", "bfloat16", "float32",
    "float64", "complex64", "complex128",
)}  # fmt: skip
_NUMPY_NAMES = frozenset(_NAMES.values()) - {"bfloat16"}

_SERIES: dict[type, Any] = {kind: kind.__iter__ for kind in (list, tuple, set, frozenset)}

Node = dict[str, Any]


class TooLargeError(Exception):
    """The value is larger than an observation may be."""


class Observation:
    """One value on its way out: its description, and the bytes of its arrays."""

    def __init__(self) -> None:
        self._blobs: list[bytes] = []
        self._size = 0
        self._items = 0

    def header(self, record: Node) -> bytes:
        """Return a record that holds the description, as JSON."""
        return _dumps(record).encode()

    def blob(self) -> bytes:
        """Return the bytes of all arrays, in the order in which they were met."""
        return b"".join(self._blobs)

    def take(self, value: object, depth: int = 0) -> Node:
        """Return the description of a value.

        Raises:
            TooLargeError: It has more depth, items or bytes than an observation may have.
        """
        self._items += 1
        if depth > MAX_DEPTH or self._items > MAX_ITEMS:
            limit = f"{MAX_DEPTH} levels of nesting" if depth > MAX_DEPTH else f"{MAX_ITEMS} values"
            raise TooLargeError(f"more than {limit}")
        kind = type(value)
        if value is None:
            return {"k": "none"}
        if kind is bool:
            return {"k": "bool", "v": value}
        simple = _SIMPLE.get(kind)
        if simple is not None:
            return cast(Node, simple(value))
        mro = kind.__mro__
        if _base in mro:
            return self._tensor(value)
        if _ndarray in mro or _generic in mro:
            return self._ndarray(value)
        return self._compound(value, mro, depth)

    def _compound(self, value: Any, mro: tuple[type, ...], depth: int) -> Node:
        for base, iterate in _SERIES.items():
            if base in mro:
                items = sorted(iterate(value), key=repr) if base in (set, frozenset) else iterate(value)
                name = "set" if base is frozenset else base.__name__
                return {"k": "items", "kind": name, "v": [self.take(item, depth + 1) for item in items]}
        if dict in mro:
            return self._pairs(dict.items(value), depth)
        for base, simple in _SIMPLE.items():
            if base in mro:
                return cast(Node, simple(value))
        if _is_dataclass(value) and not isinstance(value, type):
            return self._pairs([(field.name, getattr(value, field.name)) for field in _fields(value)], depth)
        if Mapping in mro:
            return self._pairs(list(value.items()), depth)
        if type in mro:
            return {"k": "named", "kind": "class", "v": str(type.__dict__["__name__"].__get__(value))[:200]}
        return {"k": "opaque", "type": _type_name(type(value)), "why": ""}

    def _pairs(self, pairs: Any, depth: int) -> Node:
        keys, values = [], []
        for key, item in pairs:
            keys.append(self.take(key, depth + 1))
            values.append(self.take(item, depth + 1))
        return {"k": "dict", "keys": keys, "values": values}

    def _tensor(self, value: Any) -> Node:
        with _plain():
            dtype, shape, device = _get_dtype(value), list(_get_shape(value)), _get_device(value)
            name = _NAMES.get(dtype)
            if device.type == "meta":
                return {"k": "array", "kind": "tensor", "dtype": name or "uint8", "shape": shape, "device": "meta"}
            if name is None:
                return {"k": "opaque", "type": str(dtype), "why": "dtype"}
            plain = _detach(value)
            if _get_layout(plain) is not _strided:
                plain = _to_dense(plain)
            plain = _contiguous(_resolve_neg(_resolve_conj(_cpu(self._sized(plain, shape, dtype.itemsize)))))
            array = _numpy(_view(plain, _int16) if dtype is _bfloat16 else plain)
        return self._array("tensor", name, shape, _tobytes(array))

    def _ndarray(self, value: Any) -> Node:
        name = str(value.dtype)
        if name not in _NUMPY_NAMES:
            return {"k": "opaque", "type": f"array of {name}"[:200], "why": "dtype"}
        shape = list(value.shape)
        array = _ascontiguous(self._sized(value, shape, value.dtype.itemsize))
        return self._array("ndarray", name, shape, _tobytes(array))

    def _sized(self, value: Any, shape: list[int], width: int) -> Any:
        count = width
        for length in shape:
            count *= length
        if count + self._size > MAX_BYTES:
            raise TooLargeError(f"{count >> 20} MiB, and an observation holds {MAX_BYTES >> 20} MiB")
        return value

    def _array(self, kind: str, dtype: str, shape: list[int], data: bytes) -> Node:
        start = self._size
        self._blobs.append(data)
        self._size += len(data)
        return {"k": "array", "kind": kind, "dtype": dtype, "shape": shape, "start": start, "size": len(data)}


def _type_name(kind: type) -> str:
    return str(type.__dict__["__name__"].__get__(kind))[:200]


def _text(value: Any) -> Node:
    return {"k": "str", "v": str.__str__(value)[:MAX_TEXT], "length": str.__len__(value)}


def _bytes(value: Any) -> Node:
    return {"k": "str", "v": repr(bytes(value[:MAX_TEXT])), "length": len(value)}


_SIMPLE: dict[type, Any] = {
    int: lambda value: {"k": "int", "v": hex(int.__index__(value))},
    float: lambda value: {"k": "float", "v": float.hex(value)},
    complex: lambda value: {"k": "complex", "re": float.hex(value.real), "im": float.hex(value.imag)},
    str: _text,
    bytes: _bytes,
    _dtype_type: lambda value: {"k": "named", "kind": "dtype", "v": str(value)},
    _device_type: lambda value: {"k": "named", "kind": "device", "v": str(value)},
    range: lambda value: {"k": "items", "kind": "range", "v": [_SIMPLE[int](item) for item in value[:MAX_ITEMS]]},
    slice: lambda value: {"k": "named", "kind": "slice", "v": repr(value)[:200]},
}
