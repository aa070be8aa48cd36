"""What sets something off: topics, rules and alarms, on their way to functions and topics."""
