SELECT dev, boot, up, at FROM device_boot
