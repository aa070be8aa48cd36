"""The company's communication automation: notices what is broken, and carries the plan out."""
