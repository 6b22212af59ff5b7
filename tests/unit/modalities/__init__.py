"""Tests of the modalities room."""
