"""Where wording, components and addresses are read from: one source a module, found by lying here."""
