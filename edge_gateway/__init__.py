"""The gateway of a hall: MQTT in, one durable log, what the presses mean, the wall, and the way to the cloud."""
