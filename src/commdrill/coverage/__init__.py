"""What has been drilled of what is promised: a fold over documents and earlier runs."""
