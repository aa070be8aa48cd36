"""The embedded dev environment: an example company to drill, and a double of AWS to run it on."""
