"""The one error of the contract."""


class ContractError(ValueError):
    """These bytes are not what the contract allows; `reason` is a short code fit for a metric's label.

    The fault is the sender's: nothing may be stored, counted or acknowledged because of such bytes.
    """

    def __init__(self, reason, detail=""):
        super().__init__(reason + (": " + detail if detail else ""))
        self.reason = reason
        self.detail = detail
