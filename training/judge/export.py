#!/usr/bin/env python3
"""Writes a trained judge as the file that the engine reads; its layout is drawn in src/judge/neural/weights.rs.

    export.py MODEL.npz PIECES.txt OUT

MODEL.npz holds the weights under the names that Hugging Face's BERT gives them, PIECES.txt one piece a
line, the four marks [PAD] [UNK] [CLS] [SEP] first, the others sorted. Needs numpy and xxhash.
"""
import struct
import sys

import numpy
import xxhash

GROUP, PLACES = 64, 160


def quantise(matrix):
    """Whole numbers from -7 to 7 and the scales, one a group of 64 neighbours in a row."""
    groups = matrix.astype(numpy.float32).reshape(-1, GROUP)
    scales = (numpy.abs(groups).max(1) / 7).astype(numpy.float16)
    wide = scales.astype(numpy.float32)[:, None]
    codes = numpy.where(wide > 0, numpy.clip(numpy.rint(groups / numpy.where(wide > 0, wide, 1)), -7, 7), 0)
    return codes.astype(numpy.int8).reshape(-1), scales


def main(model, pieces, out):
    weights = numpy.load(model)
    pieces = open(pieces, encoding="utf-8").read().split("\n")[4:-1]
    assert pieces == sorted(pieces)
    layers = 1 + max(int(name.split(".")[2]) for name in weights.files if name.startswith("encoder.layer."))
    codes, scales, numbers = [], [], []

    def matrix(name, rows=None):
        code, scale = quantise(weights[name][:rows])
        codes.append(code)
        scales.append(scale)

    def number(name):
        numbers.append(weights[name].astype(numpy.float16).reshape(-1))

    def dense(name):
        matrix(name + ".weight")
        number(name + ".bias")

    def norm(name):
        number(name + ".weight")
        number(name + ".bias")

    matrix("embeddings.word_embeddings.weight")
    assert len(weights["embeddings.word_embeddings.weight"]) == len(pieces) + 4
    matrix("embeddings.position_embeddings.weight", PLACES)
    number("embeddings.token_type_embeddings.weight")
    norm("embeddings.LayerNorm")
    for layer in range(layers):
        at = f"encoder.layer.{layer}."
        for part in ("query", "key", "value"):
            dense(at + "attention.self." + part)
        dense(at + "attention.output.dense")
        norm(at + "attention.output.LayerNorm")
        dense(at + "intermediate.dense")
        dense(at + "output.dense")
        norm(at + "output.LayerNorm")
    dense("pooler.dense")
    number("classifier.weight")
    number("classifier.bias")
    code = (numpy.concatenate(codes) + 8).astype(numpy.uint8)
    lines = "".join(piece + "\n" for piece in pieces).encode()
    body = struct.pack("<BHI", layers, len(pieces) + 4, len(lines)) + lines
    body += numpy.concatenate(scales).tobytes() + numpy.concatenate(numbers).tobytes()
    body += (code[0::2] | code[1::2] << 4).tobytes()
    with open(out, "wb") as handle:
        handle.write(b"CCJ1" + struct.pack("<Q", xxhash.xxh64_intdigest(body)) + body)
    print(f"{out}: {12 + len(body)} bytes, {layers} layers, {len(pieces) + 4} pieces")


if __name__ == "__main__":
    main(*sys.argv[1:])
