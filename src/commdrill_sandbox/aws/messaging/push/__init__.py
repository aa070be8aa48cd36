"""End User Messaging Push: what lives on of Amazon Pinpoint (`pinpoint`)."""
