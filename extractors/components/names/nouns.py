"""Nouns for what things are: by themselves they name nothing, and after a name they are no part of it."""

from __future__ import annotations

import re

GENERIC = frozenset(
    "ai algorithm analysis approach architecture attention baseline benchmark classification classifier code corpus "
    "data dataset decoder embedding encoder evaluation experiment framework generation inference language large-scale "
    "layer learning llm loss machine method metric mllm ml model module network nlp optimization paper performance "
    "pipeline prompt quality result score state-of-the-art sota system task technique test text token tool training "
    "transformer-based work lm plm vlm dnn a100 cpu fpga gpu h100 tpu v100".split()
) | {
    "artificial intelligence",
    "computer vision",
    "deep learning",
    "deep learning model",
    "deep neural network",
    "foundation model",
    "language model",
    "large language model",
    "machine learning",
    "multimodal large language model",
    "natural language processing",
    "neural network",
    "pre-trained language model",
    "vision-language model",
}
"""Words and phrases, in the singular, that never name one thing."""

AFTER_MODEL = re.compile(r"\s*(?:model|famil(?:y|ies)|series|checkpoint)s?\s*", re.IGNORECASE)
"""After a model's name: "Minitron <models>"."""
AFTER_DATASET = re.compile(
    r"[\s-]+(?:data ?sets?|benchmarks?|corpus|corpora|suite|leaderboard|tasks?|test sets?)$", re.IGNORECASE
)
"""After a dataset's: "the MMLU <benchmark>"."""
AFTER_METHOD = re.compile(r"(?<!volution)(?<!volutionary)\s(?:techniques?|strateg(?:y|ies))$", re.IGNORECASE)
"""After a method's: "active learning <techniques>", but "evolution strategies"."""
AFTER_SHORT_FORM = (
    r"(?:algorithm|approach|architecture|framework|layer|mechanism|method|metric|model|module|network|policy|procedure|"
    r"scheme|score|strategy|system|technique|theory)s?"
)
"""After a short form, whatever it is of: "Long Form (LF) <module>", "the LF <module>"."""
