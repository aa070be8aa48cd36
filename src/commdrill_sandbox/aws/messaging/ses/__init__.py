"""Simple Email Service, as its second API has it (`sesv2`)."""
