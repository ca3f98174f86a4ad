"""Reading question banks: files in, typed questions or a list of all that is wrong out."""

from interview.bank.caching import load_all
from interview.bank.finding import find_banks
from interview.bank.positions import Positions
from interview.bank.problems import Problem, Severity, listing
from interview.bank.reading import BankFile, load, read

__all__ = ["BankFile", "Positions", "Problem", "Severity", "find_banks", "listing", "load", "load_all", "read"]
