"""What must never get out: secrets, in whatever form others wrote them back."""
