"""The ESP32 box: `esp32` alone imports `machine`, `network` and `esp32`; `parts` says what their drivers are here."""
