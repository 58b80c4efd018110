"""How the comparer does on sets of claim and evidence pairs.

    python3 training/pairs.py FILE.jsonl... > record/pairs.md

Each line of a file is {"claim", "evidence", "label"}; the label is SUPPORTS, REFUTES, NEI or NOT_ENTAILED
(not supported). Accuracy counts an abstention as NEI; the sets are not part of the project (NOTICE names
those that the weights were fitted on). Needs `cargo build --release`.
"""

import json
import pathlib
import subprocess
import sys

STANCES = {"supports": "SUPPORTS", "refutes": "REFUTES", "neutral": "NEI"}


def stances(text):
    command = ["target/release/citecheck", "pairs", "--judge", "never"]
    lines = subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout.splitlines()
    return [STANCES[json.loads(line)["stance"]] for line in lines]


def right(label, stance):
    return stance != "SUPPORTS" if label == "NOT_ENTAILED" else label == stance


def precision(rows, stance):
    given = [label for label, found in rows if found == stance]
    share = sum(right(label, stance) for label in given) / len(given) if given else 0.0
    return f"{share:.3f} of {len(given)}"


print("# Pairs of claim and evidence\n")
print("Written by `training/pairs.py`, with the comparer alone; not compared by CI, as the sets are not part of")
print("the project.\n")
print("| set | pairs | labels | accuracy | precision of supports | precision of refutes |")
print("|---|---|---|---|---|---|")
for name in sys.argv[1:]:
    text = pathlib.Path(name).read_text(encoding="utf-8")
    labels = [json.loads(line)["label"] for line in text.splitlines()]
    rows = list(zip(labels, stances(text), strict=True))
    accuracy = sum(right(*row) for row in rows) / len(rows)
    print(
        f"| {pathlib.Path(name).stem} | {len(rows)} | {len(set(labels))} | {accuracy:.3f} "
        f"| {precision(rows, 'SUPPORTS')} | {precision(rows, 'REFUTES')} |"
    )
