"""The company on AWS: its store, its API and its messages, set up on the embedded one."""
