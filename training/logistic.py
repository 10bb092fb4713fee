"""Logistic regression with an L2 penalty, by Newton's method: small, exact and without a library."""

from __future__ import annotations

from typing import Any

import numpy as np


def newton(x: Any, y: Any, weight: Any, penalty: float, known: Any = 0.0) -> Any:
    """The weights of the columns of *x* that make *y* (0 or 1 a row, counted *weight* times) likeliest.

    The first column is the bias, which hardly pays the *penalty*; *known* log odds are added to those of the columns.
    """
    beta = np.zeros(x.shape[1])
    shrink = np.diag(np.r_[penalty / 100, np.full(x.shape[1] - 1, penalty)])
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(x @ beta + known, -30, 30)))
        gradient = x.T @ (weight * (p - y)) + shrink @ beta
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + shrink + 1e-6 * np.eye(len(beta))
        step = np.linalg.solve(hessian, gradient)
        beta -= step
        if np.abs(step).max() < 1e-6:
            break
    return beta
