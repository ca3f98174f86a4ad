"""Holding banks to their own checks: samples to their bounds, checks to the mutants that they must catch."""

from interview.validation.report import Report
from interview.validation.validating import OnProgress, validate

__all__ = ["OnProgress", "Report", "validate"]
