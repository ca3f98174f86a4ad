"""A mock-interview simulator for PyTorch and deep learning in the terminal."""

__version__ = "0.1.0"
