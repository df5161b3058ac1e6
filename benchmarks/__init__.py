"""Measurements that stand beside the tests."""
