"""The pairs that the judge learns from, and those it is measured on.

A line of a set is `{"id", "claim", "evidence", "label", "title", "licence"}`; the label is `SUPPORTS`,
`REFUTES` or `NEI`. README.md names the sets and their licences.
"""
import collections
import hashlib
import json
import pathlib
import random

STANCES = {"SUPPORTS": 0, "REFUTES": 1, "NEI": 2}
AUTHORED = ("authored-1", "authored-2")
PUBLIC = ("vitaminc_real", "vitaminc_synthetic", "vitaminc_train_sample", "feverous_s_dev",
          "fever_symmetric_v1_generated", "mnli_dev_20pct", "snli_dev_20pct")
MEASURED = ("vitaminc_real", "fever_symmetric_v2_dev", "equate_stresstest", "fm2_dev")
# How often an epoch sees each set: the authored claims are most like those of readers; the second set
# turns the style of the first round and has to weigh against it.
SHARE = {"authored-1": 1.0, "authored-2": 2.0, "vitaminc_real": 0.6, "vitaminc_synthetic": 0.3,
         "vitaminc_train_sample": 1, "feverous_s_dev": 0.8, "fever_symmetric_v1_generated": 2,
         "mnli_dev_20pct": 1, "snli_dev_20pct": 0.8, "breaking_nli": 0.8}
# Of twelve parts of the authored passages one measures, two are held for fitting the combination.
PARTS = 12
# Refuted pairs that are kept of breaking_nli, nearly all of which are refuted.
BREAKING = 1500
LONGEST = 130

Pair = collections.namedtuple("Pair", "claim evidence stance source passage row")


def part(passage):
    return hashlib.sha1(passage.encode()).digest()[0] % PARTS


def read(folder, name):
    lines = (pathlib.Path(folder) / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    source = name.split("/")[-1]
    for row in map(json.loads, lines):
        if row["label"] not in STANCES or row.get("licence", "").startswith("see "):
            continue  # a licence that has to be looked up elsewhere is no licence
        title = row.get("title")
        evidence = f"{title}. {row['evidence']}" if title else row["evidence"]
        passage = "-".join(row["id"].split("-")[:2]) if source in AUTHORED else row["id"]
        yield Pair(row["claim"], evidence, STANCES[row["label"]], source, passage, row)


def load(folder):
    """Pairs to train on, pairs to measure by set, and authored pairs held for the combination."""
    train, held, measured = [], [], {"authored": []}
    for pair in (pair for name in AUTHORED for pair in read(folder, f"train/{name}")):
        {0: measured["authored"], 1: held, 2: held}.get(part(pair.passage), train).append(pair)
    for name in PUBLIC:
        train += [pair for pair in read(folder, f"train/{name}") if len(pair.evidence.split()) < LONGEST]
    breaking = list(read(folder, "train/breaking_nli"))
    refuted = [pair for pair in breaking if pair.stance == STANCES["REFUTES"]]
    train += [pair for pair in breaking if pair.stance != STANCES["REFUTES"]]
    train += random.Random(5).sample(refuted, BREAKING)
    for name in MEASURED:
        every = list(read(folder, f"dev/{name}"))
        random.Random(1).shuffle(every)
        measured[name] = every[:500]
    return train, measured, held
