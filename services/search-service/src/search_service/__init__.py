"""Search by words and by meaning, and the prices of other sellers beside the shop's own."""

import os

# Before numpy is loaded: its BLAS else has a thread for each core, which wait for one another by spinning. Whenever
# another process had a core, the vector of a short query cost 22 ms of CPU instead of 1.5.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
