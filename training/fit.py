#!/usr/bin/env python3
"""Fits the judge's tree ensemble and writes it to data/judge.bin.

    fit.py FEATURES.jsonl [--out data/judge.bin] [--rounds 120] [--leaves 10]

FEATURES.jsonl is what `cargo run --release --example features` prints. Rows of one evidence stay on
one side of the split into training and validation. Needs lightgbm and scikit-learn.
"""
import argparse
import hashlib
import json
import struct

import lightgbm
import numpy
from sklearn.metrics import classification_report, log_loss

STANCES = ["SUPPORTS", "REFUTES", "NEI"]
LEAF_SCALE = 4096.0


def read(path):
    rows = [json.loads(line) for line in open(path, encoding="utf-8")]
    rows = [row for row in rows if row["label"] in STANCES]
    x = numpy.array([row["x"] for row in rows], dtype=numpy.float32)
    y = numpy.array([STANCES.index(row["label"]) for row in rows])
    fold = numpy.array([hashlib.sha1(row["group"].encode()).digest()[0] % 5 for row in rows])
    return x, y, fold


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
    out = bytearray(struct.pack("<HB", len(trees), features))
    for table in tables:
        assert len(table) < 256
        out += struct.pack("<B", len(table)) + b"".join(struct.pack("<f", value) for value in table)
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
    parser.add_argument("--rounds", type=int, default=120)
    parser.add_argument("--leaves", type=int, default=10)
    options = parser.parse_args()
    x, y, fold = read(options.features)
    settings = dict(objective="multiclass", num_class=3, learning_rate=0.08, num_leaves=options.leaves, min_data_in_leaf=40,
                    max_bin=63, feature_fraction=0.6, bagging_fraction=0.8, bagging_freq=1, lambda_l2=5.0, seed=1,
                    verbose=-1, deterministic=True, num_threads=2)
    train, valid = fold != 0, fold == 0
    model = lightgbm.train(settings, lightgbm.Dataset(x[train], y[train]), options.rounds)
    p = model.predict(x[valid])
    print(f"rows {len(y)}, validation log loss {log_loss(y[valid], p):.4f}")
    print(classification_report(y[valid], p.argmax(1), target_names=STANCES, digits=3))
    for floor in (0.5, 0.6, 0.7, 0.8):
        sure = p.max(1) >= floor
        for stance in (0, 1):
            given = sure & (p.argmax(1) == stance)
            right = (y[valid][given] == stance).mean() if given.any() else float("nan")
            print(f"  {STANCES[stance]:9} at {floor}: precision {right:.3f}, recall {(given & (y[valid] == stance)).sum() / (y[valid] == stance).sum():.3f}")
    gain = model.feature_importance("gain")
    print("gain", sorted(((round(float(g)), i) for i, g in enumerate(gain)), reverse=True)[:46])
    whole = lightgbm.train(settings, lightgbm.Dataset(x, y), options.rounds)
    print("bytes", export(whole, x.shape[1], options.out))


if __name__ == "__main__":
    main()
