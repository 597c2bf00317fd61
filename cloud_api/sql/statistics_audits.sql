-- Head counts: how many people were found inside, and when.
SELECT day, at, amount FROM fact
WHERE site = %(site)s AND day >= %(first)s AND day < %(until)s AND counted AND kind = 'audit' AND amount IS NOT NULL
ORDER BY day, at, log, n
