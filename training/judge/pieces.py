#!/usr/bin/env python3
"""Chooses the pieces of words that the judge knows.

    pieces.py VOCABULARY.txt PAIRS_DIR FREQUENCY.txt COUNT OUT

Of BERT's uncased vocabulary those are kept that the training pairs need most, all single characters of
Latin script, and common words of news (data/source/frequency.txt). Needs tokenizers.
"""
import collections
import sys

from tokenizers import BertWordPieceTokenizer

import pairs

MARKS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]


def main(vocabulary, folder, frequency, count, out):
    every = open(vocabulary, encoding="utf-8").read().split("\n")
    cutter = BertWordPieceTokenizer(vocabulary, lowercase=True)
    train, _, held = pairs.load(folder)
    texts = sorted({text for pair in train + held for text in (pair.claim, pair.evidence)})
    uses = collections.Counter()
    for cut in cutter.encode_batch(texts, add_special_tokens=False):
        uses.update(cut.tokens)
    for line in open(frequency, encoding="utf-8"):
        if line.startswith("#") or not line.strip():
            continue
        word, rarity = line.rstrip("\n").replace("=", "").split("\t")[:2]
        cut = cutter.encode(word, add_special_tokens=False).tokens
        if len(cut) == 1:
            uses[cut[0]] += max(0, 12 - int(rarity))
    bare = lambda piece: piece[2:] if piece.startswith("##") else piece
    kept = {piece for piece in every if len(bare(piece)) == 1 and (ord(piece[-1]) < 0x250 or uses[piece])}
    for piece, _ in uses.most_common():
        if len(kept) >= int(count) - len(MARKS):
            break
        if piece not in MARKS:
            kept.add(piece)
    with open(out, "w", encoding="utf-8") as handle:
        handle.write("\n".join(MARKS + sorted(kept)) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
