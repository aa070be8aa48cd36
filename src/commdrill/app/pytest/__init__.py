"""The pytest plugin: drills as tests."""
