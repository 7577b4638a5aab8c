"""Teaches the second opinion of the checks: writes ``resources/rules/alike.txt`` anew.

    python tools/train_likeness.py

Needs scikit-learn (``pip install --require-hashes -r requirements/train.txt`` in an environment of its
own), which is not a dependency of the product. It reads the labelled posts of ``tests/data`` (and files
named on the command line), all written for this project. One logistic regression a code says how much a
post reads like those with the code. The threshold of a code is where, in sets left out of the teaching
one after another, at most `FALSE` posts without the code would be called alike; what is printed for
each code is measured the same way, on sets it was not taught with. A code the model knows too little
of is left out.
"""

import argparse
import json
import re
import sys
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from medsos_desktop.checks import likeness  # noqa: E402

CODES = (
    "child.identity", "claim.absolute", "credit.person", "dignity.disability", "dignity.pity",
    "dignity.poverty-label", "hate.group", "hoax.hearsay", "link.aid-not-official", "neutral.campaign-call",
    "partner.cash-to-office", "partner.promotion", "pii.home-address", "secret.requested", "tone.hostile",
)  # fmt: skip
"""Codes that lie in the language; numbers, dates, counts and lists of names are the rules' alone."""
SET = re.compile(r"held|outer|wide|cases")
"""Sets whose writer saw neither rules nor code: the ones that are left out in turn."""
FALSE = 4
"""Posts called alike in error, of all that were left out in turn."""
ENOUGH = 0.5
"""The share of a code's posts that the model must find at that threshold to have a say."""
LEAST = 150
"""Fewer points than this (hundredths) are not kept."""


def main() -> None:
    """Reads, measures, teaches, writes."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("more", nargs="*", type=Path, help="further labelled posts")
    asked.add_argument("--out", type=Path, default=ROOT / "resources" / likeness.FILE)
    args = asked.parse_args()
    posts, sets = _read([*sorted((ROOT / "tests" / "data").glob("*.jsonl")), *args.more])
    vectorizer = TfidfVectorizer(analyzer=_features, min_df=3, binary=True)
    matrix = vectorizer.fit_transform([post["text"] for post in posts]).tocsr()
    matrix.sort_indices()
    taught, points, told = [], [], []
    for code in CODES:
        truth = np.array([code in post["expect"] for post in posts])
        threshold, found, many = _measure(matrix, truth, sets)
        told.append(f"{code}: {found:.0%} of {many} found where {FALSE} others would be")
        if found < ENOUGH:
            told[-1] += "; left out"
            continue
        model = _fit(matrix, truth)
        taught.append(likeness.Taught(code, threshold, float(model.intercept_[0])))
        points.append(np.rint(model.coef_[0] * vectorizer.idf_ * likeness.SCALE).astype(int))
        print(told[-1], flush=True)
    table = {
        word: (
            round(float(vectorizer.idf_[at]) * likeness.SCALE),
            tuple((number, int(each[at])) for number, each in enumerate(points) if abs(each[at]) >= LEAST),
        )
        for word, at in vectorizer.vocabulary_.items()
    }
    notes = ["Made by tools/train_likeness.py; not written by hand.", f"{len(posts)} labelled posts.", *told]
    args.out.write_text(
        likeness.dump(likeness.Model(tuple(taught), table), notes), encoding="utf-8", newline="\n"
    )


def _features(text: str) -> list[str]:
    return likeness.features(likeness.words(likeness.fold(text)))


def _read(files: list[Path]) -> tuple[list[dict], np.ndarray]:
    posts, sets = [], []
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            post = json.loads(line)
            if "expect" in post:
                posts.append(post)
                sets.append(re.sub(r"\d+\Z", "", file.stem))
    return posts, np.array(sets)


def _fit(matrix: csr_matrix, truth: np.ndarray) -> LogisticRegression:
    made = LogisticRegression(C=20, max_iter=300, class_weight="balanced", solver="liblinear", random_state=0)
    return made.fit(matrix, truth)


def _measure(matrix: csr_matrix, truth: np.ndarray, sets: np.ndarray) -> tuple[float, float, int]:
    """Threshold, the share found there, and of how many; each set judged by what the others taught."""
    scores = np.full(len(truth), np.nan)
    for name in sorted(set(sets)):
        if SET.search(name):
            out = sets == name
            scores[out] = _fit(matrix[~out], truth[~out]).decision_function(matrix[out])
    known = ~np.isnan(scores)
    false = np.sort(scores[known & ~truth])[::-1]
    threshold = max(0.0, float(false[FALSE]))
    mine = scores[known & truth]
    return threshold, float((mine > threshold).mean()), len(mine)


if __name__ == "__main__":
    main()
