"""`python -m interview` is the command `interview`."""

import sys

from interview.cli import main

sys.exit(main())
