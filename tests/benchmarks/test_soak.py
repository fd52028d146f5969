"""A short soak, in a process of its own: a few hundred random commands, keys and clicks find nothing wrong."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("seed", [3, 4])
def test_a_few_hundred_random_acts_find_nothing(seed: int) -> None:
    command = [sys.executable, "tests/benchmarks/soak.py", "--acts", "400", "--seed", str(seed)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.stdout.endswith("400 acts, nothing found\n"), done.stdout + done.stderr
    assert done.returncode == 0
