class ContractError(ValueError):
    reason: str
    detail: str
    def __init__(self, reason: str, detail: str = "") -> None: ...
