"""Before anything is touched: what speaks against a drill."""
