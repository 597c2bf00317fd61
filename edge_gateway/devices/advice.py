"""What an installer does about a message that was refused: said in the log beside the reason."""

ADVICE = {
    "mac": "this box has another key than the device it says it is: give it the config.json that `device add` wrote",
    "hw": "another box speaks as this device: a copied config.json, or a box that was replaced; for that `device move`",
    "unknown-device": "no such device may speak here: `device add` it, or see in `device list` whether it is revoked",
    "retained": "something publishes with the retain flag: no box does; clear the topic on the broker",
    "topic": "not a device of this site: compare `site` and `dev` in the box's config.json with the plan",
    "chain": "its journal goes on from an entry that is not here: it asks again and settles this itself",
}


def advice(reason: str) -> str:
    """Return what to do about a refusal, for the bytes themselves that nothing of ours would send."""
    return ADVICE.get(reason, "not a message of this version's firmware: see who else may publish on this broker")
