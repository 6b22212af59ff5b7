"""Offline annotation with active learning."""
