"""For every test: this folder on the import path (``small``), no clock in property tests, a cache apart."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

_CACHE = tempfile.mkdtemp(prefix="iccpr-check-tests-")
os.environ["ICCPR_CHECK_CACHE"] = _CACHE
"""What tests keep is theirs; the programs they start find it there too."""
atexit.register(shutil.rmtree, _CACHE, ignore_errors=True)
