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

for line in sys.stdin:
    out, error = io.StringIO(), None
    began = time.process_time()
    try:
        with contextlib.redirect_stdout(out), warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            exec(compile(json.loads(line), "figure.py", "exec"), {"__name__": "__main__"})
    except BaseException:
        error = traceback.format_exc()
    seconds = time.process_time() - began
    said = sorted({str(warning.message) for warning in caught})
    print(json.dumps({"out": out.getvalue(), "error": error, "warnings": said, "seconds": seconds}), flush=True)
