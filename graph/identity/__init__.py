"""Who is the same as whom: judged from names, states and offices, each judgement with its reason and score."""

from graph.identity.clusters import clusters
from graph.identity.judging import AUTOMATIC, Judgement, ask
from graph.identity.known import Known, keys, known, standing
from graph.identity.names import folded

__all__ = ["AUTOMATIC", "Judgement", "Known", "ask", "clusters", "folded", "keys", "known", "standing"]
