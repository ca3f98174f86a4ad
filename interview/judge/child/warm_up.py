"""What torch does once, with one thread, before the first fork, so that no child has to.

A process that ever used a pool of threads makes its forks hang, and what is met here costs no child anything.
"""

import gc
import warnings

import numpy as np
import torch
import torch.func
import torch.utils.data
from torch import nn
from torch.nn import functional


def warm() -> None:
    """Walk once through dispatcher, autograd, formatting, linear algebra, layers and an optimiser."""
    torch.set_num_threads(1)
    torch.set_num_interop_threads(1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        _operators()
        _training()
    gc.collect()
    gc.freeze()
    gc.disable()


def _operators() -> None:
    x = torch.randn(8, 8, requires_grad=True)
    for dtype in (torch.float64, torch.float32, torch.bfloat16, torch.float16):
        y = x.to(dtype)
        torch.autograd.backward([(y @ y.T).softmax(1).sum()])
    repr(x), repr(torch.arange(3)), repr(torch.ones(2, dtype=torch.bool))
    torch.linalg.solve(x.detach(), torch.eye(8))
    torch.fft.rfft(x.detach())
    torch.einsum("ij,jk->ik", x, x)
    torch.func.grad(lambda value: (value**2).sum())(x.detach())
    functional.scaled_dot_product_attention(x[None], x[None], x[None], is_causal=True)
    np.linalg.norm(np.asarray(x.detach()))
    torch.testing.assert_close(x, x)


def _training() -> None:
    model = nn.Sequential(
        nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.ReLU(), nn.Flatten(), nn.Linear(72, 4), nn.Dropout()
    )
    optimizer = torch.optim.AdamW(model.parameters())
    loss = functional.cross_entropy(model(torch.randn(4, 1, 8, 8)), torch.randint(4, (4,)))
    torch.autograd.backward([loss])
    optimizer.step()
    model.load_state_dict(model.state_dict())
