#!/usr/bin/env python3
"""Trains the judge.

    train.py ENCODER_DIR PIECES.txt PAIRS_DIR OUT.npz [--layers 4] [--steps 4600] [--rate 1.5e-4]
             [--from MODEL.npz] [--balance]

ENCODER_DIR holds `model.safetensors` and `vocab.txt` of all-MiniLM-L6-v2. Prints the loss every 100 steps
and the measured sets every 500. Needs torch, safetensors, tokenizers; two cores take an hour.
"""
import argparse
import collections
import random
import re

import torch
from tokenizers import BertWordPieceTokenizer
from torch.nn import functional

import pairs
from network import Judge, Rounding

CLAIM_LIMIT, LIMIT, CLS, SEP = 64, 160, 2, 3
BATCH, WARM, SMOOTHING = 32, 200, 0.05
# Weights are rounded from this share of the steps on.
ROUNDED_FROM = 0.45
# Claims an epoch that are paired with the nearest passages that do not settle them.
STRANGERS = 2500


class Reader:
    """Pairs into batches of pieces."""

    def __init__(self, pieces):
        self.cutter = BertWordPieceTokenizer(pieces, lowercase=True)
        self.known = {}

    def cut(self, text):
        if text not in self.known:
            self.known[text] = self.cutter.encode(text, add_special_tokens=False).ids
        return self.known[text]

    def batch(self, chosen):
        rows = []
        for pair in chosen:
            claim = self.cut(pair.claim)[:CLAIM_LIMIT]
            evidence = self.cut(pair.evidence)[:LIMIT - 3 - len(claim)]
            rows.append(([CLS, *claim, SEP, *evidence, SEP], len(claim) + 2))
        length = max(len(row) for row, _ in rows)
        ids = torch.zeros(len(rows), length, dtype=torch.long)
        texts, mask = torch.zeros_like(ids), torch.zeros(len(rows), length, dtype=torch.bool)
        for at, (row, second) in enumerate(rows):
            ids[at, :len(row)] = torch.tensor(row)
            texts[at, second:len(row)] = 1
            mask[at, :len(row)] = True
        return ids, texts, mask, torch.tensor([pair.stance for pair in chosen])


class Balance:
    """Weights under which, within each eighth of shared words, the labels of the authored claims count alike."""

    def __init__(self, authored):
        mass = collections.Counter()
        for pair in authored:
            mass[self.cell(pair), pair.stance] += pairs.SHARE[pair.source]
        self.weights = {}
        for cell in range(8):
            whole = sum(mass[cell, stance] for stance in pairs.STANCES.values())
            for stance in pairs.STANCES.values():
                self.weights[cell, stance] = min(4, max(0.25, whole / 3 / max(1, mass[cell, stance])))

    @staticmethod
    def cell(pair):
        words = lambda text: [word for word in re.findall(r"[a-z0-9]+", text.lower())]
        known = {word[:5] for word in words(pair.evidence)}
        asked = [word for word in words(pair.claim) if len(word) > 3 or word.isdigit()]
        return min(7, int(8 * sum(word[:5] in known for word in asked) / max(1, len(asked))))

    def __call__(self, pair):
        return self.weights[self.cell(pair), pair.stance] if pair.source in pairs.AUTHORED else 1.0


class Strangers:
    """Passages that share words with a claim and do not settle it."""

    def __init__(self, authored):
        self.authored = authored
        self.passages = sorted({(pair.passage, pair.evidence) for pair in authored})
        self.by_word = collections.defaultdict(list)
        for at, (_, text) in enumerate(self.passages):
            for word in self.words(text):
                self.by_word[word].append(at)

    @staticmethod
    def words(text):
        return sorted({word for word in text.lower().split() if len(word) > 4})

    def pairs(self):
        for pair in random.sample(self.authored, STRANGERS):
            shared = collections.Counter()
            for word in self.words(pair.claim):
                if len(self.by_word[word]) < 200:
                    shared.update(at for at in self.by_word[word] if self.passages[at][0] != pair.passage)
            if shared:
                at = random.choice(shared.most_common(3))[0]
                yield pair._replace(evidence=self.passages[at][1], stance=pairs.STANCES["NEI"])


def epoch(train, strangers):
    """Batches of one pass, of pairs of like length."""
    by_source = collections.defaultdict(list)
    for pair in train:
        by_source[pair.source].append(pair)
    out = list(strangers.pairs())
    for source, rows in by_source.items():
        share = pairs.SHARE[source]
        while share > 0:
            out += rows if share >= 1 else random.sample(rows, int(len(rows) * share))
            share -= 1
    random.shuffle(out)
    for start in range(0, len(out), BATCH * 50):
        chunk = sorted(out[start:start + BATCH * 50], key=lambda pair: len(pair.claim) + len(pair.evidence))
        batches = [chunk[at:at + BATCH] for at in range(0, len(chunk), BATCH)]
        random.shuffle(batches)
        yield from batches


def accuracy(model, reader, measured):
    model.eval()
    out = {}
    with torch.no_grad():
        for name, rows in measured.items():
            two = len({pair.stance for pair in rows}) == 2
            right = 0
            for at in range(0, len(rows), 64):
                *batch, wanted = reader.batch(rows[at:at + 64])
                logits = model(*batch)
                if two:
                    logits[:, 2] = -torch.inf
                right += (logits.argmax(1) == wanted).sum().item()
            out[name] = round(right / len(rows), 3)
    model.train()
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("encoder", "pieces", "pairs", "out"):
        parser.add_argument(name)
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--steps", type=int, default=4600)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--from", dest="start", help="go on from these weights, rounded from the first step")
    parser.add_argument("--balance", action="store_true")
    options = parser.parse_args()
    torch.manual_seed(1)
    random.seed(1)
    train, measured, _ = pairs.load(options.pairs)
    pieces = open(options.pieces, encoding="utf-8").read().split("\n")[:-1]
    model = Judge(len(pieces), options.layers)
    if options.start:
        model.load(options.start)
    else:
        model.start_from(f"{options.encoder}/model.safetensors", f"{options.encoder}/vocab.txt", pieces)
    reader = Reader(options.pieces)
    authored = [pair for pair in train if pair.source in pairs.AUTHORED]
    strangers = Strangers(authored)
    weigh = Balance(authored) if options.balance else lambda _: 1.0
    wide = [weight for weight in model.parameters() if weight.dim() == 2]
    narrow = [weight for weight in model.parameters() if weight.dim() < 2]
    optimiser = torch.optim.AdamW([{"params": wide, "weight_decay": 0.01}, {"params": narrow, "weight_decay": 0}], eps=1e-6)
    step, losses = 0, 0.0
    while step < options.steps:
        for chosen in epoch(train, strangers):
            Rounding.on = bool(options.start) or step >= ROUNDED_FROM * options.steps
            for group in optimiser.param_groups:
                group["lr"] = options.rate * min(1, (step + 1) / WARM) * max(0.02, 1 - step / options.steps)
            *batch, wanted = reader.batch(chosen)
            weights = torch.tensor([weigh(pair) for pair in chosen])
            each = functional.cross_entropy(model(*batch), wanted, label_smoothing=SMOOTHING, reduction="none")
            loss = (each * weights).sum() / weights.sum()
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            step, losses = step + 1, losses + loss.item()
            if step % 100 == 0:
                print(step, round(losses / 100, 4), flush=True)
                losses = 0.0
            if step % 500 == 0:
                print(step, accuracy(model, reader, measured), flush=True)
            if step >= options.steps:
                break
    print(accuracy(model, reader, measured))
    model.save(options.out)


if __name__ == "__main__":
    main()
