#!/usr/bin/env python3
"""Fits the judge's tree ensemble and writes it to data/judge.bin.

    fit.py FEATURES.jsonl [--out data/judge.bin] [--rounds 40] [--leaves 6]

FEATURES.jsonl is what `cargo run --release --example features` prints. The ensemble tells whether the
evidence supports; what refutes is a rule (src/judge/gates.rs). It is monotone in what it must be: more of
the claim accounted for never makes support less likely, a differing slot never makes it more likely. (Sets in
which supported claims are far paraphrases and refuted ones near copies teach the reverse otherwise.)
Rows of one evidence stay on one side of the split into training and validation. Needs lightgbm,
scikit-learn.
"""
import argparse
import hashlib
import json
import re
import struct

import lightgbm
import numpy
from sklearn.metrics import log_loss, roc_auc_score

LABELS = ["SUPPORTS", "REFUTES", "NEI"]
LEAF_SCALE = 4096.0
# Share of supported and of refuted parts by coverage of the claim (coverage, share), among the windows that
# may support: only there is the ensemble asked.
PRIORS = {"SUPPORTS": ([0.6, 1.0], [0.40, 0.70]), "REFUTES": ([0.6, 1.0], [0.25, 0.20])}
# Direction of each feature for support: 1 up, -1 down, 0 free.
DIRECTIONS = {
    "coverage": 1, "coverage_exact": 1, "coverage_rest": 1, "missing_words": -1, "missing_most": -1,
    "missing_weight": -1, "names_same": 0, "quantity_same": 1, "quantity_implies": 1, "time_implies": 1,
    "polarity_same": 0, "role_same": 1, "speaker_same": 1, "speaker_missing": -1, "loose_synonyms": 0,
    "bigrams": 1, "order": 1, "density": 1, "sentences": 0, "scope_missing": -1, "typed_slots": 0,
    "negation_unmatched": 0, "best_rest": 1, "evidence_unused": 0, "coverage_by_one": 1,
}


def feature_names():
    source = open("src/judge/features.rs", encoding="utf-8").read()
    return re.findall(r'^\s+"(\w+)",$', source.split("pub const FEATURES")[1].split("];")[0], re.M)


def read(path, weights):
    rows = [json.loads(line) for line in open(path, encoding="utf-8")]
    # The best window of a part counts, with the pair's label when it is of the claim's own passage; a claim
    # in several parts tells the label of each only when it is supported.
    rows = [row for row in rows if row["rank"] == 0 and (row["parts"] == 1 or row["label"] == "SUPPORTS")]
    rows = [row if row["home"] else row | {"label": "NEI"} for row in rows if row["label"] in LABELS and row["may_support"]]
    x = numpy.array([row["x"] for row in rows], dtype=numpy.float32)
    y = numpy.array([row["label"] for row in rows])
    fold = numpy.array([hashlib.sha1(row["group"].encode()).digest()[0] % 5 for row in rows])
    weight = numpy.array([weights.get(row["source"], 1.0) for row in rows])
    source = numpy.array([row["source"] for row in rows])
    return x, y, fold, weight, source


def balance(y, weight, coverage):
    """Weights under which label and coverage go together as among readers' claims, not as in the sets.

    In the authored sets near copies are nearly all refuted (first) or supported (second) by the way they
    were written. Within each tenth of coverage the labels are weighted to the shares of PRIORS.
    """
    weight = weight.copy()
    edges = numpy.quantile(coverage, numpy.linspace(0, 1, 11))[1:-1]
    tenth = numpy.digitize(coverage, edges)
    for t in range(10):
        here = tenth == t
        middle = float(numpy.mean(coverage[here]))
        supports = numpy.interp(middle, *PRIORS["SUPPORTS"])
        refutes = numpy.interp(middle, *PRIORS["REFUTES"])
        total = weight[here].sum()
        for label, share in (("SUPPORTS", supports), ("REFUTES", refutes), ("NEI", 1 - supports - refutes)):
            of = here & (y == label)
            if of.any():
                weight[of] *= share * total / weight[of].sum()
    return weight


def flatten(tree):
    """Splits and leaves of one tree; a child below zero is the leaf with that complement."""
    splits, leaves = [], []

    def visit(node):
        if "leaf_value" in node:
            leaves.append(node["leaf_value"])
            return -len(leaves)
        at = len(splits)
        splits.append(None)
        left, right = visit(node["left_child"]), visit(node["right_child"])
        splits[at] = (node["split_feature"], numpy.float32(node["threshold"]), left, right)
        return at

    visit(tree["tree_structure"])
    return splits, leaves


def export(model, features, path):
    trees = [flatten(tree) for tree in model.dump_model()["tree_info"]]
    tables = [sorted({float(s[1]) for splits, _ in trees for s in splits if s[0] == f}) for f in range(features)]
    out = bytearray(struct.pack("<B", features))
    for table in tables:
        assert len(table) < 256
        out += struct.pack("<B", len(table)) + b"".join(struct.pack("<f", value) for value in table)
    out += struct.pack("<H", len(trees))
    for splits, leaves in trees:
        out += struct.pack("<B", len(splits))
        for feature, threshold, left, right in splits:
            out += struct.pack("<BBbb", feature, tables[feature].index(float(threshold)), left, right)
        for leaf in leaves:
            out += struct.pack("<h", max(-32768, min(32767, round(leaf * LEAF_SCALE))))
    with open(path, "wb") as handle:
        handle.write(out)
    return len(out)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("features")
    parser.add_argument("--out", default="data/judge.bin")
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--leaves", type=int, default=6)
    options = parser.parse_args()
    names = feature_names()
    # The second authored set turns the style of the first round; they count alike.
    x, y, fold, weight, source = read(options.features, {"authored-2.jsonl": 3.0})
    features = x.shape[1]
    assert features == len(names), (features, len(names))
    weight = balance(y, weight, x[:, names.index("coverage")])
    train, valid = fold != 0, fold == 0
    directions = [DIRECTIONS[name] for name in names]
    settings = dict(objective="binary", learning_rate=0.08, num_leaves=options.leaves, min_data_in_leaf=50, max_bin=63,
                    feature_fraction=1.0, bagging_fraction=0.8, bagging_freq=1, lambda_l2=5.0, seed=1, verbose=-1,
                    deterministic=True, num_threads=2, monotone_constraints=directions)
    t = y == "SUPPORTS"
    model = lightgbm.train(settings, lightgbm.Dataset(x[train], t[train], weight=weight[train]), options.rounds)
    p, t, w = model.predict(x[valid]), t[valid], weight[valid]
    print(f"rows {len(y)}, log loss {log_loss(t, p, sample_weight=w):.4f}, AUC {roc_auc_score(t, p, sample_weight=w):.4f}",
          " ".join(f"{s}:{roc_auc_score(t[source[valid] == s], p[source[valid] == s]):.3f}" for s in sorted(set(source))))
    for floor in (0.5, 0.6, 0.7, 0.8):
        sure = p >= floor
        print(f"   at {floor}: precision {w[sure & t].sum() / max(w[sure].sum(), 1e-9):.3f}, recall {w[sure & t].sum() / w[t].sum():.3f}")
    gain = model.feature_importance("gain")
    print("   gain:", ", ".join(f"{names[i]} {gain[i]:.0f}" for i in gain.argsort()[::-1][:24]))
    whole = lightgbm.train(settings, lightgbm.Dataset(x, y == "SUPPORTS", weight=weight), options.rounds)
    print("bytes", export(whole, features, options.out))


if __name__ == "__main__":
    main()
