"""AWS End User Messaging: SMS, media and voice messages (`pinpoint-sms-voice-v2`)."""
