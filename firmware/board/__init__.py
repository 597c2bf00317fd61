"""The ESP32 box: the one folder that imports `machine`, `network` and `esp32`."""
