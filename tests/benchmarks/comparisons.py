"""How well claims without a number are read, on abstracts whose comparisons were written down by hand.

    python -m tests.benchmarks.comparisons ../shared/gold/train.jsonl [--mistakes]

A claim is right if its subject, baseline, datasets, metric and direction are, names compared as `kg evaluate` does.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import msgspec

from extractors.evaluation import Tally, extracted
from extractors.evaluation.matching import canonical, same

ANNOTATED = Path(__file__).parents[1] / "extractors/comparisons/annotated.jsonl"
SLOTS = ("subject", "baseline", "dataset", "metric", "direction")
Row = dict[str, Any]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("gold", type=Path, help="the annotated file that has the abstracts")
    options.add_argument("--mistakes", action="store_true", help="show what is wrong and what is missed")
    chosen = options.parse_args()
    wanted = {row["id"]: row["comparisons"] for row in map(msgspec.json.decode, ANNOTATED.read_bytes().splitlines())}
    gold = [row for row in map(msgspec.json.decode, chosen.gold.read_bytes().splitlines()) if row["id"] in wanted]
    tally, named = Tally(), {True: Tally(), False: Tally()}
    for row, said in zip(gold, extracted(gold), strict=True):
        left, names = list(wanted[row["id"]]), canonical(row)
        tally += Tally(0, len(left), 0)
        for claim in said["comparisons"]:
            match = next((true for true in left if all(same(slot, true, claim, names) for slot in SLOTS)), None)
            if match:
                left.remove(match)
            elif chosen.mistakes:
                print("wrong", row["id"], {slot: claim[slot] for slot in SLOTS})
            tally += Tally(bool(match), 0, 1)
            named[bool(claim["baseline"])] += Tally(bool(match), 0, 1)
        for true in left if chosen.mistakes else ():
            print("missed", row["id"], true)
    print(f"right {tally.right} of {tally.found} claims, {tally.right} of {tally.gold} comparisons", tally.figures())
    for has, part in named.items():
        print(f"{'a' if has else 'no'} baseline named: right {part.right} of {part.found}")


if __name__ == "__main__":
    main()
