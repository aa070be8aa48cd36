"""`recover`: what a dead run left broken is put back."""
