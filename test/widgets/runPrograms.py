"""Runs Python programs that come as JSON strings, one a line, each in a namespace of its own: SciPy is loaded once."""
import contextlib
import io
import json
import sys
import time
import traceback
import warnings

import numpy  # noqa: F401
from scipy import integrate, optimize, special, stats  # noqa: F401

warnings.simplefilter("ignore")
for line in sys.stdin:
    out, error = io.StringIO(), None
    began = time.process_time()
    try:
        with contextlib.redirect_stdout(out):
            exec(compile(json.loads(line), "figure.py", "exec"), {"__name__": "__main__"})
    except BaseException:
        error = traceback.format_exc()
    print(json.dumps({"out": out.getvalue(), "error": error, "seconds": time.process_time() - began}), flush=True)
