"""Structural holes: how much an actor's contacts are tied to one another.

With p(i, j) = w(i, j) / sum over k of w(i, k) and m(j, q) = w(j, q) / max over k of w(j, k), direction forgotten:

constraint      c(i) = sum over contacts j of (p(i, j) + sum over q of p(i, q) p(q, j))²
effective size  e(i) = sum over contacts j of (1 - sum over q of p(i, q) m(j, q))

Low constraint, and an effective size near the number of contacts, mean that contacts can reach one another only through
the actor. Burt 1992, "Structural Holes", chapter 2.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import sparse

from graph.measures.degree import degree
from graph.measures.net import Net, Vector


def constraint(net: Net) -> Vector:
    p = _proportions(net)
    invested = p + (p @ p).multiply(net.adjacency)
    return np.asarray(invested.multiply(invested).sum(axis=1), dtype=np.float64).ravel()


def effective_size(net: Net) -> Vector:
    p, largest = _proportions(net), np.zeros(len(net.nodes))
    entries = net.weights.tocoo()
    np.maximum.at(largest, entries.row, entries.data)
    marginal = sparse.diags_array(_inverse(largest)) @ net.weights
    redundant = (p @ marginal.T).multiply(net.adjacency).sum(axis=1)
    return degree(net) - np.asarray(redundant, dtype=np.float64).ravel()


def _proportions(net: Net) -> Any:
    total = np.asarray(net.weights.sum(axis=1), dtype=np.float64).ravel()
    return sparse.csr_array(sparse.diags_array(_inverse(total)) @ net.weights)


def _inverse(values: Vector) -> Vector:
    return np.divide(1.0, values, out=np.zeros_like(values, dtype=np.float64), where=values > 0)
