"""A process whose cost the import benchmark takes: ``python3 -m tests.benchmarks.imported TABLE ROWS FOLDER``.

It prints the megabytes of its memory at the peak. Its children load this file again, as those of the program load
``alapp.__main__``, so that it imports nothing for them.
"""

from __future__ import annotations

if __name__ == "__main__":
    from tests.benchmarks.importing import main

    main()
