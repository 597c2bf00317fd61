"""From a message or an order to what is stored and answered: broker, ingest, and the one writer."""
