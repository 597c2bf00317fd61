-- Leaves from a number on, at most so many and so many bytes, but always one.
SELECT n, leaf FROM (
    SELECT n, leaf, sum(length(leaf)) OVER (ORDER BY n) - length(leaf) AS before
    FROM log_entry
    WHERE site = %(site)s AND log = %(log)s AND n >= %(first)s AND n < %(end)s
) AS t
WHERE before < %(bytes)s
ORDER BY n
