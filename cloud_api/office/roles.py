"""Which roles may do what in the office. Who proposes never approves: no role can do both."""

SETTLE = ("corrector", "admin")
PROPOSE = ("corrector",)
APPROVE = ("approver",)
CLOSE = ("approver", "admin")
READ = ("reporter", "corrector", "approver", "admin")
