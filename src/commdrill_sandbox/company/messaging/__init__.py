"""How words reach people: mail, SMS and chat, sent from two Regions."""
