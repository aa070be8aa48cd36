"""AWS's messaging services: SMS, voice, push and mail, into the company's own phones and mailboxes."""
