#!/usr/bin/env python3
"""How the comparer does on claims that no rule was written for.

    python3 training/articles.py PAIRS.jsonl... [--errors A] > record/articles.md

Each line of a file is {"id", "claim", "evidence", "label", "title", "kind"}. The passages of one title become one
article, all articles of a half (by the title's hash) a pack, and each claim is checked against the pack of its
half: SUPPORTS asks for supported, REFUTES for contradicted, NEI for unknown. What a passage leaves open may be told
by another one of its title, so that the figures are a little too bad. Half A may be read while rules are mended
(--errors prints its wrong verdicts to standard error), half B is only counted. The sets are not part of the
project. Needs `cargo build --release`.
"""

import argparse
import collections
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile

CITECHECK = "target/release/citecheck"
KINDS = ("news", "interview", "speech", "court")
VERDICTS = {"SUPPORTS": "supported", "REFUTES": "contradicted", "NEI": "unknown"}
MONTHS = "January February March April May June July August September October November December".split()
DATE = re.compile(rf"^(?:\w+day, )?({'|'.join(MONTHS)}) (\d{{1,2}}), (20\d\d) (?=[A-Z])")


def dated(passage):
    """The passage without the date line at its start, and the date."""
    found = DATE.match(passage)
    if not found:
        return passage, None
    month, day, year = found.groups()
    return passage[found.end() :], f"{year}-{MONTHS.index(month) + 1:02}-{int(day):02}"


def write_articles(rows, folder):
    titles = collections.OrderedDict()
    for row in rows:
        titles.setdefault(row["title"] or row["evidence"][:40], {})[row["evidence"]] = None
    for number, (title, passages) in enumerate(titles.items()):
        texts, dates = zip(*map(dated, passages))
        head = {"title": title, "publisher": "Wikinews", "date": next(filter(None, dates), None)}
        lines = [f"{key}: {json.dumps(value)}" for key, value in head.items() if value]
        text = "\n".join(["---", *lines, "---", "", "\n\n".join(texts), ""])
        (folder / f"{number:04}.md").write_text(text, encoding="utf-8")


def verdicts(rows, folder):
    articles, pack = folder / "articles", folder / "pack"
    articles.mkdir()
    write_articles(rows, articles)
    subprocess.run([CITECHECK, "build", articles, "--out", pack], check=True, capture_output=True)
    claims = "".join(json.dumps({"id": row["id"], "claim": row["claim"]}) + "\n" for row in rows)
    command = [CITECHECK, "check", "--pack", pack, "--jsonl", "--judge", "never"]
    lines = subprocess.run(command, input=claims, capture_output=True, text=True, check=True).stdout.splitlines()
    return [json.loads(line) for line in lines]


def share(part, whole):
    return f"{part / whole:.3f} of {whole}" if whole else "none"


def figures(half, copies, rows):
    count = collections.Counter(rows)
    given = {verdict: sum(n for (_, got), n in count.items() if got == verdict) for verdict in VERDICTS.values()}
    gold = {verdict: sum(n for (label, _), n in count.items() if label == verdict) for verdict in VERDICTS.values()}
    wrong = count["supported", "contradicted"] + count["contradicted", "supported"]
    settled = count["unknown", "supported"] + count["unknown", "contradicted"]
    right = sum(count[verdict, verdict] for verdict in VERDICTS.values())
    return (
        f"| {half} | {copies} | {len(rows)} | {right / len(rows):.3f} "
        f"| {share(count['supported', 'supported'], given['supported'])} "
        f"| {share(count['contradicted', 'contradicted'], given['contradicted'])} "
        f"| {wrong / (gold['supported'] + gold['contradicted']):.3f} | {settled / gold['unknown']:.3f} |"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="+", type=pathlib.Path)
    parser.add_argument("--errors", choices=["A"])
    options = parser.parse_args()
    halves = {"A": [], "B": []}
    for path in options.pairs:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["kind"] in KINDS:
                half = "AB"[hashlib.md5((row["title"] or row["evidence"][:40]).encode()).digest()[0] % 2]
                halves[half].append(row | {"set": path.stem})
    print("# Claims that no rule was written for\n")
    print("Written by `training/articles.py`, with the comparer alone, on claims about passages of Wikinews; not")
    print("compared by CI, as the sets are not part of the project. In one set supported claims are far paraphrases")
    print("and the others near copies, in the other the refuted are far: harder than readers' claims, on purpose.\n")
    print("| half | set | claims | accuracy | precision of supported | of contradicted | wrong-way | false-decisive |")
    print("|---|---|---|---|---|---|---|---|")
    for half, rows in halves.items():
        with tempfile.TemporaryDirectory() as folder:
            found = verdicts(rows, pathlib.Path(folder))
        for name in sorted({row["set"] for row in rows}):
            of_set = [(VERDICTS[r["label"]], f["verdict"]) for r, f in zip(rows, found, strict=True) if r["set"] == name]
            print(figures(half, name, of_set))
        if options.errors == half:
            for row, report in zip(rows, found, strict=True):
                if report["verdict"] not in ("unknown", VERDICTS[row["label"]]):
                    quotes = [citation["quote"] for citation in report["citations"]]
                    print(row["label"], report["verdict"], row["claim"], report["reason"]["text"], quotes, file=sys.stderr)


if __name__ == "__main__":
    main()
