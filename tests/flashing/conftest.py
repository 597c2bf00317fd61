"""The image of all boxes, and a gateway that hears them."""

import pytest

from flashing import application, base, image
from tests.edge_gateway.conftest import mosquitto, nest, start_gateway
from tests.flashing import stand_in

__all__ = ["mosquitto", "nest", "start_gateway"]  # fixtures


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the image of all boxes on a stand-in for MicroPython."""
    file = tmp_path_factory.mktemp("base") / "base.bin"
    file.write_bytes(stand_in.image())
    found = base.read(file)
    return image.common(found, application.pack(found.chip), application.loader())
