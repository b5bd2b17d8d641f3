"""What makes a reading unusable or doubtful: words left aside, passed over or taken for too little."""
